import type { Translate } from '../base/translate';
import type { LocalWriter } from '../base/format';
import { operationState, type End, type Operation, type OperationState } from '../operations/operation';

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
