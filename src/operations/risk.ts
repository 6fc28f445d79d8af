import type { Disk } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import type { Plan, Target } from './plan';

/** From this many instances on, the number must be typed. */
const manyInstances = 3;

export interface Risk {
  /** `high` asks for typing instead of a button. */
  level: 'normal' | 'high';
  /** Local disks that a redeploy may empty, with the target each belongs to. */
  localDisks: readonly { target: Target; disk: Disk }[];
  /** Targets whose instance could not be read: their disks are not known. */
  unknownInstances: readonly Target[];
  /** Targets that are scheduled already: the new plan replaces the old one, which no document promises. */
  alreadyScheduled: readonly Target[];
  /** Targets whose deadline the plan misses. */
  afterDeadline: readonly Target[];
}

/** `file` and `local_…` are local disks (ens-api.md section 4); anything not known to be a cloud disk is left to the words. */
export function isLocalDisk({ category }: Disk): boolean {
  return category === 'file' || category.startsWith('local');
}

/** What may be lost, from live data. */
export function assessRisk(targets: readonly Target[], plan: Plan): Risk {
  const localDisks = targets.flatMap(target =>
    (target.instance?.disks ?? []).filter(isLocalDisk).map(disk => ({ target, disk })),
  );
  const unknownInstances = targets.filter(({ instance }) => !instance);
  const high = localDisks.length > 0 || targets.length >= manyInstances;
  return {
    level: high ? 'high' : 'normal',
    localDisks,
    unknownInstances,
    alreadyScheduled: targets.filter(({ event }) => event.status === 'Scheduled'),
    afterDeadline: targets.filter(({ event }) => plan.opsType === 'scheduled' && isAfterDeadline(event, plan.planTime)),
  };
}

function isAfterDeadline(event: Target['event'], planTime: number): boolean {
  const deadline = deadlineOf(event);
  return deadline !== undefined && planTime > deadline.time;
}
