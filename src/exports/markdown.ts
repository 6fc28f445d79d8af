import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import { visible } from '../base/inert';
import { eventFacts, type Piece } from './eventFacts';
import type { SharedEvent } from './sharedEvent';

/** Longest text of the service, characters. */
const textCap = 2000;

/**
 * Markdown for a chat or an issue: a heading line and a list for each event. Whatever is not our own words stands in a code
 * span, the one place where no dialect of Markdown makes a link, a mention, a picture or HTML of it.
 */
export function eventsMarkdown(events: readonly SharedEvent[], local: LocalWriter, t: Translate): string {
  return events.map(event => eventMarkdown(event, local, t)).join('\n');
}

function eventMarkdown(shared: SharedEvent, local: LocalWriter, t: Translate): string {
  const { name, about, rows } = eventFacts(shared, local, t);
  const heading = [`**${codeSpan(name)}**`, ...about.map(inline)].join(' · ');
  const items = [
    ...rows.map(piece => `- ${t('{0}: {1}', piece.label, inline(piece))}`),
    ...(shared.link === undefined ? [] : [`- [${t('Open in VS Code')}](${shared.link})`]),
  ];
  return `${heading}\n\n${items.join('\n')}\n`;
}

function inline({ text, ours }: Piece): string {
  return ours ? text : codeSpan(text);
}

/** Fenced by more backticks than there are in a row, and parted from those at its ends (CommonMark, "Code spans"). */
function codeSpan(text: string): string {
  const shown = visible(text, textCap).trim() || '—';
  const runs = shown.match(/`+/g) ?? [];
  const fence = '`'.repeat(1 + Math.max(0, ...runs.map(({ length }) => length)));
  const gap = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${gap}${shown}${gap}${fence}`;
}
