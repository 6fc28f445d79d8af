import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { EnsEvent, Instance } from '../ens/types';
import { afterCareSummary } from './afterCare';
import { changeOf } from './change';
import { follow, readThrough, type EventReading } from './follow';
import type { Locks } from '../state/locks';
import { endOf, hasMoved, keyOf, requestIdOf, type End, type Operation } from './operation';
import type { Records } from './records';

/**
 * The waits before each read of an unclear outcome, milliseconds: 2, 5, 15, 30 and 60 s after the call (reliability.md
 * section 2). They do not depend on the time of day, which jumps when a laptop wakes up or its clock is set.
 */
const readBackWaits = [2_000, 3_000, 10_000, 15_000, 30_000];

export interface SettleParts {
  /** Reads the event again. Rejects with EnsError. */
  readEvent: (operation: Operation, signal: AbortSignal) => Promise<EventReading>;
  /** Reads the instance again; undefined when there is none or it cannot be read. */
  readInstance: (instanceId: string, signal: AbortSignal) => Promise<Instance | undefined>;
  /** False where the account has another key or host by now, so that it may not see what it did before. */
  isSameKey: (operation: Operation) => Promise<boolean>;
  /** The service's clock minus ours, milliseconds, from its last answer; undefined where none told. */
  clockSkew: () => number | undefined;
  records: Records;
  locks: Locks;
  clock: Clock;
  t: Translate;
  /** Runs the ending of an operation, which a list that is read in the same moment may have begun, once in this window. */
  endOnce?: EndOnce;
}

/** Of several that end one operation at the same time the first does it; the others get its answer. Rejects as it does. */
export type EndOnce = (operation: Operation, end: () => Promise<End>) => Promise<End>;

const endAtOnce: EndOnce = (_, end) => end();

/**
 * Sees an operation to its end and writes it down: an unclear outcome is read back until the event shows it or a minute
 * has passed, an accepted one is followed. The event's lock is given up as soon as the event shows that the service has
 * taken the operation up, or once nobody can tell. Answers the end that holds, which another window may have written.
 * Rejects with EnsError where the account may not read any more, with JournalError where the end cannot be written, or
 * with the signal's reason; the operation stays open then.
 */
export async function settle(parts: SettleParts, operation: Operation, signal: AbortSignal): Promise<End> {
  const { locks, clock, endOnce = endAtOnce } = parts;
  if (operation.outcome?.kind !== 'accepted') {
    const seen = await readBack(parts, operation, signal);
    if (seen?.change !== 'ours') {
      const how = seen ? 'changedElsewhere' : 'unsettled';
      const end: End = { how, status: seen?.event.status ?? operation.statusBefore, at: clock.now() };
      return endOnce(operation, () => finish(parts, operation, end));
    }
  }
  let unlocked = false;
  const readEvent = async (_: EnsEvent, ended: AbortSignal) => {
    const reading = await parts.readEvent(operation, ended);
    if (reading.event && !unlocked && hasMoved(operation, reading.event)) {
      unlocked = true;
      await locks.release(keyOf(operation), operation.id);
    }
    return reading;
  };
  const last = await follow({ clock, readEvent }, eventBefore(operation), operation.plan, signal);
  return endOnce(operation, () => conclude(parts, operation, last, signal));
}

/** The end that the last known form of the event means, with what became of the instance. */
export async function conclude(
  parts: SettleParts,
  operation: Operation,
  last: EnsEvent,
  signal: AbortSignal,
): Promise<End> {
  const at = parts.clock.now();
  const ended = endOf(last, at);
  if (!ended && !(await parts.isSameKey(operation))) {
    return finish(parts, operation, { how: 'left', status: last.status, at });
  }
  const after = await parts.readInstance(operation.resourceId, signal);
  const end = ended ?? ({ how: 'gone', status: last.status, at } satisfies End);
  return finish(parts, operation, { ...end, summary: afterCareSummary(operation, end.how, after, parts.t) });
}

/** What the event shows of an unclear outcome, and the outcome on record where it was ours; undefined after a minute. */
async function readBack(
  parts: SettleParts,
  operation: Operation,
  signal: AbortSignal,
): Promise<{ change: 'ours' | 'others'; event: EnsEvent } | undefined> {
  for (const wait of readBackWaits) {
    await parts.clock.sleep(wait, signal);
    const { event } = await readThrough(() => parts.readEvent(operation, signal));
    if (event) {
      const change = changeOf(operation, event, parts.clock.now() + (parts.clockSkew() ?? 0));
      if (change === 'ours') {
        await acceptSeen(parts.records, operation);
      }
      if (change !== 'none') {
        return { change, event };
      }
    }
  }
  return undefined;
}

/** The answer was lost, but the event shows it. */
export async function acceptSeen(records: Records, operation: Operation): Promise<void> {
  const requestId = requestIdOf(operation);
  await records.answer(operation.id, { kind: 'accepted', ...(requestId !== undefined && { requestId }) });
}

/** Writes the end down and gives up the lock; answers the end that holds. */
export async function finish(
  { records, locks }: Pick<SettleParts, 'records' | 'locks'>,
  operation: Operation,
  end: End,
): Promise<End> {
  const held = await records.end(operation.id, end);
  await locks.release(keyOf(operation), operation.id);
  return held;
}

/** The event as it was before the call, as far as following needs it. */
function eventBefore({ eventId, resourceId, eventType, statusBefore }: Operation): EnsEvent {
  return { eventId, resourceId, type: eventType, status: statusBefore, level: '', extra: {} };
}
