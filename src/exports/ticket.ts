import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import { visible } from '../base/inert';
import { eventFacts } from './eventFacts';
import type { SharedEvent } from './sharedEvent';

/** Longest text of the service, characters. */
const textCap = 2000;

/** Plain text for a ticket or a mail: a line for each fact, an empty one between events. No text can forge a line. */
export function ticketText(events: readonly SharedEvent[], local: LocalWriter, t: Translate): string {
  return events.map(event => `${lines(event, local, t).join('\n')}\n`).join('\n');
}

function lines(shared: SharedEvent, local: LocalWriter, t: Translate): string[] {
  const { name, about, rows } = eventFacts(shared, local, t);
  return [
    [name, ...about.map(({ text }) => text)].map(text => visible(text)).join(' · '),
    ...rows.map(({ label, text }) => t('{0}: {1}', label, visible(text, textCap))),
    ...(shared.link === undefined ? [] : [t('{0}: {1}', t('Open in VS Code'), shared.link)]),
  ];
}
