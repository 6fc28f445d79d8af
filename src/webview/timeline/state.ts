import type { Range } from '../../views/timeline/messages';

/** What the person chose; VS Code keeps it while the page is hidden or the window is reloaded. */
export interface PageState {
  range: Range;
  lanes: 'node' | 'instance';
  table: boolean;
}

const ranges: readonly Range[] = ['day', 'week', 'fortnight', 'month'];

/** What was kept, field by field. @param usesScreenReader as VS Code says: then it begins with the table */
export function readState(kept: unknown, usesScreenReader: boolean): PageState {
  const fields: Partial<Record<keyof PageState, unknown>> = typeof kept === 'object' && kept !== null ? kept : {};
  return {
    range: ranges.find(range => range === fields.range) ?? 'fortnight',
    lanes: fields.lanes === 'instance' ? 'instance' : 'node',
    table: typeof fields.table === 'boolean' ? fields.table : usesScreenReader,
  };
}
