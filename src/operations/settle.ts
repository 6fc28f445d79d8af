import { isEnsError } from '../ens/error';
import type { Clock, Translate } from '../ens/ports';
import type { EnsEvent, Instance } from '../ens/types';
import { afterCareSummary } from './afterCare';
import { follow } from './follow';
import type { Locks } from './locks';
import { endOf, hasMoved, keyOf, requestIdOf, type End, type Operation, type Outcome } from './operation';
import type { Records } from './records';

/**
 * The waits before each read of an unclear outcome, milliseconds: 2, 5, 15, 30 and 60 s after the call (reliability.md
 * section 2). They do not depend on the time of day, which jumps when a laptop wakes up or its clock is set.
 */
const readBackWaits = [2_000, 3_000, 10_000, 15_000, 30_000];

export interface SettleParts {
  /** Reads the event again; undefined when it is not listed any more. Rejects with EnsError. */
  readEvent: (operation: Operation, signal: AbortSignal) => Promise<EnsEvent | undefined>;
  /** Reads the instance again; undefined when there is none or it cannot be read. */
  readInstance: (instanceId: string, signal: AbortSignal) => Promise<Instance | undefined>;
  records: Records;
  locks: Locks;
  clock: Clock;
  t: Translate;
  /** Hears every form of the event that was read. */
  onRead?: (event: EnsEvent) => void;
}

/**
 * Sees an operation to its end and writes it down: an unclear outcome is read back until the event shows it or a minute
 * has passed, an accepted one is followed. The event's lock is given up as soon as the event shows that the service has
 * taken the operation up, or once nobody can tell. Rejects with EnsError where the account may not read any more, with
 * JournalError where the end cannot be written, or with the signal's reason; the operation stays open then.
 */
export async function settle(parts: SettleParts, operation: Operation, signal: AbortSignal): Promise<End> {
  const { locks } = parts;
  const known = await (operation.outcome?.kind === 'accepted' ? operation : readBack(parts, operation, signal));
  if (!known) {
    return finish(parts, operation, { how: 'unsettled', status: operation.statusBefore, at: parts.clock.now() });
  }
  let unlocked = false;
  const onRead = async (event: EnsEvent) => {
    parts.onRead?.(event);
    if (!unlocked && hasMoved(known, event)) {
      unlocked = true;
      await locks.release(keyOf(known), known.id);
    }
  };
  const readEvent = async (_: EnsEvent, ended: AbortSignal) => {
    const event = await parts.readEvent(known, ended);
    if (event) {
      await onRead(event);
    }
    return event;
  };
  const last = await follow({ clock: parts.clock, readEvent }, eventBefore(known), known.plan, signal);
  const end = endOf(last, parts.clock.now()) ?? { how: 'gone', status: last.status, at: parts.clock.now() };
  const after = await parts.readInstance(known.resourceId, signal);
  return finish(parts, known, {
    ...end,
    summary: afterCareSummary(known.snapshot, after, parts.t),
  });
}

/** The operation as accepted once its event shows it; undefined where a minute of looking did not tell. */
async function readBack(parts: SettleParts, operation: Operation, signal: AbortSignal): Promise<Operation | undefined> {
  const { clock, records } = parts;
  for (const wait of readBackWaits) {
    await clock.sleep(wait, signal);
    const event = await readOrWait(parts, operation, signal);
    if (event) {
      parts.onRead?.(event);
    }
    if (event && hasMoved(operation, event)) {
      const requestId = requestIdOf(operation);
      const outcome: Outcome = { kind: 'accepted', ...(requestId !== undefined && { requestId }) };
      await records.answer(operation.id, outcome);
      return { ...operation, outcome };
    }
  }
  return undefined;
}

async function readOrWait(
  parts: SettleParts,
  operation: Operation,
  signal: AbortSignal,
): Promise<EnsEvent | undefined> {
  try {
    return await parts.readEvent(operation, signal);
  } catch (error) {
    if (isEnsError(error) && ['network', 'server', 'throttled', 'protocol'].includes(error.kind)) {
      return undefined;
    }
    throw error;
  }
}

async function finish({ records, locks }: SettleParts, operation: Operation, end: End): Promise<End> {
  await records.end(operation.id, end);
  await locks.release(keyOf(operation), operation.id);
  return end;
}

/** The event as it was before the call, as far as following needs it. */
function eventBefore({ eventId, resourceId, eventType, statusBefore }: Operation): EnsEvent {
  return { eventId, resourceId, type: eventType, status: statusBefore, level: '', extra: {} };
}
