import { MarkdownString } from 'vscode';
import { formatUtc, type LocalWriter } from '../base/format';
import { plainLabel, visible } from '../base/inert';

/** The service's texts are long at times; other places have them whole. */
const longestText = 300;

export interface Tooltip {
  markdown: MarkdownString;
  /** A line with our own label; nothing where there is no text, which goes in as plain text whoever wrote it. */
  row: (label: string, text: string | undefined) => void;
}

/** A tooltip whose first line is a name and what it is about. Only our own labels are Markdown. */
export function createTooltip(name: string, about: string): Tooltip {
  const markdown = new MarkdownString();
  markdown.isTrusted = false;
  markdown.supportHtml = false;
  markdown
    .appendMarkdown('**')
    .appendText(inMarkdown(plainLabel(name)))
    .appendMarkdown('** · ');
  markdown.appendText(inMarkdown(about)).appendMarkdown('\n\n');
  return {
    markdown,
    row: (label, text) => {
      if (text) {
        markdown.appendMarkdown(`**${label}** `).appendText(inMarkdown(visible(text, longestText)));
        markdown.appendMarkdown('\n\n');
      }
    },
  };
}

/**
 * What `appendText` leaves as it is, though it is not text to Markdown: references, which would bring hidden characters
 * back (`&#x202e;`), and addresses, which would become links. References that show the same characters take their place.
 */
function inMarkdown(text: string): string {
  return text
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('@', '&commat;')
    .replaceAll('://', '&colon;//')
    .replace(/(?<=www)\./gi, '&period;');
}

/** Local time and UTC; undefined for no time. `ms` in Unix milliseconds. */
export function bothTimes(ms: number | undefined, local: LocalWriter): string | undefined {
  return ms === undefined ? undefined : `${local(ms)} · ${formatUtc(ms)}`;
}
