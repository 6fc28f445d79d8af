import { isEnsError, type EnsError } from './error';
import { plannedReboot } from './eventTypes';
import { createPages, type IncompleteReason, type PageQuery } from './pages';
import type { EnsEvent, EnsReader, EventsPage } from './types';

/** Rows asked for at a time; the ENS maximum documented for DescribeInstances. */
const pageSize = 100;
const pagesAtOnce = 4;

/** Services that were seen to count the rows of all pages, for as long as their client lives. */
const countingServices = new WeakSet<EnsReader>();

export interface ReadAllOptions {
  /** At least one. */
  eventTypes: readonly string[];
  resourceIds?: readonly string[];
  signal: AbortSignal;
  /**
   * When all pages must be there, Unix milliseconds: from then on the read ends with what it has, at least one page.
   * Without it, each page has the time of one call.
   */
  until?: number;
  /** Types the service is known not to take; a type it refuses is added. The caller keeps it from read to read. */
  refused?: Set<string>;
  /** Called with the events of the first page as soon as it is there. */
  onProgress?: (events: readonly EnsEvent[]) => void;
}

export interface AllEvents {
  /** De-duplicated by EventId and ResourceId, in the order of the service. */
  events: EnsEvent[];
  complete: boolean;
  /** Why events are missing, or may be. */
  incompleteReason?: IncompleteReason;
  /** Types the service did not take, now or before, so that they were not asked for. */
  refusedTypes: string[];
  /** RequestId of the last page. */
  lastRequestId: string;
}

/**
 * Reads all pages: the first alone, then four at a time. A service that has not been seen to count all rows is asked once
 * more after a first page that may be all, and so is any other after a full one. Rejects with EnsError as soon as one page fails, other than by the end of `until`,
 * or with the signal's reason between two pages.
 */
export async function readAllEvents(client: EnsReader, options: ReadAllOptions): Promise<AllEvents> {
  const { page: first, eventTypes, refusedTypes } = await readFirst(client, options);
  const pages = createPages(first, { askedSize: pageSize, countsAll: countingServices.has(client) });
  options.onProgress?.(pages.events());

  // One failed page ends the others too.
  const abort = new AbortController();
  const signal = AbortSignal.any([options.signal, abort.signal]);
  const read = (page: PageQuery) =>
    client.describeHistoryEvents(queryFor(options, eventTypes, page), signal, options.until).catch((error: unknown) => {
      if (options.until !== undefined && isOutOfTime(error)) {
        return undefined;
      }
      if (isNoSuchPage(error)) {
        return { ...page, requestId: error.requestId ?? '', rowCount: 0, events: [] };
      }
      throw error;
    });
  let late = false;
  try {
    for (let next = pages.next(pagesAtOnce); next.length > 0 && !late; next = pages.next(pagesAtOnce)) {
      options.signal.throwIfAborted();
      const came = await Promise.all(next.map(read));
      pages.add(came.filter(page => page !== undefined));
      late = came.includes(undefined);
    }
  } finally {
    abort.abort();
  }

  const incompleteReason = late ? 'time' : pages.incompleteReason();
  if (incompleteReason === undefined) {
    if (pages.countsAll()) {
      countingServices.add(client);
    } else {
      countingServices.delete(client);
    }
  }
  return {
    events: pages.events(),
    complete: incompleteReason === undefined,
    ...(incompleteReason && { incompleteReason }),
    refusedTypes,
    lastRequestId: pages.lastRequestId(),
  };
}

/** The first page. A service that does not take the planned reboot as a type is asked once more, and from then on, without it. */
async function readFirst(
  client: EnsReader,
  options: ReadAllOptions,
): Promise<{ page: EventsPage; eventTypes: readonly string[]; refusedTypes: string[] }> {
  const { eventTypes, signal, until, refused } = options;
  const read = (types: readonly string[]) =>
    client.describeHistoryEvents(queryFor(options, types, { pageNumber: 1, pageSize }), signal, until);
  const others = eventTypes.filter(type => type !== plannedReboot);
  const withoutReboot = async () => ({ page: await read(others), eventTypes: others, refusedTypes: [plannedReboot] });
  const mayBeTheType = others.length > 0 && others.length < eventTypes.length;
  if (mayBeTheType && refused?.has(plannedReboot)) {
    return withoutReboot();
  }
  try {
    return { page: await read(eventTypes), eventTypes, refusedTypes: [] };
  } catch (error) {
    if (mayBeTheType && isEnsError(error) && error.kind === 'request' && error.code.startsWith('InvalidParameter')) {
      const result = await withoutReboot();
      refused?.add(plannedReboot);
      return result;
    }
    throw error;
  }
}

/** Nothing is wrong with the service, it is just slow. The network's other time-outs say that it does not answer. */
function isOutOfTime(error: unknown): boolean {
  return isEnsError(error) && error.code === 'TotalTimeout';
}

/** Some services refuse a page that is not there. One that refuses a size does not change it unasked either. */
function isNoSuchPage(error: unknown): error is EnsError {
  return isEnsError(error) && error.kind === 'request' && /Page(Number|Size)/i.test(error.code);
}

function queryFor({ resourceIds }: ReadAllOptions, eventTypes: readonly string[], page: PageQuery) {
  return { eventTypes, ...page, ...(resourceIds && { resourceIds }) };
}
