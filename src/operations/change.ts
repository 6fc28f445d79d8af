import type { EnsEvent } from '../ens/types';
import { sectionOf } from '../events/event';
import { hasMoved, type Operation } from './operation';

/** How far the service's planned time may lie from the one that was sent, milliseconds. */
const planTolerance = 60_000;

/**
 * Whose doing it is that an event changed since an operation without a clear outcome was sent: `ours` where the operation
 * explains it, `others` where it can't, `none` where nothing changed. Compared are the kind of change and the planned time.
 * What two people did alike in the same minutes nobody can tell apart.
 * @param now by the service's clock, Unix milliseconds
 */
export function changeOf(
  operation: Pick<Operation, 'statusBefore' | 'notBeforeBefore' | 'plan' | 'at'>,
  event: EnsEvent,
  now: number,
): 'none' | 'ours' | 'others' {
  if (!hasMoved(operation, event)) {
    return 'none';
  }
  const { plan, at } = operation;
  const planned = plan.opsType === 'scheduled' ? plan.planTime : undefined;
  if (event.status === 'Canceled') {
    return 'others';
  }
  if (sectionOf(event) === 'needsAnswer' || sectionOf(event) === 'scheduled') {
    return isPlannedAt(event.notBefore, planned, [at, now]) ? 'ours' : 'others';
  }
  // It runs, or ran: before its planned time that was somebody else.
  return planned !== undefined && now < planned - planTolerance ? 'others' : 'ours';
}

/** Whether the service plans the event for the time that was sent; for one that was to run at once, for about then. */
function isPlannedAt(
  notBefore: number | undefined,
  planned: number | undefined,
  [from, to]: [number, number],
): boolean {
  if (notBefore === undefined) {
    return true;
  }
  return notBefore >= (planned ?? from) - planTolerance && notBefore <= (planned ?? to) + planTolerance;
}
