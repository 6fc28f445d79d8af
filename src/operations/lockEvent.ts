import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import type { LocalWriter } from '../base/format';
import { busyOperation } from './busy';
import type { LockHolder, Locks } from '../state/locks';
import { hasMoved, isOpen, keyOf, type Operation } from './operation';
import type { Records } from './records';
import { OperationRefused } from './refusal';
import { isLongOver, isSameWindow, windowOf, type WindowId } from '../state/windows';

export interface LockParts {
  records: Records;
  locks: Locks;
  /** True while a window is there, or cannot be looked up. */
  lives: (window: WindowId) => boolean;
  /** False for a window that cannot be looked up from here. */
  canLookUp: (window: WindowId) => boolean;
  clock: Pick<Clock, 'now'>;
  local: LocalWriter;
  t: Translate;
}

/**
 * Takes the lock of the operation's event; undefined when it has it. Else says who has, or which earlier attempt the
 * confirmation did not name. The records are read after the lock was asked for: what others did before is in them then.
 * Rejects with JournalError or the system's error where the records or the lock cannot be used; it has no lock then.
 */
export async function lockEvent(parts: LockParts, operation: Operation): Promise<OperationRefused | undefined> {
  const { locks, local, t } = parts;
  const { id, account, action } = operation;
  const holder: LockHolder = { operationId: id, ...windowOf(operation), account, action, at: parts.clock.now() };
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
  if (isDoubtful(parts, other)) {
    return new OperationRefused(
      'lockedLong',
      doubtfulWords(other, operation.name, local, t),
      t('Look at it in the Operations view.'),
    );
  }
  return new OperationRefused('locked', busyWords(other, operation, local, t), t('Look at it in the Operations view.'));
}

/** Nobody can tell any more whether it still means something: a person may take it away. */
function isDoubtful({ records, canLookUp, clock }: LockParts, holder: LockHolder): boolean {
  const canTell = holder.operationId !== '' && canLookUp(holder);
  return !canTell && holder.at > 0 && !records.get(holder.operationId) && isLongOver(holder.at, clock.now());
}

function doubtfulWords({ computer, at }: LockHolder, name: string, local: LocalWriter, t: Translate): string {
  return computer === undefined
    ? t('{0} has been locked since {1}, and what locked it can no longer be read.', name, local(at))
    : t(
        '{0} has been locked since {1} by a window on {2}, which can’t be reached from here.',
        name,
        local(at),
        computer,
      );
}

/** Who is at the event that `mine` is about. Its name is untrusted. */
export function busyWords(
  holder: Pick<LockHolder, 'action' | 'at' | 'pid' | 'window'> & Pick<Operation, 'unreadable'>,
  mine: Pick<Operation, 'name' | 'pid' | 'window'>,
  local: LocalWriter,
  t: Translate,
): string {
  const { name } = mine;
  if (holder.at === 0) {
    return t('Another window is acting on {0}.', name);
  }
  const since = local(holder.at);
  if (holder.unreadable === 'newer') {
    return t('A newer version of ENS Events has an operation for {0} on record, from about {1}.', name, since);
  }
  if (holder.unreadable) {
    return t(
      'An operation for {0} is on record, from about {1}, and can’t be read: the record is damaged.',
      name,
      since,
    );
  }
  const here = isSameWindow(holder, mine);
  switch (holder.action) {
    case 'redeploy':
      return here
        ? t('This window is already redeploying {0}, since {1}.', name, since)
        : t('Another window is already redeploying {0}, since {1}.', name, since);
    case 'reboot':
      return here
        ? t('This window is already rebooting {0}, since {1}.', name, since)
        : t('Another window is already rebooting {0}, since {1}.', name, since);
    case 'migrate':
      return here
        ? t('This window is already migrating {0}, since {1}.', name, since)
        : t('Another window is already migrating {0}, since {1}.', name, since);
    default:
      return t('Another window is acting on {0}, since {1}.', name, since);
  }
}

/**
 * An operation that is over needs no lock, whoever could not remove it. Without a record nothing was sent, which counts
 * once its window is gone.
 */
async function isLeftOver({ records, lives }: LockParts, holder: LockHolder): Promise<boolean> {
  const { operationId } = holder;
  if (operationId === '') {
    return false;
  }
  await records.reload();
  const known = records.get(operationId);
  return known ? !isOpen(known) : !lives(holder);
}

/** One that goes on comes first; a second attempt after one without a clear outcome needs a confirmation that named it. */
async function earlierAttempt(
  { records, locks, clock, local, t }: LockParts,
  operation: Operation,
): Promise<OperationRefused | undefined> {
  const unlock = () => locks.release(keyOf(operation), operation.id);
  try {
    await records.reload();
  } catch (error) {
    await unlock();
    throw error;
  }
  const { eventId, resourceId, statusBefore: status, notBeforeBefore: notBefore } = operation;
  const event = { eventId, resourceId, status, ...(notBefore !== undefined && { notBefore }) };
  // One that was taken up again is at its event without the lock that it once had.
  const busy = busyOperation(records, event, clock.now());
  if (busy) {
    await unlock();
    return new OperationRefused(
      'locked',
      busyWords(busy, operation, local, t),
      t('Look at it in the Operations view.'),
    );
  }
  const unclear = unclearAttempt(records.at(keyOf(operation)), event);
  if (!unclear || unclear.id === operation.again) {
    return undefined;
  }
  await unlock();
  return new OperationRefused(
    'changed',
    t('An earlier attempt has no clear outcome: {0}', local(unclear.at)),
    t('Check the console, then decide again.'),
  );
}

/**
 * The last attempt at an event, where nobody knows what it came to: its outcome is unknown, or nobody saw it to its end
 * and the event does not show it.
 */
export function unclearAttempt(
  operations: readonly Operation[],
  event: Pick<EnsEvent, 'eventId' | 'resourceId' | 'status' | 'notBefore'>,
): Operation | undefined {
  const key = eventKey(event);
  const last = operations.filter(operation => keyOf(operation) === key && !isHarmless(operation)).at(-1);
  if (last?.outcome?.kind !== 'accepted' || last.unreadable) {
    return last;
  }
  const unseen = ['left', 'gone', 'unreadable'].includes(last.end?.how ?? '');
  return unseen && !hasMoved(last, event) ? last : undefined;
}

/** Nothing of it reached the service, or the service refused it. */
function isHarmless({ outcome }: Operation): boolean {
  return outcome?.kind === 'notSent' || outcome?.kind === 'refused';
}
