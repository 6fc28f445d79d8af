import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import type { EventsReading } from '../events/reader';
import { lateness, refusalOf } from './check';
import type { Confirmation, Intent } from './confirmation';
import { journalFailure, type JournalError } from '../state/journalError';
import { lockEvent } from './lockEvent';
import type { Locks } from '../state/locks';
import { isOpen, keyOf, type Operation } from './operation';
import type { Records } from './records';
import { OperationRefused } from './refusal';
import { send, type SendParts } from './send';
import type { WindowId } from '../state/windows';

export interface PerformParts extends SendParts {
  /** Reads these events again, in one call where it can. Rejects with EnsError. */
  readEvents: (events: readonly EnsEvent[], signal: AbortSignal) => Promise<EventsReading>;
  /** Why the account or the rule is not what was confirmed any more; undefined where both are. Never rejects. */
  recheck: (confirmation: Confirmation) => Promise<OperationRefused | undefined>;
  /** The service's clock minus ours, milliseconds, from its last answer; undefined where none told. */
  clockSkew: () => number | undefined;
  records: Records;
  locks: Locks;
  /** True while a window is there, or cannot be looked up. */
  lives: (window: WindowId) => boolean;
  /** False for a window that cannot be looked up from here. */
  canLookUp: (window: WindowId) => boolean;
  clock: Clock;
  /** Writes a time as the person's clock shows it. */
  local: LocalWriter;
}

/** What became of an intent: an outcome of the service, or why it was not sent. */
export type Result =
  | { kind: 'sent'; operation: Operation; /** Of the call, or of writing its answer down. */ error?: Error }
  | { kind: 'stopped'; operation: Operation; why: OperationRefused | JournalError };

/**
 * Carries out confirmed operations with one call, sending each at most once: its event is locked for all windows, read
 * again and compared with what was confirmed, then the account, the rule and the time are; the operation is written to
 * disk, and only then sent. An accepted or unclear one keeps its lock until `settle` has seen what became of it.
 * Rejects where the events, the records or the locks could not be read; then nothing was sent, and nothing stays locked.
 */
export async function perform(parts: PerformParts, intents: readonly Intent[], signal: AbortSignal): Promise<Result[]> {
  const stopped = new Map<Operation, Result>();
  const stop: Stop = async ({ operation }, why, locked) => {
    stopped.set(operation, { kind: 'stopped', operation, why });
    if (locked) {
      await parts.locks.release(keyOf(operation), operation.id);
    }
  };

  const locked = await keepLocked(parts, intents, stop);
  const confirmed = await keepConfirmed(parts, locked, { signal, stop });
  const recorded = await keepRecorded(parts, confirmed, stop);
  const sent = recorded.length > 0 ? await sendRecorded(parts, recorded) : [];
  const results = new Map([...stopped, ...sent]);
  return intents.flatMap(({ operation }) => results.get(operation) ?? []);
}

type Stop = (intent: Intent, why: OperationRefused | JournalError, locked: boolean) => Promise<void>;

async function keepLocked(parts: PerformParts, intents: readonly Intent[], stop: Stop): Promise<Intent[]> {
  const kept: Intent[] = [];
  try {
    for (const intent of intents) {
      const why = await lockEvent(parts, intent.operation);
      if (why) {
        await stop(intent, why, false);
      } else {
        kept.push(intent);
      }
    }
    return kept;
  } catch (error) {
    await unlock(parts, kept);
    throw journalFailure(error, parts.t);
  }
}

async function unlock({ locks }: PerformParts, intents: readonly Intent[]): Promise<void> {
  for (const { operation } of intents) {
    await locks.release(keyOf(operation), operation.id);
  }
}

/** Those that still are what was confirmed: the event first, then the account and the rule, which take no time to ask for. */
async function keepConfirmed(
  parts: PerformParts,
  intents: readonly Intent[],
  { signal, stop }: { signal: AbortSignal; stop: Stop },
): Promise<Intent[]> {
  const { confirmation } = parts.writer;
  try {
    const unchanged = await keepUnchanged(parts, intents, { signal, stop });
    const why = unchanged.length > 0 ? await parts.recheck(confirmation) : undefined;
    return await keep(unchanged, stop, () => why);
  } catch (error) {
    await unlock(parts, intents);
    throw error;
  }
}

async function keepUnchanged(
  parts: PerformParts,
  intents: readonly Intent[],
  { signal, stop }: { signal: AbortSignal; stop: Stop },
): Promise<Intent[]> {
  if (intents.length === 0) {
    return [];
  }
  const fresh = await parts.readEvents(
    intents.map(({ target }) => target.event),
    signal,
  );
  signal.throwIfAborted();
  const { action } = parts.writer.confirmation;
  return keep(intents, stop, ({ target }) => refusalOf(action, target.event, fresh, parts.t));
}

/** Those that nothing speaks against; the others are stopped and unlocked. */
async function keep(
  intents: readonly Intent[],
  stop: Stop,
  refusal: (intent: Intent) => OperationRefused | undefined,
): Promise<Intent[]> {
  const kept: Intent[] = [];
  for (const intent of intents) {
    const why = refusal(intent);
    if (why) {
      await stop(intent, why, true);
    } else {
      kept.push(intent);
    }
  }
  return kept;
}

async function keepRecorded(parts: PerformParts, intents: readonly Intent[], stop: Stop): Promise<Intent[]> {
  const { records, locks, clock, clockSkew, t } = parts;
  const kept: Intent[] = [];
  for (const intent of intents) {
    if (!(await locks.holds(keyOf(intent.operation), intent.operation.id))) {
      await stop(intent, lostLock(t), true);
      continue;
    }
    // Last, right before the record: whatever is looked at takes time.
    const late = lateness(intent.target.plan, clock, clockSkew(), t);
    if (late) {
      await stop(intent, late, true);
      continue;
    }
    try {
      await records.begin(intent.operation);
      kept.push(intent);
    } catch (error) {
      // Its line may be on the disk all the same, where only the flush failed: it must not look as if it were being sent.
      const failure = journalFailure(error, t);
      const { code, message } = failure;
      await records.answer(intent.operation.id, { kind: 'notSent', code, message }).catch(nothing);
      await stop(intent, failure, true);
    }
  }
  return kept;
}

/** A cloud drive brought the lock of another computer, or somebody cleared the folder. */
function lostLock(t: Translate): OperationRefused {
  return new OperationRefused(
    'locked',
    t('The lock of the event was lost: another computer may be acting on it, or the state folder was changed.'),
    t('Refresh, then decide again.'),
  );
}

/** Every answer is on the disk before the first lock goes: whatever fails after that changes nothing about what was sent. */
async function sendRecorded(parts: PerformParts, intents: readonly Intent[]): Promise<[Operation, Result][]> {
  const { records, locks } = parts;
  const { outcomes, error } = await send(parts, intents);
  const results: [Operation, Result][] = [];
  for (const [index, { operation }] of intents.entries()) {
    const outcome = outcomes[index];
    if (outcome) {
      // A disk that fails now changes nothing about what was sent; without this line the next start reads it back.
      const unwritten = await records.answer(operation.id, outcome).then(nothing, asError);
      const problem = error ?? unwritten;
      results.push([
        operation,
        { kind: 'sent', operation: { ...operation, outcome }, ...(problem && { error: problem }) },
      ]);
    }
  }
  for (const [, { operation }] of results) {
    if (!isOpen(operation)) {
      await locks.release(keyOf(operation), operation.id);
    }
  }
  return results;
}

const nothing = (): undefined => undefined;

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
