import { plainLabel, visible } from '../../base/inert';
import { markup, theirs, type Markup } from './markup';

/** A part of the page under a heading of its own, which also names it for a screen reader. */
export function section(id: string, title: string, ...content: readonly Markup[]): Markup {
  return markup`
<section aria-labelledby="${id}"><h2 id="${id}">${title}</h2>${content}</section>`;
}

export function paragraph(text: string | Markup): Markup {
  return markup`<p>${text}</p>`;
}

export function list(items: readonly Markup[]): Markup {
  return markup`<ul>${items.map(item => markup`<li>${item}</li>`)}</ul>`;
}

/** Links beside each other. */
export function linkList(links: readonly Markup[]): Markup {
  return markup`<ul class="links">${links.map(link => markup`<li>${link}</li>`)}</ul>`;
}

/** Names and values; a value that is a string is the service's text. Rows without a value are left out. */
export function facts(rows: readonly (readonly [name: string, value: string | Markup | undefined])[]): Markup {
  const shown = rows.flatMap(([name, value]) => (value === undefined || value === '' ? [] : [fact(name, value)]));
  return markup`<dl>${shown}</dl>`;
}

function fact(name: string, value: string | Markup): Markup {
  return markup`<div><dt>${name}</dt><dd>${typeof value === 'string' ? theirs(value) : value}</dd></div>`;
}

/** From which length on a text is folded, characters: some four lines. */
const longText = 400;

/** A text of the service's; a long one begins, and unfolds to the whole. */
export function folded(text: string): string | Markup {
  return text.length <= longText
    ? text
    : markup`<details class="long"><summary>${theirs(visible(text, longText / 2))}</summary>${theirs(text)}</details>`;
}

/** A word of the service's with one of ours before it, which makes it ours; one that we do not know stays theirs. */
export function known(raw: string, words: string): string | Markup {
  return words === plainLabel(raw) ? raw : markup`${words}`;
}

/** A table whose first cells name their rows. */
export function table(caption: string, columns: readonly string[], rows: readonly (readonly Markup[])[]): Markup {
  const head = columns.map(column => markup`<th scope="col">${column}</th>`);
  const body = rows.map(cells => {
    const [name, ...others] = cells.map((cell, index) =>
      index === 0 ? markup`<th scope="row">${cell}</th>` : markup`<td>${cell}</td>`,
    );
    return markup`<tr>${name ?? []}${others}</tr>`;
  });
  return markup`<table><caption>${caption}</caption><thead><tr>${head}</tr></thead><tbody>${body}</tbody></table>`;
}
