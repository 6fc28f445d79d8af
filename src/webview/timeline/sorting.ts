import type { Column, TimelineData, TimelineEvent } from '../../views/timeline/messages';

/** By which column a table is sorted. */
export interface Sorting {
  readonly column: Column;
  readonly descending: boolean;
}

/** The other way where it is sorted by the column already. */
export function sortedBy(column: Column, before: Sorting | undefined): Sorting {
  return { column, descending: before?.column === column && !before.descending };
}

/** An event with its place in `data.events`. */
export type Entry = readonly [index: number, event: TimelineEvent];

/** Rows of the table in two parts, since what is over must not bury what waits. */
export interface Parts {
  readonly open: readonly Entry[];
  readonly over: readonly Entry[];
}

/**
 * What is not over, and the rest: each in the order that was asked for, else by time, of the rest the latest first. Rows that
 * have nothing in the column come last either way.
 */
export function sortEntries({ events }: Pick<TimelineData, 'events'>, sorting: Sorting | undefined): Parts {
  const entries = [...events.entries()];
  const open = entries.filter(([, event]) => event.open);
  const over = entries.filter(([, event]) => !event.open).reverse();
  if (!sorting) {
    return { open, over };
  }
  const { column, descending } = sorting;
  const compare = ([, a]: Entry, [, b]: Entry) => {
    const [one, other] = [keyOf(a, column), keyOf(b, column)];
    if (one === undefined || other === undefined) {
      return Number(one === undefined) - Number(other === undefined);
    }
    return (descending ? -1 : 1) * compareKeys(one, other);
  };
  return { open: open.sort(compare), over: over.sort(compare) };
}

/** As people count: `edge-2` before `edge-10`. */
const collator = new Intl.Collator(undefined, { numeric: true });

function compareKeys(a: number | string, b: number | string): number {
  return typeof a === 'number' && typeof b === 'number' ? a - b : collator.compare(String(a), String(b));
}

/** What a column is sorted by: times and levels are not in the order of their words. */
function keyOf(event: TimelineEvent, column: Column): number | string | undefined {
  switch (column) {
    case 'time':
      return event.at;
    case 'left':
      return event.open ? event.deadline : undefined;
    case 'level':
      return event.rank;
    default:
      return event[column];
  }
}
