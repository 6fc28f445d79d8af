import type { Disk, EnsEvent, Instance } from '../ens/types';
import { deadlineOf } from '../events/deadline';
import { countInstances, eventKey, hasEnded } from '../events/event';
import type { Operation } from './operation';
import type { Target } from './plan';

/** From this many instances on, the number must be typed. */
const manyInstances = 3;

/** What speaks against acting on one event. */
export interface TargetRisk {
  target: Target;
  /** Local disks, which a move to another host may empty. */
  localDisks: readonly Disk[];
  /** Disks of a kind that is not known here, so that they may be local ones. */
  unknownDisks: readonly Disk[];
  /** True where the instance could not be read, or was missing from the answer: its disks and state are not known. */
  unread: boolean;
  /** True where nobody can tell that it has no local disk, nor which: what is not known counts as the worst. */
  disksUnknown: boolean;
  /** True where the event is scheduled already: the new plan replaces the old one, which no document promises. */
  alreadyScheduled: boolean;
  /** True where the plan misses the deadline. */
  afterDeadline: boolean;
  /** Other events of the same instance that are acted on with this one. */
  repeats: readonly EnsEvent[];
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

/** What the service says of an instance that tells which disks it has. */
export type DiskFacts = Pick<Instance, 'disks' | 'family'>;

/** `pangu` is a cloud disk (ens-api.md section 4), as are the others (ENS, DescribeCloudDiskTypes). */
const cloudCategories: readonly string[] = ['pangu', 'cloud_efficiency', 'cloud_ssd'];

/** Families of physical machines: x86_pm, x86_bm, x86_bmi, pc_bmi, arm_bmi (ens-api.md section 4), and their like. */
const physicalFamily = /_(pm|bmi?)$/i;

/** `file` and `local_…` are local disks (ens-api.md section 4). */
export function isLocalDisk({ category }: Pick<Disk, 'category'>): boolean {
  return category === 'file' || category.startsWith('local_');
}

/** True for the kinds that are known to be cloud disks: any other disk may be a local one. */
export function isCloudDisk({ category }: Pick<Disk, 'category'>): boolean {
  return cloudCategories.includes(category);
}

/** True for a physical machine, which has local disks, where none of those that are listed is known to be one. */
export function hasUnlistedDisks({ family = '', disks }: DiskFacts): boolean {
  return physicalFamily.test(family) && !disks.some(isLocalDisk);
}

/** True where an instance has disks that a move to another host may empty, as far as anybody can tell. */
export function mayHaveLocalDisks(instance: DiskFacts): boolean {
  return hasUnlistedDisks(instance) || instance.disks.some(disk => !isCloudDisk(disk));
}

/**
 * True where it was read which disks an instance has, and each is of a kind that is known here. That there is no local one
 * is only known where the disk of the system is listed too.
 */
export function areDisksKnown(instance: DiskFacts | undefined): boolean {
  if (!instance || instance.disks.length === 0 || instance.disks.some(isUnknownDisk)) {
    return false;
  }
  const hasSystem = instance.disks.some(({ role }) => role === 'system');
  return instance.disks.some(isLocalDisk) || (hasSystem && !hasUnlistedDisks(instance));
}

function isUnknownDisk(disk: Disk): boolean {
  return !isLocalDisk(disk) && !isCloudDisk(disk);
}

/**
 * What may be lost, from live data. Data that is given up makes the risk high, and so does what is not known of a target,
 * whatever the action.
 */
export function assessRisk(targets: readonly Target[], facts: RiskFacts): Risk {
  const chosen = new Set(targets.map(({ event }) => eventKey(event)));
  const open = [...facts.events].filter(event => !hasEnded(event) && !chosen.has(eventKey(event)));
  const risks = targets.map(target => riskOf(target, targets, open, facts));
  const high =
    facts.strict ||
    countInstances(targets.map(({ event }) => event)) >= manyInstances ||
    risks.some(
      ({ target: { plan }, localDisks, disksUnknown, repeats, unclear }) =>
        localDisks.length > 0 || plan.dataPolicy === 'abandon' || disksUnknown || repeats.length > 0 || unclear,
    );
  return { level: high ? 'high' : 'normal', targets: risks };
}

function riskOf(
  target: Target,
  targets: readonly Target[],
  open: readonly EnsEvent[],
  { operations, unclear }: RiskFacts,
): TargetRisk {
  const { event, instance, plan } = target;
  const deadline = deadlineOf(event);
  const earlier = unclear(event);
  const last = operations.filter(({ resourceId }) => resourceId === event.resourceId).at(-1);
  const isOfInstance = ({ resourceId }: EnsEvent) => resourceId === event.resourceId;
  return {
    target,
    localDisks: (instance?.disks ?? []).filter(isLocalDisk),
    unknownDisks: (instance?.disks ?? []).filter(isUnknownDisk),
    unread: !instance,
    disksUnknown: !areDisksKnown(instance),
    alreadyScheduled: event.status === 'Scheduled',
    afterDeadline: plan.opsType === 'scheduled' && deadline !== undefined && plan.planTime > deadline.time,
    repeats: targets.filter(other => other !== target && isOfInstance(other.event)).map(other => other.event),
    otherEvents: open.filter(isOfInstance),
    ...(last && { lastOperation: last }),
    ...(earlier && { unclear: earlier }),
  };
}
