import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';

/** The times of an event that the service wrote in a form nobody can read, each under its label. The texts are untrusted. */
export function unreadTimes(
  { publishTimeText, notBeforeText }: Pick<EnsEvent, 'publishTimeText' | 'notBeforeText'>,
  t: Translate,
): { label: string; text: string }[] {
  return [
    { label: t('Published (not readable as a time)'), text: publishTimeText },
    { label: t('Not before (not readable as a time)'), text: notBeforeText },
  ].flatMap(({ label, text }) => (text === undefined ? [] : [{ label, text }]));
}
