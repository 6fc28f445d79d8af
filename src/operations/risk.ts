import type { Disk, EnsEvent } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { eventKey, hasEnded } from '../events/event';
import { keyOf, type Operation } from './operation';
import type { Target } from './plan';

/** From this many instances on, the number must be typed. */
const manyInstances = 3;

/** What speaks against acting on one event. */
export interface TargetRisk {
  target: Target;
  /** Local disks, which a move to another host may empty. */
  localDisks: readonly Disk[];
  /** True where the instance could not be read: its disks and state are not known. */
  unread: boolean;
  /** True where the event is scheduled already: the new plan replaces the old one, which no document promises. */
  alreadyScheduled: boolean;
  /** True where the plan misses the deadline. */
  afterDeadline: boolean;
  /** Other open events of the same instance. */
  otherEvents: readonly EnsEvent[];
  /** The last operation on the instance, and the attempt at this event whose outcome nobody knows. */
  lastOperation?: Operation;
  unclear?: Operation;
}

export interface Risk {
  /** `high` asks for typing instead of a button. */
  level: 'normal' | 'high';
  targets: readonly TargetRisk[];
}

export interface RiskFacts {
  /** All known events of the account. */
  events: Iterable<EnsEvent>;
  /** Oldest first. */
  operations: readonly Operation[];
  /** The attempt at the event whose outcome nobody knows. */
  unclear: (event: EnsEvent) => Operation | undefined;
  /** True where the account is marked as production, or a policy asks for typing. */
  strict: boolean;
}

/** `file` and `local_…` are local disks (ens-api.md section 4); what is not known to be a cloud disk is left to the words. */
export function isLocalDisk({ category }: Pick<Disk, 'category'>): boolean {
  return category === 'file' || category.startsWith('local');
}

/** What may be lost, from live data. */
export function assessRisk(targets: readonly Target[], facts: RiskFacts): Risk {
  const open = [...facts.events].filter(event => !hasEnded(event));
  const risks = targets.map(target => riskOf(target, open, facts));
  const high =
    facts.strict ||
    targets.length >= manyInstances ||
    risks.some(({ localDisks, unclear }) => localDisks.length > 0 || unclear);
  return { level: high ? 'high' : 'normal', targets: risks };
}

function riskOf(target: Target, open: readonly EnsEvent[], { operations, unclear }: RiskFacts): TargetRisk {
  const { event, instance, plan } = target;
  const deadline = deadlineOf(event);
  const earlier = unclear(event);
  const last = operations.filter(({ resourceId }) => resourceId === event.resourceId).at(-1);
  return {
    target,
    localDisks: (instance?.disks ?? []).filter(isLocalDisk),
    unread: !instance,
    alreadyScheduled: event.status === 'Scheduled',
    afterDeadline: plan.opsType === 'scheduled' && deadline !== undefined && plan.planTime > deadline.time,
    otherEvents: open.filter(other => other.resourceId === event.resourceId && eventKey(other) !== eventKey(event)),
    ...(last && { lastOperation: last }),
    ...(earlier && keyOf(earlier) === eventKey(event) && { unclear: earlier }),
  };
}
