import type { EnsEvent, EventsPage } from './types';

/** Bounds of one refresh (reliability.md section 2), against a service that never says it is done. */
const pageCap = 500;
const rowCap = 50_000;

/** `time`: the time for all pages ran out. */
export type IncompleteReason = 'page-cap' | 'row-cap' | 'short' | 'time';

/** The pages read so far, and which to read next. */
export interface Pages {
  /** Numbers of the next pages, at most `most`; none when the last one is read, or nothing new comes. */
  next: (most: number) => number[];
  /** Takes pages in, in the order of their numbers. */
  add: (pages: readonly EventsPage[]) => void;
  events: () => EnsEvent[];
  /** Why events are missing; undefined when none are. */
  incompleteReason: () => IncompleteReason | undefined;
  lastRequestId: () => string;
}

/** `askedSize` is the page size asked for; the echoed one counts where it is smaller. */
export function createPages(first: EventsPage, askedSize: number): Pages {
  const events = new Map<string, EnsEvent>();
  const size = Math.min(first.pageSize, askedSize);
  let pagesRead = 0;
  let last = first;
  let barren = false;

  const take = (page: EventsPage) => {
    const before = events.size;
    for (const event of page.events) {
      // JSON keeps the two apart whatever characters they hold.
      events.set(JSON.stringify([event.eventId, event.resourceId]), event);
    }
    barren ||= events.size === before;
    pagesRead += 1;
    last = page;
  };
  take(first);

  /** The service's latest count; undefined where there is none, or one that what came already exceeds. */
  const total = () => (last.totalCount !== undefined && last.totalCount >= events.size ? last.totalCount : undefined);
  const more = () => {
    const counted = total();
    return !barren && (counted === undefined ? last.events.length >= size : pagesRead * size < counted);
  };

  return {
    next: most => {
      if (!more() || events.size >= rowCap) {
        return [];
      }
      const counted = total();
      const expected = counted === undefined ? Infinity : Math.ceil(counted / size) - pagesRead;
      const length = Math.min(most, expected, pageCap - pagesRead);
      return Array.from({ length }, (_, index) => pagesRead + 1 + index);
    },
    add: pages => {
      pages.forEach(take);
    },
    events: () => [...events.values()].slice(0, rowCap),
    incompleteReason: () => {
      if (events.size > rowCap || (more() && events.size >= rowCap)) {
        return 'row-cap';
      }
      if (more() && pagesRead >= pageCap) {
        return 'page-cap';
      }
      return events.size < (total() ?? 0) ? 'short' : undefined;
    },
    lastRequestId: () => last.requestId,
  };
}
