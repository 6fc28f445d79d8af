import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import { journalFailure } from '../state/journalError';
import type { LockHolder, Locks } from '../state/locks';
import type { End, Operation, Outcome } from './operation';
import type { Records } from './records';
import { finish } from './settle';
import { isLongOver, isSameWindow, windowOf, type WindowId } from '../state/windows';

export interface TakeOverParts {
  records: Records;
  locks: Locks;
  /** This window. */
  self: WindowId;
  /** True while a window is there, or cannot be looked up. */
  lives: (window: WindowId) => boolean;
  /** False for a window that cannot be looked up from here. */
  canLookUp: (window: WindowId) => boolean;
  clock: Pick<Clock, 'now'>;
  t: Translate;
}

/** How long an operation of another editor waits for that editor to be opened again, milliseconds. */
const otherEditorMs = 30 * 24 * 3_600_000;

/**
 * Its window is gone, or it is this one, which is no longer following it. A call under way here has no outcome yet. What
 * is read back is never sent again: so a window that cannot be looked up counts as gone after a day. One that this version
 * cannot read is nobody's.
 */
export function isAbandoned(parts: TakeOverParts, operation: Operation): boolean {
  if (operation.unreadable) {
    return false;
  }
  return isSameWindow(operation, parts.self) ? operation.outcome !== undefined : isGone(parts, operation, operation.at);
}

function isGone({ lives, canLookUp, clock }: TakeOverParts, window: WindowId, at: number): boolean {
  return !lives(window) || (!canLookUp(window) && isLongOver(at, clock.now()));
}

/** False while the editor that it began in can still see to it: only that one has its account. A sample account has ended. */
export function isForThisEditor({ self, clock }: TakeOverParts, { editor, sample, at }: Operation): boolean {
  return sample === true || editor === undefined || editor === self.editor || clock.now() - at > otherEditorMs;
}

/**
 * Answers a function that gives the operation up again; undefined where another window that lives sees to it. Not to be
 * asked for again before that. Of windows
 * that ask at the same moment one gets it. Rejects with JournalError where the folder of the locks cannot be used.
 */
export async function claim(parts: TakeOverParts, operation: Operation): Promise<(() => Promise<void>) | undefined> {
  const { locks, self, clock, t } = parts;
  const key = `settle ${operation.id}`;
  const holder: LockHolder = {
    operationId: `${operation.id} ${self.window ?? self.pid}`,
    ...windowOf(self),
    account: operation.account,
    at: clock.now(),
  };
  const giveUp = () => locks.release(key, holder.operationId);
  try {
    const other = await locks.take(key, holder);
    // Its own from before is one that the system did not remove in time.
    if (!other || other.operationId === holder.operationId) {
      return giveUp;
    }
    if (other.operationId === '' || !isGone(parts, other, other.at)) {
      return undefined;
    }
    await locks.release(key, other.operationId);
    return (await locks.take(key, holder)) ? undefined : giveUp;
  } catch (error) {
    throw journalFailure(error, t);
  }
}

/** The host ended between writing the operation down and writing its answer down: nobody knows what it came to. */
export async function asUnknown({ records, t }: TakeOverParts, operation: Operation): Promise<Operation> {
  if (operation.outcome) {
    return operation;
  }
  const message = t('The window closed before the answer came.');
  const outcome: Outcome = { kind: 'unknown', code: 'HostEnded', message };
  await records.answer(operation.id, outcome);
  return { ...operation, outcome };
}

/**
 * Nobody can follow it any more: its account is not on this computer, or gets another key. It may go on at the service.
 */
export async function endAsLeft(parts: TakeOverParts, operation: Operation): Promise<End> {
  const { statusBefore } = await asUnknown(parts, operation);
  return finish(parts, operation, { how: 'left', status: statusBefore, at: parts.clock.now() });
}
