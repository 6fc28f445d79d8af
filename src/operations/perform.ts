import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { eventKey, type EventKey } from '../events/event';
import { lateness, refusalOf } from './check';
import { JournalError, journalFailure } from './journalFile';
import { lockEvent } from './lockEvent';
import type { Locks } from './locks';
import { isOpen, keyOf, type Operation } from './operation';
import type { Records } from './records';
import type { OperationRefused } from './refusal';
import { send, type SendParts } from './send';
import type { WindowId } from './windows';

/** One confirmed attempt: the operation as it is to be recorded, and the event as the person saw it. */
export interface Intent {
  operation: Operation;
  event: EnsEvent;
}

export interface PerformParts extends SendParts {
  /** Reads these events again, in one call where it can. Rejects with EnsError. */
  readEvents: (events: readonly EnsEvent[], signal: AbortSignal) => Promise<ReadonlyMap<EventKey, EnsEvent>>;
  records: Records;
  locks: Locks;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  clock: Clock;
}

/** What became of an intent: an outcome of the service, or why it was not sent. */
export type Result =
  | { kind: 'sent'; operation: Operation; /** Of the call, or of writing its answer down. */ error?: Error }
  | { kind: 'stopped'; operation: Operation; why: OperationRefused | JournalError };

/**
 * Carries out confirmed operations of one action with one call, sending each at most once: its event is locked for all
 * windows, read again and compared with what was confirmed, the operation is written to disk, and only then sent. An
 * accepted or unclear one keeps its lock until `settle` has seen what became of it.
 * Rejects where the events, the records or the locks could not be read; then nothing was sent, and nothing stays locked.
 */
export async function perform(
  parts: PerformParts,
  action: Action,
  intents: readonly Intent[],
  signal: AbortSignal,
): Promise<Result[]> {
  const stopped = new Map<Operation, Result>();
  const stop = async (intent: Intent, why: OperationRefused | JournalError, locked: boolean) => {
    stopped.set(intent.operation, { kind: 'stopped', operation: intent.operation, why });
    if (locked) {
      await parts.locks.release(keyOf(intent.operation), intent.operation.id);
    }
  };

  let ready = await keepLocked(parts, intents, stop);
  ready = await keepUnchanged(parts, action, ready, { signal, stop });
  ready = await keepRecorded(parts, ready, stop);
  const sent = ready.length > 0 ? await sendRecorded(parts, action, ready) : [];
  const results = new Map([...stopped, ...sent.map((result): [Operation, Result] => [result.intended, result.result])]);
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

async function keepUnchanged(
  parts: PerformParts,
  action: Action,
  intents: readonly Intent[],
  { signal, stop }: { signal: AbortSignal; stop: Stop },
): Promise<Intent[]> {
  if (intents.length === 0) {
    return [];
  }
  let fresh: ReadonlyMap<EventKey, EnsEvent>;
  try {
    fresh = await parts.readEvents(
      intents.map(({ event }) => event),
      signal,
    );
    signal.throwIfAborted();
  } catch (error) {
    await unlock(parts, intents);
    throw error;
  }
  const kept: Intent[] = [];
  for (const intent of intents) {
    const { event, operation } = intent;
    const why =
      refusalOf(action, event, fresh.get(eventKey(event)), parts.t) ?? lateness(operation.plan, parts.clock, parts.t);
    if (why) {
      await stop(intent, why, true);
    } else {
      kept.push(intent);
    }
  }
  return kept;
}

async function keepRecorded({ records }: PerformParts, intents: readonly Intent[], stop: Stop): Promise<Intent[]> {
  const kept: Intent[] = [];
  for (const intent of intents) {
    try {
      await records.begin(intent.operation);
      kept.push(intent);
    } catch (error) {
      if (!(error instanceof JournalError)) {
        throw error;
      }
      // Its line may be on the disk all the same, where only the flush failed: it must not look as if it were being sent.
      const { code, message } = error;
      await records.answer(intent.operation.id, { kind: 'notSent', code, message }).catch(nothing);
      await stop(intent, error, true);
    }
  }
  return kept;
}

async function sendRecorded(
  parts: PerformParts,
  action: Action,
  intents: readonly Intent[],
): Promise<{ intended: Operation; result: Result }[]> {
  const { records, locks } = parts;
  const operations = intents.map(({ operation }) => operation);
  const { outcomes, error } = await send(parts, action, operations);
  const results: { intended: Operation; result: Result }[] = [];
  for (const [index, operation] of operations.entries()) {
    const outcome = outcomes[index];
    if (outcome) {
      // A disk that fails now changes nothing about what was sent; without this line the next start reads it back.
      const unwritten = await records.answer(operation.id, outcome).then(nothing, asError);
      const recorded = { ...operation, outcome };
      if (!isOpen(recorded)) {
        await locks.release(keyOf(operation), operation.id);
      }
      const problem = error ?? unwritten;
      results.push({
        intended: operation,
        result: { kind: 'sent', operation: recorded, ...(problem && { error: problem }) },
      });
    }
  }
  return results;
}

const nothing = (): undefined => undefined;

function asError(error: unknown): Error {
  return error instanceof Error ? error : new Error(String(error));
}
