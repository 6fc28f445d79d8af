import { l10n, type MarkdownString } from 'vscode';
import { eventTooltipLines, type TooltipFacts } from './eventTooltipLines';
import { createTooltip } from './tooltip';

/** The lines of an event's tooltip. Our own words are Markdown, every text of the service goes in as plain text. */
export function eventTooltip(facts: TooltipFacts): MarkdownString {
  const { name, about, rows } = eventTooltipLines(facts, l10n.t);
  const { markdown, row } = createTooltip(name, about);
  for (const [label, text] of rows) {
    row(label, text);
  }
  return markdown;
}
