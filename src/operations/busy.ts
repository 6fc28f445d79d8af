import type { EnsEvent } from '../ens/types';
import { eventKey } from '../events/event';
import { hasMoved, type Operation } from './operation';
import type { Records } from './records';

/** The operation, of any window, that is at an event and does not show in it yet; undefined where there is none. */
export function busyOperation(
  records: Pick<Records, 'openAt'>,
  event: Pick<EnsEvent, 'eventId' | 'resourceId' | 'status' | 'notBefore'>,
): Operation | undefined {
  const operation = records.openAt(eventKey(event));
  return operation && !hasMoved(operation, event) ? operation : undefined;
}
