import type { Clock, Translate } from '../ens/ports';
import type { EventKey } from '../events/event';
import { formatLocal } from '../events/format';
import type { LockHolder, Locks } from './locks';
import { isOpen, keyOf, type Operation } from './operation';
import type { Records } from './records';
import { OperationRefused } from './refusal';
import { windowOf, type WindowId } from './windows';

export interface LockParts {
  records: Records;
  locks: Locks;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  clock: Pick<Clock, 'now'>;
  t: Translate;
}

/**
 * Takes the lock of the operation's event; undefined when it has it. Else says who has, or which earlier attempt the
 * confirmation did not name. The records are read after the lock was asked for: what others did before is in them then.
 * Rejects with JournalError or the system's error where the records or the lock cannot be used; it has no lock then.
 */
export async function lockEvent(parts: LockParts, operation: Operation): Promise<OperationRefused | undefined> {
  const { locks, t } = parts;
  const { id, account } = operation;
  const holder: LockHolder = { operationId: id, ...windowOf(operation), account, at: parts.clock.now() };
  const other = await locks.take(keyOf(operation), holder);
  if (!other) {
    return earlierAttempt(parts, operation);
  }
  if (await isLeftOver(parts, other)) {
    await locks.release(keyOf(operation), other.operationId);
    if (!(await locks.take(keyOf(operation), holder))) {
      return earlierAttempt(parts, operation);
    }
  }
  return new OperationRefused(
    'locked',
    other.operationId === ''
      ? t('Another window is acting on this event.')
      : t('This event is being acted on by account {0}, since: {1}', other.account, formatLocal(other.at)),
    t('Nothing was sent. Wait for its outcome in the Operations view.'),
  );
}

/** Its window is gone: without a record it never sent anything, and a closed one needs no lock. */
async function isLeftOver({ records, lives }: LockParts, holder: LockHolder): Promise<boolean> {
  const { operationId } = holder;
  if (operationId === '' || lives(holder)) {
    return false;
  }
  await records.reload();
  const known = records.get(operationId);
  return !known || !isOpen(known);
}

/** A second attempt after one without a clear outcome needs a confirmation that named the first. */
async function earlierAttempt(
  { records, locks, t }: LockParts,
  operation: Operation,
): Promise<OperationRefused | undefined> {
  const unlock = () => locks.release(keyOf(operation), operation.id);
  try {
    await records.reload();
  } catch (error) {
    await unlock();
    throw error;
  }
  const unclear = unclearAttempt(records.all(), keyOf(operation));
  if (!unclear || unclear.id === operation.again) {
    return undefined;
  }
  await unlock();
  return new OperationRefused(
    'changed',
    t('An earlier attempt has no clear outcome: {0}', formatLocal(unclear.at)),
    t('Nothing was sent. Check the console, then decide again.'),
  );
}

/** The last attempt at an event, where nobody knows what it came to. */
export function unclearAttempt(operations: readonly Operation[], key: EventKey): Operation | undefined {
  const last = operations.filter(operation => keyOf(operation) === key && !isHarmless(operation)).at(-1);
  const unclear = last?.outcome?.kind === 'unknown' || (last && !last.outcome);
  return unclear ? last : undefined;
}

/** Nothing of it reached the service, or the service refused it. */
function isHarmless({ outcome }: Operation): boolean {
  return outcome?.kind === 'notSent' || outcome?.kind === 'refused';
}
