import { createTotalCounts } from './totalCounts';
import type { EnsEvent, EventsPage, EventsQuery } from './types';

/** Bounds of one refresh (reliability.md section 2), against a service that never says it is done. */
const pageCap = 500;
const rowCap = 50_000;

/**
 * Why events are missing, or may be. `short`: the service gave fewer than there are. `changed`: events came or went while the
 * list was read. `time`: the time for all pages ran out.
 */
export type IncompleteReason = 'page-cap' | 'row-cap' | 'short' | 'changed' | 'time';

export type PageQuery = Required<Pick<EventsQuery, 'pageNumber' | 'pageSize'>>;

/** The pages read so far, and which to read next. */
export interface Pages {
  /** The pages to ask for next, at most `most`; none when the end is shown, or nothing new comes. */
  next: (most: number) => PageQuery[];
  /** Takes in what came for the pages that `next` named, in their order. */
  add: (pages: readonly EventsPage[]) => void;
  events: () => EnsEvent[];
  /** Undefined when no event is missing. */
  incompleteReason: () => IncompleteReason | undefined;
  /** True where this read shows that the service's count is that of all pages. */
  countsAll: () => boolean;
  lastRequestId: () => string;
}

/**
 * The pages that follow `first`, which was asked for with `askedSize` rows. A service may give fewer rows a page than it is
 * asked for and not say so: the next page begins where the rows that came end, in pages of a size with a border there, so
 * that whichever size the service counts by, no row is passed over. The end is shown by a count of all rows that is reached,
 * else only by a page without rows, or by the service's word that it has no such page.
 * @param countsAll the service was seen to count the rows of all pages
 */
export function createPages(
  first: EventsPage,
  { askedSize, countsAll }: { askedSize: number; countsAll: boolean },
): Pages {
  const events = new Map<string, EnsEvent>();
  const counts = createTotalCounts(countsAll && !mayGoOn(first, askedSize));
  let size = askedSize;
  /** Rows that came, without a gap from the first on. */
  let rows = 0;
  let pagesRead = 0;
  let lastRequestId = '';
  const seen = { ended: false, full: false, laterPage: false, probe: false };
  const odd = { gap: false, shifted: false, stuck: false, unusable: false };

  const add = (pages: readonly EventsPage[]) => {
    const from = rows / size + 1;
    let cut = false;
    for (const [index, page] of pages.entries()) {
      const known = page.events.filter(event => events.has(keyOf(event))).length;
      counts.note(page);
      for (const event of page.events) {
        events.set(keyOf(event), event);
      }
      if (known < page.rowCount) {
        odd.gap ||= cut;
        odd.shifted ||= known > 0;
        odd.unusable ||= page.rowCount > page.events.length;
        seen.laterPage ||= pagesRead > 0;
        rows += cut ? 0 : page.rowCount;
      } else if (page.rowCount === 0 || isNoSuchPage(page, from + index)) {
        // A page after one that was cut short does not follow on it: without a count, its end is not the end.
        seen.ended ||= !cut || counts.total(rows) !== undefined;
      } else if (rows > 1 && counts.total(rows) === undefined && !seen.probe) {
        seen.probe = true;
        size = largestDivisor(rows, Math.min(Math.floor(rows / 2), askedSize));
      } else {
        seen.ended = true;
        odd.stuck ||= page.rowCount >= size;
        odd.shifted ||= page.rowCount < size;
      }
      cut ||= known === page.rowCount || page.rowCount < size;
      lastRequestId = page.requestId;
    }
    seen.ended ||= odd.gap;
    seen.full = pagesRead > 0 && !cut;
    pagesRead += pages.length;
    if (rows % size > 0) {
      size = largestDivisor(rows, rows % size);
    }
  };
  /**
   * Some services answer a page after the last with the last one. One that counts all rows shows by its count that these were
   * all; the number it names tells it too, once the service has shown that it heeds numbers.
   */
  const isNoSuchPage = ({ pageNumber }: EventsPage, asked: number) =>
    counts.total(rows) === rows || (pageNumber < asked && (seen.laterPage || rows === 1));
  add([first]);

  const isDone = () => seen.ended || counts.total(rows) === rows;
  return {
    next: most => {
      if (isDone() || events.size >= rowCap) {
        return [];
      }
      const total = counts.total(rows);
      const expected = total === undefined ? (seen.full ? most : 1) : Math.ceil((total - rows) / size);
      const length = Math.min(most, expected, pageCap - pagesRead);
      return Array.from({ length }, (_, index) => ({ pageNumber: rows / size + 1 + index, pageSize: size }));
    },
    add,
    events: () => [...events.values()].slice(0, rowCap),
    incompleteReason: () => {
      if (events.size > rowCap || (!isDone() && events.size >= rowCap)) {
        return 'row-cap';
      }
      if (!isDone() && pagesRead >= pageCap) {
        return 'page-cap';
      }
      if (counts.differ() || odd.shifted) {
        return 'changed';
      }
      const missing = (counts.total(rows) ?? rows) > rows;
      return odd.gap || odd.stuck || odd.unusable || missing ? 'short' : undefined;
    },
    countsAll: () => counts.total(rows) === rows,
    lastRequestId: () => lastRequestId,
  };
}

/**
 * A full page whose count equals its rows: such a count may be that of the page, whatever was seen of the service before, and
 * to trust it would lose all rows that follow.
 */
function mayGoOn({ rowCount, pageSize, totalCount }: EventsPage, askedSize: number): boolean {
  return totalCount === rowCount && rowCount >= Math.min(pageSize, askedSize);
}

/** JSON keeps the two apart whatever characters they hold. */
function keyOf({ eventId, resourceId }: EnsEvent): string {
  return JSON.stringify([eventId, resourceId]);
}

/** The largest divisor of `number` that is at most `most`. */
function largestDivisor(number: number, most: number): number {
  let divisor = most;
  while (number % divisor > 0) {
    divisor -= 1;
  }
  return divisor;
}
