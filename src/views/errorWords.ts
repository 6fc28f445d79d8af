import { isEnsError, noCode, type EnsError, type ErrorKind } from '../ens/error';
import { foreignCode, ownCodeWords } from '../ens/words';
import type { Translate } from '../base/translate';
import { plainLabel, toastText } from '../base/inert';
import { sentences } from '../base/sentences';
import { OperationRefused, type NotedOutcome } from '../operations/refusal';
import { adviceOf } from './advice';

/** What a toast says of an error: first what happened to the instance, where that is certain, then the cause once, and what to do. */
export function errorText(error: Error, t: Translate): string {
  const said = isEnsError(error) ? callWords(error, t) : [error.message, adviceOf(error) ?? ''];
  return [...(isUnsent(error) ? [t('Nothing was sent.')] : []), ...said.map(text => toastText(text))]
    .filter(text => text !== '')
    .reduce((all, text) => sentences(all, text, t));
}

/** True where certainly nothing left this computer, or no more than a read. */
function isUnsent(error: Error): boolean {
  return (
    error instanceof OperationRefused ||
    outcomeOf(error) === 'notSent' ||
    (isEnsError(error) && error.kind !== 'cancelled' && error.phase === 'connect')
  );
}

/** What became of the operation that the error ended (operations/refusal.ts); undefined where it ended none. */
function outcomeOf(error: Error): NotedOutcome | undefined {
  const noted = 'outcome' in error ? error.outcome : undefined;
  return noted === 'refused' || noted === 'notSent' ? noted : undefined;
}

/** Kinds whose advice names the cause: the words of the service would say it once more. */
const explained: readonly ErrorKind[] = ['credential', 'clock', 'throttled'];

/** The cause and what to do, and who said what: the service, or this computer and whatever stands between the two. */
function callWords(error: EnsError, t: Translate): string[] {
  const { kind, code, message, advice } = error;
  if (kind === 'network' && code !== noCode) {
    return [advice];
  }
  if (!isOfService(error)) {
    return [message, advice];
  }
  const words = explained.includes(kind) && code !== noCode ? code : codeAndWords(error);
  if (outcomeOf(error) === 'refused') {
    return [t('Refused: {0}', words), advice];
  }
  return words === code ? [advice, t('Code: {0}', code)] : [t('The service said: {0}', words), advice];
}

/** True where the service itself said what is wrong: by a code, or by a RequestId beside its words. */
function isOfService({ kind, code, phase, requestId }: EnsError): boolean {
  const isAnswer = phase === 'answer' && kind !== 'protocol' && kind !== 'network';
  return isAnswer && (code === noCode ? requestId !== undefined : foreignCode(code) !== undefined);
}

/** The code of a failed call in a row; words where it has none that anybody else knows, or the HTTP status. */
export function codeWord(error: Error, t: Translate): string {
  if (!isEnsError(error)) {
    return '';
  }
  const { code, httpStatus, kind } = error;
  const words = ownCodeWords(code, t);
  if (words !== undefined) {
    return words;
  }
  if (kind === 'protocol') {
    return t('not an answer of ENS');
  }
  return code !== noCode ? plainLabel(code) : httpStatus === undefined ? '' : `HTTP ${httpStatus}`;
}

/** What a call that was not accepted came to, on record: its code and the words; the words alone where it has no code of others. */
export function codeAndWords({ code, message }: { code: string; message: string }): string {
  return foreignCode(code) === undefined ? message : `${code}: ${message}`;
}
