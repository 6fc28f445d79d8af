import { MarkdownString } from 'vscode';
import { formatLocal, formatUtc } from '../events/format';
import { plainLabel, visible } from '../events/inert';

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
  markdown.appendMarkdown('**').appendText(plainLabel(name)).appendMarkdown('** · ').appendText(about);
  markdown.appendMarkdown('\n\n');
  return {
    markdown,
    row: (label, text) => {
      if (text) {
        markdown.appendMarkdown(`**${label}** `).appendText(visible(text, longestText)).appendMarkdown('\n\n');
      }
    },
  };
}

/** Local time and UTC; undefined for no time. `ms` in Unix milliseconds. */
export function bothTimes(ms: number | undefined): string | undefined {
  return ms === undefined ? undefined : `${formatLocal(ms)} · ${formatUtc(ms)}`;
}
