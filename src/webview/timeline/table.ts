import type { Column, TimelineData, TimelineEvent } from '../../views/timeline/messages';
import { element, fill } from './dom';

/** The same events as the picture has, in order of time, and those outside its range too. */
export function makeTable(data: TimelineData, onReveal: (event: TimelineEvent) => void): HTMLTableElement {
  const { words, events } = data;
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
  for (const [index, event] of events.entries()) {
    const row = body.insertRow();
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

/** Writes how long there is left anew, in the order of the rows. */
export function updateLeft(table: HTMLTableElement, left: readonly string[]): void {
  for (const [index, node] of [...table.querySelectorAll('td.left')].entries()) {
    node.textContent = left[index] ?? '';
  }
}
