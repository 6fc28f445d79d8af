import { incompleteAnswer, noCode } from './error';
import type { TransportCode } from './exchange';
import type { Translate } from '../base/translate';

const words: Record<TransportCode, (t: Translate) => string> = {
  Cancelled: t => t('The call was cancelled.'),
  ConnectTimeout: t => t('No connection could be made in time.'),
  AnswerTimeout: t => t('No answer came in time.'),
  TotalTimeout: t => t('The answer was not complete in time.'),
  BodyTooLarge: t => t('The answer is longer than 4 MiB.'),
  EncodedBody: t => t('The answer is compressed, which was not asked for.'),
};

/** What the transport's own codes say to a person; and what Node's parser finds wrong; undefined for
 * codes of the system, which bring their own words. */
export function transportWords(code: string, t: Translate): string | undefined {
  if (code.startsWith('HPE_')) {
    return t('This is not an HTTP answer.');
  }
  return Object.hasOwn(words, code) ? words[code as TransportCode](t) : undefined;
}

/** A code of the service or the system; undefined for what this extension writes in its place, which nobody else knows. */
export function foreignCode(code: string): string | undefined {
  return Object.hasOwn(words, code) || code === incompleteAnswer || code === noCode ? undefined : code;
}

/** What a code of this extension says in a row, or in brackets in a sentence; undefined where it says nothing more, and for other codes. */
export function ownCodeWords(code: string, t: Translate): string | undefined {
  switch (code) {
    case 'ConnectTimeout':
      return t('no connection in time');
    case 'AnswerTimeout':
      return t('no answer in time');
    case 'TotalTimeout':
      return t('no whole answer in time');
    case 'BodyTooLarge':
      return t('an answer that is too long');
    case incompleteAnswer:
      return t('an incomplete answer');
    default:
      return undefined;
  }
}
