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

/** What the transport's own codes say to a person; undefined for codes of the system, which bring their own words. */
export function transportWords(code: string, t: Translate): string | undefined {
  return Object.hasOwn(words, code) ? words[code as TransportCode](t) : undefined;
}
