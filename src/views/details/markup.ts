import { visible } from '../../base/inert';

declare const brand: unique symbol;

/** Markup of ours. Only this file makes it, so a text of the service never becomes markup. */
export interface Markup {
  readonly text: string;
  readonly [brand]: true;
}

type Part = Markup | string | number | readonly Markup[];

/** Longest text shown whole, UTF-16 units: above the longest that is taken over from an answer (ens/text.ts). */
const longestText = 70_000;

/** Markup with texts in it: whatever is no markup is made visible (base/inert.ts) and escaped. */
export function markup(strings: TemplateStringsArray, ...parts: readonly Part[]): Markup {
  return asMarkup(
    strings.reduce((page, text, index) => `${page}${index === 0 ? '' : rendered(parts[index - 1] ?? '')}${text}`, ''),
  );
}

/** Text over several lines, each made visible by itself. */
export function lines(text: string): Markup {
  return asMarkup(text.split('\n').map(rendered).join('\n'));
}

/** A text of the service: its reading direction does not reach what stands around it. */
export function theirs(text: string): Markup {
  return markup`<bdi>${text}</bdi>`;
}

function rendered(part: Part): string {
  if (typeof part === 'string') {
    return escaped(visible(part, longestText));
  }
  if (typeof part === 'number') {
    return String(part);
  }
  return 'text' in part ? part.text : part.map(({ text }) => text).join('');
}

const references: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

function escaped(text: string): string {
  return text.replace(/[&<>"']/g, character => references[character] ?? '');
}

function asMarkup(text: string): Markup {
  return { text } as Markup;
}
