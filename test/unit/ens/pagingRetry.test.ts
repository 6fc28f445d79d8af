import assert from 'node:assert/strict';
import { readAllEvents } from '../../../src/ens/paging';
import { noSignal } from '../builders';
import { against, failureOf } from './harness';
import { answer, queryOf, type Loopback, type Reply } from './loopback';
import { refuse, reset, silent, waitingClock } from './retryHarness';

describe('Reading all pages of a service that fails now and then', () => {
  const types = ['Disk:Stalled'];
  const rows = (pageNumber: number) =>
    Array.from({ length: 100 }, (_, n) => ({ EventId: `e-${pageNumber}-${n}`, ResourceId: 'i-1' }));
  /** Five pages; `trouble` may answer a request itself, told its page and how often that page was asked for. */
  const fivePages = (trouble: (pageNumber: number, time: number) => Reply | undefined): Reply => {
    const times = new Map<number, number>();
    return (socket, head) => {
      const pageNumber = Number(queryOf(head)['PageNumber']);
      const time = (times.get(pageNumber) ?? 0) + 1;
      times.set(pageNumber, time);
      const served: Reply = () =>
        socket.write(
          answer(200, {
            RequestId: `R-${pageNumber}`,
            PageNumber: pageNumber,
            PageSize: 100,
            TotalCount: 500,
            Events: rows(pageNumber),
          }),
        );
      (trouble(pageNumber, time) ?? served)(socket, head);
    };
  };
  const asked = ({ requests }: Loopback, pageNumber: number) =>
    requests.filter(head => queryOf(head)['PageNumber'] === String(pageNumber)).length;

  it('repeats the pages that failed, and only those', () =>
    against(
      fivePages((pageNumber, time) => (pageNumber % 2 === 1 && time < 3 ? reset : undefined)),
      async ({ client, server }) => {
        const { events, complete } = await readAllEvents(client, { eventTypes: types, signal: noSignal });
        assert.deepEqual([events.length, complete], [500, true]);
        assert.deepEqual(
          [1, 2, 3, 4, 5].map(pageNumber => asked(server, pageNumber)),
          [3, 1, 3, 1, 3],
        );
      },
    ));

  it('fails when one page has failed three times, and asks for no other page then', () =>
    against(
      fivePages(pageNumber => {
        if (pageNumber === 3) {
          return refuse('ServiceUnavailable', 503);
        }
        return pageNumber > 1 ? silent : undefined;
      }),
      async ({ client, server, records }) => {
        const error = await failureOf(readAllEvents(client, { eventTypes: types, signal: noSignal }));
        assert.equal(error.code, 'ServiceUnavailable');
        assert.deepEqual([asked(server, 3), asked(server, 2), asked(server, 5)], [3, 1, 1]);
        await new Promise(resolve => setImmediate(resolve));
        assert.equal(records.filter(({ outcome }) => outcome === 'cancelled').length, 3);
      },
      { deadlines: { connect: 5_000, firstByte: 5_000, total: 5_000 } },
    ));

  it('counts the time of the first page too', () =>
    against(
      fivePages(() => undefined),
      async ({ client, server }) => {
        const until = waitingClock().now();
        const read = readAllEvents(client, { eventTypes: types, signal: noSignal, until });
        assert.equal((await failureOf(read)).code, 'TotalTimeout');
        assert.equal(server.requests.length, 0);
      },
    ));

  it('case 25: ends with what it has where the service is sound but slow: the pages of the last round that came are kept', () => {
    const clock = waitingClock();
    const until = clock.now() + 45_000;
    return against(
      fivePages(pageNumber => {
        clock.advance({ 1: 44_700, 3: 300 }[pageNumber] ?? 0);
        return pageNumber === 3 ? silent : undefined;
      }),
      async ({ client, server }) => {
        const { events, ...rest } = await readAllEvents(client, { eventTypes: types, signal: noSignal, until });
        assert.equal(events.length, 400);
        assert.deepEqual([rest.complete, rest.incompleteReason], [false, 'time']);
        assert.deepEqual([asked(server, 3), asked(server, 5), clock.waits], [1, 1, []]);
      },
      { clock, random: () => 0.99 },
    );
  });

  it('case 25: asks for nothing more once the time is over', () => {
    const clock = waitingClock();
    const until = clock.now() + 45_000;
    return against(
      fivePages(pageNumber => {
        clock.advance(pageNumber === 1 ? 45_000 : 0);
        return undefined;
      }),
      async ({ client, server }) => {
        const read = await readAllEvents(client, { eventTypes: types, signal: noSignal, until });
        assert.deepEqual([read.events.length, read.incompleteReason, server.requests.length], [100, 'time', 1]);
      },
      { clock },
    );
  });

  it('fails where a page never comes and no time was set for all of them', () =>
    against(
      fivePages(pageNumber => (pageNumber === 3 ? silent : undefined)),
      async ({ client }) => {
        const read = readAllEvents(client, { eventTypes: types, signal: noSignal });
        assert.equal((await failureOf(read)).code, 'TotalTimeout');
      },
      { deadlines: { connect: 5_000, firstByte: 5_000, total: 100 } },
    ));

  it('has one time for all pages where it is told one', () => {
    const clock = waitingClock();
    const until = clock.now() + 45_000;
    return against(
      fivePages(pageNumber => {
        clock.advance(pageNumber === 1 ? 44_900 : 0);
        return pageNumber === 3 ? reset : undefined;
      }),
      async ({ client, server }) => {
        const read = readAllEvents(client, { eventTypes: types, signal: noSignal, until });
        assert.equal((await failureOf(read)).code, 'ECONNRESET');
        assert.deepEqual([asked(server, 3), clock.waits], [1, []]);
      },
      { clock, random: () => 0.5 },
    );
  });
});
