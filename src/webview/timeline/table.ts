import type { Column, TimelineData, TimelineEvent } from '../../views/timeline/messages';
import { element, fill } from './dom';
import { sortEntries, type Entry } from './sorting';
import type { PageState } from './state';

/** So many of those that are over are in the table until somebody wants to see the rest. */
const mostOver = 20;

export interface TableEvents {
  onReveal: (event: TimelineEvent) => void;
  sortBy: (column: Column) => void;
  showAllOver: () => void;
}

/** The events of the picture, and those outside its range too: first what is not over, then the rest (sorting.ts). */
export function makeTable(
  data: TimelineData,
  { sorting, allOver }: Pick<PageState, 'sorting' | 'allOver'>,
  { onReveal, sortBy, showAllOver }: TableEvents,
): HTMLTableElement {
  const { words, events } = data;
  const { open, over } = sortEntries(data, sorting);
  const several = events.some(({ accountName }) => accountName !== undefined);
  const columns = (Object.keys(words.columns) as Column[]).filter(column => several || column !== 'accountName');
  const headCell = (column: Column) => {
    const name = words.columns[column];
    const button = element('button', { type: 'button', className: 'sort', title: fill(words.sortBy, name) }, name);
    button.dataset['focus'] = `sort ${column}`;
    button.addEventListener('click', () => {
      sortBy(column);
    });
    const cell = element('th', { scope: 'col' }, button);
    if (sorting?.column === column) {
      cell.ariaSort = sorting.descending ? 'descending' : 'ascending';
    }
    return cell;
  };
  const rowOf = ([index, event]: Entry) => {
    const cells = columns.map(column =>
      column === 'name'
        ? nameCell(event, fill(words.reveal, event.name), onReveal)
        : element('td', { className: column }, (column === 'left' ? data.left[index] : event[column]) ?? ''),
    );
    const row = element('tr', {}, ...cells);
    row.dataset['index'] = String(index);
    return row;
  };
  const part = (title: string, entries: readonly Entry[], count: number) => {
    const heading = element('th', { scope: 'rowgroup', colSpan: columns.length }, fill(title, count));
    return element('tbody', {}, element('tr', { className: 'part' }, heading), ...entries.map(rowOf));
  };
  const shownOver = allOver ? over : over.slice(0, mostOver);
  const rest = over.length - shownOver.length;
  return element(
    'table',
    {},
    element('caption', {}, words.caption),
    element('thead', {}, element('tr', {}, ...columns.map(headCell))),
    ...(open.length > 0 ? [part(words.open, open, open.length)] : []),
    ...(over.length > 0 ? [part(words.over, shownOver, over.length)] : []),
    ...(rest > 0 ? [moreRow(fill(words.moreOver, rest), columns.length, showAllOver)] : []),
  );
}

function moreRow(text: string, columns: number, showAllOver: () => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'link' }, text);
  button.addEventListener('click', showAllOver);
  return element('tbody', {}, element('tr', { className: 'more' }, element('td', { colSpan: columns }, button)));
}

function nameCell(event: TimelineEvent, title: string, onReveal: (event: TimelineEvent) => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'link', title }, event.name);
  button.dataset['focus'] = `event ${event.account} ${event.key}`;
  button.addEventListener('click', () => {
    onReveal(event);
  });
  return element('th', { scope: 'row' }, button);
}

/** Writes how long there is left anew; `left` in the order of the events. */
export function updateLeft(table: HTMLTableElement, left: readonly string[]): void {
  for (const row of table.rows) {
    row.querySelector('td.left')?.replaceChildren(left[Number(row.dataset['index'])] ?? '');
  }
}
