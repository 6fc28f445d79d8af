import type { Translate } from '../base/translate';
import { operationState, type Operation } from '../operations/operation';

/** What a person does next about an operation that did not go well, or of which nobody knows; undefined for the others. */
export function nextStep(operation: Operation, now: number, t: Translate): string | undefined {
  switch (operationState(operation, now)) {
    case 'notSent':
      return t('Nothing was sent. Open the event and decide again.');
    case 'refused':
      return t('The service did not carry it out. Open the event and decide again.');
    case 'unknown':
      return t('Wait. It may have been carried out, and its event is being read to find out.');
    case 'failed':
      return operation.end?.how === 'canceled'
        ? t('It was canceled at the service. Open the event and decide again.')
        : t('Look at the instance in the ENS console, then open the event and decide again.');
    case 'unsettled':
      return afterEnd(operation, t);
    default:
      return undefined;
  }
}

function afterEnd({ end }: Operation, t: Translate): string | undefined {
  switch (end?.how) {
    case 'gone':
      return t('Look at the instance in the ENS console: the service no longer says what became of the event.');
    case 'changedElsewhere':
      return t('Open the event and see what somebody else decided.');
    case 'left':
      return t('Sign in to its account again to follow it, or look at the instance in the ENS console.');
    case 'unsettled':
      return t('It may have been carried out. Look at the instance in the ENS console before you send it again.');
    default:
      return undefined;
  }
}
