import type { EventsPage } from './types';

/** What the pages of one read say of how many rows there are in all. */
export interface TotalCounts {
  note: (page: Pick<EventsPage, 'totalCount' | 'rowCount'>) => void;
  /**
   * The rows in all, where `rows` have come; undefined where nobody knows: there is no count, one that may be that of its page
   * alone, or one that what came exceeds.
   */
  total: (rows: number) => number | undefined;
  /** True where pages that count all rows do not agree. */
  differ: () => boolean;
}

/**
 * A count shows that it is that of all pages by being larger than the rows of its own: some services count the page.
 * @param countsAll this service is known to count all pages
 */
export function createTotalCounts(countsAll: boolean): TotalCounts {
  const counts = new Set<number>();
  let ofAll = countsAll;
  return {
    note: ({ totalCount, rowCount }) => {
      if (totalCount !== undefined) {
        counts.add(totalCount);
        ofAll ||= totalCount > rowCount;
      }
    },
    total: rows => {
      const [count = -1] = counts;
      return ofAll && counts.size === 1 && count >= rows ? count : undefined;
    },
    differ: () => ofAll && counts.size > 1,
  };
}
