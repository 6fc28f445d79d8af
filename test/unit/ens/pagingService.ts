import { EnsError } from '../../../src/ens/error';
import { eventsPageOf } from '../../../src/ens/schemas';
import type { EnsClient, EventsQuery } from '../../../src/ens/types';
import { aClient, eventRow } from '../builders';

/** How a service pages. What is not named is as the documents have it. */
export interface Habits {
  /** The most rows it gives a page, whatever is asked for. */
  cap?: number;
  /** From which page on the cap holds. */
  capFrom?: number;
  /** Which size it counts pages by. */
  offsetBy?: 'asked' | 'given';
  /** `page`: the rows of the page, `cap`: as many as a page has at most. */
  count?: 'honest' | 'text' | 'none' | 'page' | 'cap' | 'zero';
  echo?: 'honest' | 'text' | 'false' | 'none';
  /** What it answers for a page after the last: no rows, its last page, or a refusal. */
  beyond?: 'empty' | 'last' | 'PageNumber' | 'PageSize';
  /** True for one that answers its first page whatever page is asked for. */
  deaf?: boolean;
}

/** A service whose rows a test may change between calls. */
export interface PagingService {
  client: EnsClient;
  asked: EventsQuery[];
  ids: string[];
  /** Called before each answer, with the number of calls so far. */
  onCall: (call: number) => void;
}

export const numberedIds = (count: number, from = 0) => Array.from({ length: count }, (_, n) => `e-${from + n}`);

export function pagingService(rows: number, habits: Habits = {}): PagingService {
  const service: PagingService = {
    ids: numberedIds(rows),
    asked: [],
    onCall: () => undefined,
    client: aClient({
      describeHistoryEvents: query => {
        service.onCall(service.asked.length);
        service.asked.push(query);
        return answerTo(query, service.ids, habits);
      },
    }),
  };
  return service;
}

function answerTo({ pageNumber = 1, pageSize = 10 }: EventsQuery, ids: readonly string[], habits: Habits) {
  const { cap = Infinity, capFrom = 1, offsetBy = 'asked', beyond = 'empty' } = habits;
  const given = pageNumber >= capFrom ? Math.min(pageSize, cap) : pageSize;
  const step = offsetBy === 'asked' ? pageSize : given;
  const last = Math.max(1, Math.ceil(ids.length / step));
  if (pageNumber > last && (beyond === 'PageNumber' || beyond === 'PageSize')) {
    const code = `InvalidParameter.${beyond}`;
    const refusal = { kind: 'request', code, message: 'no', advice: 'no', phase: 'answer' } as const;
    return Promise.reject(new EnsError(refusal));
  }
  const number = habits.deaf ? 1 : beyond === 'last' ? Math.min(pageNumber, last) : pageNumber;
  const rows = ids.slice((number - 1) * step, (number - 1) * step + given);
  const body = {
    RequestId: `R-${number}`,
    Events: rows.map(id => eventRow({ EventId: id })),
    ...echoOf(habits.echo, number, pageSize, given),
    ...countOf(habits.count, ids.length, rows.length, given),
  };
  return Promise.resolve(eventsPageOf(body, `R-${number}`, { pageNumber, pageSize }));
}

function echoOf(echo: Habits['echo'] = 'honest', number: number, asked: number, given: number) {
  switch (echo) {
    case 'honest':
      return { PageNumber: number, PageSize: given };
    case 'text':
      return { PageNumber: String(number), PageSize: String(given) };
    case 'false':
      return { PageNumber: number, PageSize: asked };
    case 'none':
      return {};
  }
}

function countOf(count: Habits['count'] = 'honest', total: number, onPage: number, given: number) {
  switch (count) {
    case 'honest':
      return { TotalCount: total };
    case 'text':
      return { TotalCount: String(total) };
    case 'none':
      return {};
    case 'page':
      return { TotalCount: onPage };
    case 'cap':
      return { TotalCount: given };
    case 'zero':
      return { TotalCount: 0 };
  }
}
