import type { Column, Range } from '../../views/timeline/messages';
import type { Sorting } from './sorting';

/** What the person chose; VS Code keeps it while the page is hidden or the window is reloaded. */
export interface PageState {
  range: Range;
  lanes: 'node' | 'instance';
  table: boolean;
  /** Of the table; absent is by time. */
  sorting?: Sorting;
  /** The table has everything that is over. */
  allOver: boolean;
}

const ranges: readonly Range[] = ['day', 'week', 'fortnight', 'month'];
const columns: readonly Column[] = ['time', 'left', 'name', 'place', 'about', 'state', 'level', 'accountName'];

/** What was kept, field by field. @param usesScreenReader as VS Code says: then it begins with the table */
export function readState(kept: unknown, usesScreenReader: boolean): PageState {
  const fields: Partial<Record<keyof PageState, unknown>> = typeof kept === 'object' && kept !== null ? kept : {};
  const sorting = readSorting(fields.sorting);
  return {
    range: ranges.find(range => range === fields.range) ?? 'fortnight',
    lanes: fields.lanes === 'instance' ? 'instance' : 'node',
    table: typeof fields.table === 'boolean' ? fields.table : usesScreenReader,
    allOver: fields.allOver === true,
    ...(sorting && { sorting }),
  };
}

function readSorting(kept: unknown): Sorting | undefined {
  if (typeof kept !== 'object' || kept === null || !('column' in kept)) {
    return undefined;
  }
  const column = columns.find(one => one === kept.column);
  return column && { column, descending: 'descending' in kept && kept.descending === true };
}
