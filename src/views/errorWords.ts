import { isEnsError, noCode, type EnsError, type ErrorKind } from '../ens/error';
import type { Translate } from '../base/translate';
import { plainLabel, toastText } from '../base/inert';
import { sentences } from '../events/sentences';
import { OperationRefused } from '../operations/refusal';
import { adviceOf } from './advice';

/** What a toast says of an error: first that nothing was sent, where that is certain, then the cause once, and what to do. */
export function errorText(error: Error, t: Translate): string {
  const said = isEnsError(error) ? callWords(error, t) : [error.message, adviceOf(error) ?? ''];
  return [...(isUnsent(error) ? [t('Nothing was sent.')] : []), ...said.map(text => toastText(text))]
    .filter(text => text !== '')
    .reduce((all, text) => sentences(all, text, t));
}

/** True where certainly nothing left this computer. */
function isUnsent(error: Error): boolean {
  return (
    error instanceof OperationRefused || (isEnsError(error) && error.kind === 'network' && error.phase === 'connect')
  );
}

/** Kinds whose advice names the cause: the words of the service would say it once more. */
const explained: readonly ErrorKind[] = ['credential', 'clock', 'throttled'];

/** What to do, and who said what: the service, or this computer and whatever stands between the two. */
function callWords(error: EnsError, t: Translate): string[] {
  const { kind, code, message, phase, advice } = error;
  if (kind === 'network' && code !== noCode) {
    return [advice];
  }
  if (code !== noCode && phase === 'answer' && explained.includes(kind)) {
    return [advice, t('Code: {0}', code)];
  }
  const words = code === noCode ? message : `${code}: ${message}`;
  const byService = phase === 'answer' && kind !== 'protocol' && kind !== 'network';
  return [advice, byService ? t('The service said: {0}', words) : t('Reported: {0}', words)];
}

/** The code of a failed call in a row; where it has none, that no ENS answered, or the HTTP status. */
export function codeWord(error: Error, t: Translate): string {
  if (!isEnsError(error)) {
    return '';
  }
  const { code, httpStatus, kind } = error;
  if (code !== noCode) {
    return plainLabel(code);
  }
  return kind === 'protocol' ? t('not an answer of ENS') : httpStatus === undefined ? '' : `HTTP ${httpStatus}`;
}

/** What a call that was not accepted came to, on record: its code and the words; the words alone where it has no code. */
export function codeAndWords({ code, message }: { code: string; message: string }): string {
  return code === noCode ? message : `${code}: ${message}`;
}
