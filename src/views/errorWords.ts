import { isEnsError, noCode, type EnsError } from '../ens/error';
import type { Translate } from '../base/translate';
import { plainLabel, toastText } from '../base/inert';
import { sentences } from '../events/sentences';
import { adviceOf } from './advice';

/** What a toast says of an error: of a call what to do and what was said, of another what happened and what to do. */
export function errorText(error: Error, t: Translate): string {
  if (isEnsError(error)) {
    return sentences(error.advice, saidWords(error, t), t);
  }
  const happened = toastText(error.message);
  const advice = adviceOf(error);
  return advice === undefined ? happened : sentences(happened, toastText(advice), t);
}

/** Who said what: the service, or this computer and whatever stands between the two. */
function saidWords({ kind, code, message, phase }: EnsError, t: Translate): string {
  const words = toastText(code === noCode ? message : `${code}: ${message}`);
  const byService = phase === 'answer' && kind !== 'protocol' && kind !== 'network';
  return byService ? t('The service said: {0}', words) : t('Reported: {0}', words);
}

/** The code of a failed call, or its HTTP status where it has none. */
export function codeWord(error: Error): string {
  if (!isEnsError(error)) {
    return '';
  }
  const { code, httpStatus } = error;
  return code !== noCode ? plainLabel(code) : httpStatus === undefined ? '' : `HTTP ${httpStatus}`;
}
