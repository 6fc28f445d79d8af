import type { Column, TimelineData, TimelineEvent } from '../../views/timeline/messages';
import { element, fill } from './dom';

/**
 * The events of the picture, and those outside its range too: first what is not over, in order of time, then the rest,
 * the latest first.
 */
export function makeTable(data: TimelineData, onReveal: (event: TimelineEvent) => void): HTMLTableElement {
  const { words, events } = data;
  const inOrder = [...events.entries()];
  const sorted = [...inOrder.filter(([, { open }]) => open), ...inOrder.filter(([, { open }]) => !open).reverse()];
  const several = events.some(({ accountName }) => accountName !== undefined);
  const columns = (Object.keys(words.columns) as Column[]).filter(column => several || column !== 'accountName');
  const table = element(
    'table',
    {},
    element('caption', {}, words.caption),
    element(
      'thead',
      {},
      element('tr', {}, ...columns.map(column => element('th', { scope: 'col' }, words.columns[column]))),
    ),
  );
  const body = table.createTBody();
  for (const [index, event] of sorted) {
    const row = body.insertRow();
    row.dataset['index'] = String(index);
    for (const column of columns) {
      const text = column === 'left' ? data.left[index] : event[column];
      row.append(
        column === 'name'
          ? nameCell(event, fill(words.reveal, event.name), onReveal)
          : element('td', { className: column }, text ?? ''),
      );
    }
  }
  return table;
}

function nameCell(event: TimelineEvent, title: string, onReveal: (event: TimelineEvent) => void): HTMLElement {
  const button = element('button', { type: 'button', className: 'link', title }, event.name);
  button.addEventListener('click', () => {
    onReveal(event);
  });
  return element('th', { scope: 'row' }, button);
}

/** Writes how long there is left anew; `left` in the order of the events. */
export function updateLeft(table: HTMLTableElement, left: readonly string[]): void {
  for (const row of table.tBodies[0]?.rows ?? []) {
    row.querySelector('td.left')?.replaceChildren(left[Number(row.dataset['index'])] ?? '');
  }
}
