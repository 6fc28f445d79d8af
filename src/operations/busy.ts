import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import { isLongOver } from '../state/windows';
import { hasMoved, isOpen, type Operation } from './operation';
import type { Records } from './records';

/**
 * The operation, of any window, that is at an event and does not show in it yet; undefined where there is none. One that
 * cannot be read is at it for a day; after that a confirmation that names it is enough. `now` in Unix milliseconds.
 */
export function busyOperation(
  records: Pick<Records, 'at'>,
  event: Pick<EnsEvent, 'eventId' | 'resourceId' | 'status' | 'notBefore'>,
  now: number,
): Operation | undefined {
  const isAt = (operation: Operation) =>
    operation.unreadable ? !isLongOver(operation.at, now) : !hasMoved(operation, event);
  return records.at(eventKey(event)).findLast(operation => isOpen(operation) && isAt(operation));
}
