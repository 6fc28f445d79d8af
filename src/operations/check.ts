import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { eventKey } from '../events/event';
import type { EventsReading } from '../events/reader';
import { barSentence, statusWord } from '../events/words';
import type { Plan } from './plan';
import { OperationRefused } from './refusal';

/** A plan that is closer than this when its record is written may be past when the service reads it, milliseconds. */
const planMargin = 60_000;

/** Why the event may not be acted on any more, compared with what the person saw when they confirmed; undefined when it may. */
export function refusalOf(
  action: Action,
  confirmed: EnsEvent,
  { events, complete }: EventsReading,
  t: Translate,
): OperationRefused | undefined {
  const fresh = events.get(eventKey(confirmed));
  const advice = t('Refresh, look at the event again and decide anew.');
  if (!fresh && !complete) {
    return new OperationRefused('unread', t('The event could not be read again: the list came incomplete.'), advice);
  }
  if (!fresh) {
    return new OperationRefused('gone', t('The service does not list this event any more.'), advice);
  }
  const permission = permissionFor(action, fresh);
  if (!permission.allowed) {
    return new OperationRefused('notAllowed', barSentence(permission.bar, t), advice);
  }
  if (fresh.status !== confirmed.status) {
    const message = t('The event changed since you confirmed, its state is now: {0}', statusWord(fresh.status, t));
    return new OperationRefused('changed', message, advice);
  }
  const samePlan = fresh.notBefore === confirmed.notBefore && fresh.notBeforeText === confirmed.notBeforeText;
  if (fresh.type !== confirmed.type || !samePlan) {
    return new OperationRefused('changed', t('The planned time of the event changed since you confirmed.'), advice);
  }
  return undefined;
}

/**
 * A plan whose time passed, or came close, while a dialog was open is not sent: the service might take it for now. Both
 * clocks count, the computer's and the service's.
 * @param skew the service's clock minus ours, milliseconds, from its last answer; undefined where it gave none
 */
export function lateness(
  plan: Plan,
  clock: Pick<Clock, 'now'>,
  skew: number | undefined,
  t: Translate,
): OperationRefused | undefined {
  if (plan.opsType !== 'scheduled') {
    return undefined;
  }
  if (!Number.isSafeInteger(plan.planTime)) {
    return new OperationRefused('past', t('The planned time is no time.'), t('Choose a later time.'));
  }
  const left = plan.planTime - clock.now() - Math.max(0, skew ?? 0);
  if (left >= planMargin) {
    return undefined;
  }
  const message = left > 0 ? t('The planned time is less than a minute away.') : t('The planned time has passed.');
  return new OperationRefused('past', message, t('Choose a later time.'));
}
