import type { Translate } from '../ens/ports';
import type { End, OperationState } from '../operations/operation';

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
    case 'unsettled':
      return t('unknown, check the console');
  }
}
