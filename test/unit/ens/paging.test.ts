import assert from 'node:assert/strict';
import { EnsError } from '../../../src/ens/error';
import { documentedEventTypes, plannedReboot } from '../../../src/ens/eventTypes';
import { readAllEvents } from '../../../src/ens/paging';
import type { EnsClient, EnsEvent, EventsPage, EventsQuery } from '../../../src/ens/types';
import { aClient, anEvent, aPage, noSignal } from '../builders';

const numbered = (from: number, to: number): EnsEvent[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, n) => anEvent({ eventId: `e-${from + n}` }));

/** The page a service with `count` events would answer with, at `size` rows a page. */
const pageOf = (count: number, { pageNumber = 1 }: EventsQuery, size = 100): EventsPage =>
  aPage({
    requestId: `R-${pageNumber}`,
    pageNumber,
    pageSize: size,
    totalCount: count,
    events: numbered((pageNumber - 1) * size, Math.min(count, pageNumber * size)),
  });

/** A client that answers pages with `answer`, and what it was asked. */
function paged(answer: (query: EventsQuery) => EventsPage | Promise<EventsPage>): {
  client: EnsClient;
  asked: EventsQuery[];
} {
  const asked: EventsQuery[] = [];
  const client = aClient({
    describeHistoryEvents: query => {
      asked.push(query);
      return Promise.resolve(answer(query));
    },
  });
  return { client, asked };
}

const types = ['Disk:Stalled'];
const read = (client: EnsClient) => readAllEvents(client, { eventTypes: types, signal: noSignal });

describe('Reading all events', () => {
  it('is one call where all fit on one page, once the service has shown that it counts all rows', async () => {
    const { client, asked } = paged(query => pageOf(99, query));
    await read(client);
    asked.length = 0;
    const { events, ...rest } = await read(client);
    assert.equal(events.length, 99);
    assert.deepEqual(rest, { complete: true, refusedTypes: [], lastRequestId: 'R-1' });
    assert.deepEqual(asked, [{ eventTypes: types, pageNumber: 1, pageSize: 100 }]);
  });

  it('shows the first page before it asks for the second', async () => {
    const seen: string[] = [];
    const client = aClient({
      describeHistoryEvents: query => {
        seen.push(`asked ${query.pageNumber}`);
        return Promise.resolve(pageOf(250, query));
      },
    });
    await readAllEvents(client, {
      eventTypes: types,
      signal: noSignal,
      onProgress: page => seen.push(`shown ${page.length}`),
    });
    assert.deepEqual(seen, ['asked 1', 'shown 100', 'asked 2', 'asked 3']);
  });

  it('reads at most four pages at once', async () => {
    let open = 0;
    let most = 0;
    const { client } = paged(async query => {
      most = Math.max(most, ++open);
      await new Promise(resolve => setImmediate(resolve));
      open -= 1;
      return pageOf(1_234, query);
    });
    const { events, complete } = await read(client);
    assert.deepEqual([events.length, complete, most], [1_234, true, 4]);
  });

  it('case 25: trusts a smaller page size than was asked for', async () => {
    const { client, asked } = paged(query => pageOf(45, query, 10));
    const { events, complete } = await read(client);
    assert.deepEqual([events.length, complete, asked.length], [45, true, 5]);
  });

  it('case 25: counts an event that comes twice once, and one of two resources twice', async () => {
    const events = [anEvent(), anEvent({ status: 'Executing' }), anEvent({ resourceId: 'i-2' })];
    const { client } = paged(({ pageNumber = 1 }) =>
      aPage({ pageNumber, totalCount: 2, events: pageNumber === 1 ? events : [] }),
    );
    const result = await read(client);
    assert.deepEqual(
      result.events.map(({ status, resourceId }) => [status, resourceId]),
      [
        ['Executing', anEvent().resourceId],
        ['Inquiring', 'i-2'],
      ],
    );
    assert.equal(result.complete, true);
  });

  it('passes the resources on', async () => {
    const { client, asked } = paged(query => pageOf(1, query));
    await readAllEvents(client, { eventTypes: types, resourceIds: ['i-1'], signal: noSignal });
    assert.deepEqual(asked[0]?.resourceIds, ['i-1']);
  });
});

describe('case 25: a service that counts wrongly', () => {
  it('no count at all: read until a page is not full', async () => {
    const { client } = paged(query => {
      const { totalCount, ...page } = pageOf(230, query);
      assert.equal(totalCount, 230);
      return page;
    });
    const { events, complete } = await read(client);
    assert.deepEqual([events.length, complete], [230, true]);
  });

  it('a count below what already came: read on', async () => {
    const { client } = paged(query => ({ ...pageOf(230, query), totalCount: 3 }));
    assert.equal((await read(client)).events.length, 230);
  });

  it('a huge count: stops at the first empty page and says that events are missing', async () => {
    const { client, asked } = paged(query => ({ ...pageOf(230, query), totalCount: Number.MAX_SAFE_INTEGER }));
    const { events, complete, incompleteReason } = await read(client);
    assert.deepEqual([events.length, complete, incompleteReason], [230, false, 'short']);
    assert.ok(asked.length <= 5);
  });

  it('a growing count: stops at 50,000 rows and says so', async () => {
    const { client, asked } = paged(query => pageOf(1_000 * (query.pageNumber ?? 1) + 1_000, query));
    const { events, incompleteReason } = await read(client);
    assert.deepEqual([events.length, incompleteReason, asked.length], [50_000, 'row-cap', 500]);
  });

  it('small pages without end: stops at 500 pages and says so', async () => {
    const { client, asked } = paged(query => pageOf(1_000_000, query, 2));
    const { events, incompleteReason } = await read(client);
    assert.deepEqual([events.length, incompleteReason, asked.length], [1_000, 'page-cap', 500]);
  });

  it('the same page for ever: stops when nothing new comes', async () => {
    const { client, asked } = paged(() => pageOf(1_000, { eventTypes: types, pageNumber: 1 }));
    const { events, incompleteReason } = await read(client);
    assert.deepEqual([events.length, incompleteReason, asked.length], [100, 'short', 5]);
  });

  it('rows that vanish between pages: says that events are missing', async () => {
    const { client } = paged(query => {
      const page = pageOf(250, query);
      return query.pageNumber === 2 ? { ...page, events: page.events.slice(5) } : page;
    });
    const { events, incompleteReason } = await read(client);
    assert.deepEqual([events.length, incompleteReason], [245, 'short']);
  });

  it('an empty list that is said to be long: says that events are missing', async () => {
    const { client } = paged(() => aPage({ totalCount: 30 }));
    assert.equal((await read(client)).incompleteReason, 'short');
  });
});

describe('A service that fails', () => {
  const failure = (kind: 'request' | 'server', code: string) =>
    new EnsError({ kind, code, message: '', advice: '', phase: 'answer' });

  it('on one page: ends the other pages too', async () => {
    const signals: AbortSignal[] = [];
    const client = aClient({
      describeHistoryEvents: (query, signal) => {
        signals.push(signal);
        if (query.pageNumber === 1) {
          return Promise.resolve(pageOf(1_000, query));
        }
        return query.pageNumber === 3
          ? Promise.reject(failure('server', 'InternalError'))
          : new Promise(() => undefined);
      },
    });
    await assert.rejects(read(client), { code: 'InternalError' });
    assert.deepEqual(
      signals.map(({ aborted }) => aborted),
      [false, true, true, true, true],
    );
  });

  it('for the planned reboot as a type: is asked again without it, on all pages', async () => {
    const { client, asked } = paged(query =>
      query.eventTypes.includes(plannedReboot)
        ? Promise.reject(failure('request', 'InvalidParameter.EventTypes'))
        : pageOf(150, query),
    );
    const { events, refusedTypes } = await readAllEvents(client, {
      eventTypes: documentedEventTypes,
      signal: noSignal,
    });
    assert.deepEqual([events.length, refusedTypes], [150, [plannedReboot]]);
    assert.deepEqual(
      asked.map(({ eventTypes }) => eventTypes.length),
      [10, 9, 9],
    );
  });

  it('for the planned reboot as a type: is not asked for it again where the caller remembers', async () => {
    const { client, asked } = paged(query =>
      query.eventTypes.includes(plannedReboot)
        ? Promise.reject(failure('request', 'InvalidParameter.EventTypes'))
        : pageOf(1, query),
    );
    const refused = new Set<string>();
    const options = { eventTypes: documentedEventTypes, signal: noSignal, refused };
    await readAllEvents(client, options);
    const { refusedTypes } = await readAllEvents(client, options);
    assert.deepEqual([refusedTypes, [...refused]], [[plannedReboot], [plannedReboot]]);
    assert.deepEqual(
      asked.map(({ eventTypes }) => eventTypes.length),
      [10, 9, 9, 9],
    );
  });

  it('for something else than the planned reboot: nothing is remembered', async () => {
    const { client } = paged(() => Promise.reject(failure('request', 'InvalidParameter')));
    const refused = new Set<string>();
    await assert.rejects(readAllEvents(client, { eventTypes: documentedEventTypes, signal: noSignal, refused }));
    assert.equal(refused.size, 0);
  });

  it('for the planned reboot alone: is asked all the same, there is nothing else to ask', async () => {
    const { client, asked } = paged(query => pageOf(1, query));
    const refused = new Set([plannedReboot]);
    await readAllEvents(client, { eventTypes: [plannedReboot], signal: noSignal, refused });
    assert.deepEqual(asked[0]?.eventTypes, [plannedReboot]);
  });

  const otherwise: [string, readonly string[], EnsError][] = [
    ['another error', documentedEventTypes, failure('server', 'InternalError')],
    ['another refusal', documentedEventTypes, failure('request', 'MissingParameter')],
    ['types without the planned reboot', types, failure('request', 'InvalidParameter')],
    ['the planned reboot alone', [plannedReboot], failure('request', 'InvalidParameter')],
  ];
  for (const [name, eventTypes, error] of otherwise) {
    it(`with ${name}: is not asked again`, async () => {
      const { client, asked } = paged(() => Promise.reject(error));
      await assert.rejects(readAllEvents(client, { eventTypes, signal: noSignal }), error);
      assert.equal(asked.length, 1);
    });
  }

  it('twice over the types: the second refusal is the error', async () => {
    const { client, asked } = paged(() => Promise.reject(failure('request', 'InvalidParameter')));
    await assert.rejects(readAllEvents(client, { eventTypes: documentedEventTypes, signal: noSignal }), {
      kind: 'request',
    });
    assert.equal(asked.length, 2);
  });
});

describe('The documented event types', () => {
  it('are ten, each once, with the planned reboot', () => {
    assert.equal(new Set(documentedEventTypes).size, 10);
    assert.ok(documentedEventTypes.includes(plannedReboot));
  });
});
