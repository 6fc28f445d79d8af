import type { Clock, Translate } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { barSentence, statusWord } from '../events/words';
import type { Plan } from './plan';
import { OperationRefused } from './refusal';

/** Why the event may not be acted on any more, compared with what the person saw when they confirmed; undefined when it may. */
export function refusalOf(
  action: Action,
  confirmed: EnsEvent,
  fresh: EnsEvent | undefined,
  t: Translate,
): OperationRefused | undefined {
  const advice = t('Nothing was sent. Refresh, look at the event again and decide anew.');
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
  if (fresh.type !== confirmed.type || fresh.notBefore !== confirmed.notBefore) {
    return new OperationRefused('changed', t('The planned time of the event changed since you confirmed.'), advice);
  }
  return undefined;
}

/** A plan whose time passed while a dialog was open is not sent: the service might take it for now. */
export function lateness(plan: Plan, clock: Pick<Clock, 'now'>, t: Translate): OperationRefused | undefined {
  return plan.opsType === 'scheduled' && plan.planTime <= clock.now()
    ? new OperationRefused('past', t('The planned time has passed.'), t('Nothing was sent. Choose a later time.'))
    : undefined;
}
