import type { Translate } from '../base/translate';
import { formatAhead, formatDuration, type LocalWriter } from '../base/format';
import { weekdayTime } from '../base/weekdays';
import { operationState, type End, type Operation, type OperationState } from '../operations/operation';
import type { PersonTime } from '../settings/personTime';

/** Where the operation stands: "planned for 2026-11-29 02:00 GMT+8", "running", "canceled". `now` in Unix milliseconds. */
export function whereWords(operation: Operation, now: number, local: LocalWriter, t: Translate): string {
  const { end, plan } = operation;
  const state = operationState(operation, now);
  if (end) {
    return operationEndWord(end.how, t);
  }
  return state === 'planned' && plan.opsType === 'scheduled'
    ? t('planned for {0}', local(plan.planTime))
    : operationStateWord(state, t);
}

/** The same where time stands still, since when it has been running too. */
export function whereSince(operation: Operation, now: number, local: LocalWriter, t: Translate): string {
  return operationState(operation, now) === 'running'
    ? t('running since {0}', local(runningSince(operation)))
    : whereWords(operation, now, local, t);
}

/** When an operation that is accepted began, as far as this computer knows; Unix milliseconds. */
export function runningSince({ plan, at }: Operation): number {
  return plan.opsType === 'scheduled' ? Math.max(plan.planTime, at) : at;
}

/** A weekday says which day it is for so long, milliseconds. */
const weekMs = 6 * 24 * 3_600_000;

/** The same in a row, where time goes on: "running for 3 min", "planned Sun 02:00, in 5 h". */
export function rowWords(
  operation: Operation,
  now: number,
  { local, zone }: Pick<PersonTime, 'local' | 'zone'>,
  t: Translate,
): string {
  const { plan, at } = operation;
  const planTime = plan.opsType === 'scheduled' ? plan.planTime : at;
  switch (operationState(operation, now)) {
    case 'running':
      return t('running for {0}', formatDuration(now - runningSince(operation), t));
    case 'planned': {
      const when = planTime - now < weekMs ? weekdayTime(planTime, zone, t) : local(planTime);
      return t('planned {0}, {1}', when, formatAhead(planTime, now, t));
    }
    default:
      return whereWords(operation, now, local, t);
  }
}

/** Where an operation stands, in a word or two. */
export function operationStateWord(state: OperationState, t: Translate): string {
  switch (state) {
    case 'sending':
      return t('being sent');
    case 'notSent':
      return t('not sent');
    case 'refused':
      return t('refused');
    case 'unknown':
      return t('outcome not clear yet');
    case 'planned':
      return t('planned');
    case 'running':
      return t('running');
    case 'done':
      return t('done');
    case 'failed':
      return t('failed');
    case 'unsettled':
      return t('unknown, check the console');
    case 'unreadable':
      return t('can’t be read by this version');
  }
}

/** How an operation ended. */
export function operationEndWord(how: End['how'], t: Translate): string {
  switch (how) {
    case 'done':
      return t('done');
    case 'failed':
      return t('failed');
    case 'canceled':
      return t('canceled');
    case 'gone':
      return t('no longer listed by the service');
    case 'changedElsewhere':
      return t('changed by someone else');
    case 'left':
      return t('no longer followed, its account was signed out or replaced');
    case 'unsettled':
      return t('unknown, check the console');
    case 'unreadable':
      return t('ended, as a newer version of ENS Events has on record');
  }
}
