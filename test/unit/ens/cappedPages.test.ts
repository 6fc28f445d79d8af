import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readAllEvents, type AllEvents } from '../../../src/ens/paging';
import type { EnsClient } from '../../../src/ens/types';
import { aClient, anEvent, aPage, noSignal } from '../builders';
import { numberedIds, pagingService, type Habits, type PagingService } from './pagingService';

const read = (client: EnsClient) => readAllEvents(client, { eventTypes: ['Disk:Stalled'], signal: noSignal });
const idsOf = ({ events }: AllEvents) => events.map(({ eventId }) => eventId).sort();
const sorted = (ids: readonly string[]) => [...ids].sort();

const caps = [1, 3, 7, 10, 50, 99, 100];
const sizes = [0, 1, 2, 7, 9, 10, 11, 30, 50, 51, 99, 100, 101, 210];
const counts = ['honest', 'text', 'none', 'page', 'zero'] as const;
const echoes = ['honest', 'text', 'false', 'none'] as const;

/** All rows and complete, or incomplete: never fewer and complete. */
function assertSound(result: AllEvents, { ids }: PagingService, what: string) {
  if (result.complete) {
    assert.deepEqual(idsOf(result), sorted(ids), what);
  }
}

describe('A service that gives fewer rows a page than it is asked for', () => {
  for (const count of counts) {
    for (const echo of echoes) {
      for (const offsetBy of ['asked', 'given'] as const) {
        it(`case 49: ${count} count, ${echo} echo, pages counted by the size ${offsetBy}: all rows, and complete`, async () => {
          for (const cap of caps) {
            for (const rows of sizes) {
              const service = pagingService(rows, { cap, count, echo, offsetBy });
              const what = `${rows} rows, ${cap} a page`;
              for (let time = 0; time < 2; time += 1) {
                const result = await read(service.client);
                assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)], what);
              }
            }
          }
        });

        it(`case 49: ${count} count, ${echo} echo, pages counted by the size ${offsetBy}, from a later page on: all rows, or incomplete`, async () => {
          for (const cap of caps) {
            for (const capFrom of [2, 3, 5]) {
              for (const rows of [100, 101, 110, 150, 210, 310]) {
                const service = pagingService(rows, { cap, capFrom, count, echo, offsetBy });
                assertSound(await read(service.client), service, `${rows} rows, ${cap} a page from ${capFrom} on`);
              }
            }
          }
        });
      }
    }
  }

  for (const count of ['none', 'page'] as const) {
    it(`case 49: from the second page on, ${count} count: goes on where the short page ended, and has all rows`, async () => {
      for (const cap of [10, 20, 50]) {
        const service = pagingService(250, { cap, capFrom: 2, count });
        const result = await read(service.client);
        assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)]);
      }
    });
  }

  it('case 49: asks for the size that came, so that no row is passed over', async () => {
    const service = pagingService(25, { cap: 10, count: 'none', echo: 'false' });
    await read(service.client);
    assert.deepEqual(
      service.asked.slice(0, 2).map(({ pageNumber, pageSize }) => [pageNumber, pageSize]),
      [
        [1, 100],
        [2, 10],
      ],
    );
  });

  it('case 49: a count of a page as large as a page may be: all rows, or incomplete', async () => {
    for (const cap of caps) {
      for (const rows of sizes) {
        const service = pagingService(rows, { cap, count: 'cap', echo: 'false' });
        assertSound(await read(service.client), service, `${rows} rows, ${cap} a page`);
      }
    }
  });

  it('case 49: more rows come than one page holds, after all fitted on one: all rows again', async () => {
    for (const count of counts) {
      for (const cap of caps) {
        for (const more of [1, 5, 30]) {
          const service = pagingService(cap, { cap, count, echo: 'false' });
          await read(service.client);
          await read(service.client);
          service.ids.push(...numberedIds(more, cap));
          const result = await read(service.client);
          assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)], `${count}, ${cap} + ${more}`);
        }
      }
    }
  });

  it('case 49: whatever its habits: all rows, or incomplete', async () => {
    const habits = fc.record<Habits>(
      {
        cap: fc.integer({ min: 2, max: 120 }),
        capFrom: fc.integer({ min: 1, max: 6 }),
        offsetBy: fc.constantFrom('asked', 'given'),
        count: fc.constantFrom(...counts),
        echo: fc.constantFrom(...echoes),
        beyond: fc.constantFrom('empty', 'last', 'PageNumber', 'PageSize'),
        deaf: fc.constant(true),
      },
      { requiredKeys: [] },
    );
    await fc.assert(
      fc.asyncProperty(habits, fc.array(fc.nat({ max: 450 }), { minLength: 1, maxLength: 3 }), async (one, reads) => {
        const service = pagingService(0, one);
        for (const rows of reads) {
          service.ids = numberedIds(rows);
          assertSound(await read(service.client), service, `${rows} rows`);
        }
      }),
    );
  });
});

describe('Whether a first page was all', () => {
  for (const count of ['honest', 'text'] as const) {
    it(`case 49: ${count} count: is asked for once; from then on small accounts pay one call`, async () => {
      const service = pagingService(12, { count });
      const calls = async () => {
        const before = service.asked.length;
        assert.equal((await read(service.client)).complete, true);
        return service.asked.length - before;
      };
      assert.equal(await calls(), 2);
      assert.equal(await calls(), 1);
      service.ids.push(...numberedIds(60, 12));
      assert.equal(await calls(), 1);
      service.ids.length = 1;
      assert.equal(await calls(), 1);
      service.ids.length = 0;
      assert.equal(await calls(), 1);
    });
  }

  it('case 49: is asked for again by another client: other credentials may be another service', async () => {
    for (let time = 0; time < 2; time += 1) {
      const service = pagingService(12);
      await read(service.client);
      assert.equal(service.asked.length, 2);
    }
  });

  it('case 49: is asked for each time where the count says nothing', async () => {
    for (const count of ['none', 'page', 'zero'] as const) {
      const service = pagingService(12, { count });
      await read(service.client);
      await read(service.client);
      assert.equal(service.asked.length, 4, count);
    }
  });

  it('case 49: needs no other call where the count says that there are more, or that there is none', async () => {
    const many = pagingService(250);
    await read(many.client);
    assert.equal(many.asked.length, 3);
    const none = pagingService(0);
    await read(none.client);
    assert.equal(none.asked.length, 1);
  });

  for (const beyond of ['PageNumber', 'PageSize'] as const) {
    it(`case 49: is answered by a refusal of ${beyond} too`, async () => {
      for (const count of counts) {
        for (const rows of [1, 5, 100, 230]) {
          const service = pagingService(rows, { count, beyond });
          const result = await read(service.client);
          assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)], `${count} ${rows}`);
        }
      }
    });
  }

  for (const echo of echoes) {
    it(`case 49: is answered by a last page that comes again, ${echo} echo, where the service counts all rows`, async () => {
      for (const count of ['honest', 'text'] as const) {
        for (const rows of [2, 5, 7, 99, 100, 230]) {
          const service = pagingService(rows, { count, echo, beyond: 'last' });
          const result = await read(service.client);
          assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)], `${count} ${rows}`);
          assert.ok(service.asked.length <= 3);
        }
      }
    });
  }

  it('case 49: is answered by a last page that comes again and says its number', async () => {
    for (const count of counts) {
      for (const rows of [1, 130, 230, 300]) {
        const service = pagingService(rows, { count, beyond: 'last' });
        const result = await read(service.client);
        assert.deepEqual([result.complete, idsOf(result)], [true, sorted(service.ids)], `${count} ${rows}`);
      }
    }
  });

  it('case 49: stays open where the same page comes whatever is asked for', async () => {
    for (const count of ['none', 'page', 'zero'] as const) {
      for (const echo of echoes) {
        for (const cap of [3, 10, 100]) {
          const service = pagingService(250, { cap, count, echo, deaf: true });
          const result = await read(service.client);
          assert.deepEqual([result.incompleteReason, result.events.length], ['short', cap]);
          assert.ok(service.asked.length <= 3);
        }
      }
    }
  });

  it('case 49: rows that are no events count as rows, and the list says that it is incomplete', async () => {
    const client = aClient({
      describeHistoryEvents: ({ pageNumber }) =>
        Promise.resolve(
          pageNumber === 1
            ? aPage({ rowCount: 3, totalCount: 3, events: [anEvent(), anEvent({ eventId: 'e-2' })] })
            : aPage({ pageNumber: 2, totalCount: 3 }),
        ),
    });
    const { events, incompleteReason } = await read(client);
    assert.deepEqual([events.length, incompleteReason], [2, 'short']);
  });
});

describe('Events that come or go while the list is read', () => {
  /** Reads 250 events; `change` happens before the second page is answered. */
  async function readWhile(change: (ids: string[]) => void, habits: Habits = {}, rows = 250) {
    const service = pagingService(rows, habits);
    service.onCall = call => {
      if (call === 1) {
        change(service.ids);
      }
    };
    const result = await read(service.client);
    service.onCall = () => undefined;
    return { result, again: await read(service.client), service };
  }

  const changes: [string, (ids: string[]) => void][] = [
    ['one goes from the first page', ids => ids.splice(5, 1)],
    ['several go from the first page', ids => ids.splice(0, 20)],
    ['a whole page goes', ids => ids.splice(0, 100)],
    ['one goes from the last page', ids => ids.pop()],
    ['one comes in front', ids => ids.unshift('e-new')],
    ['a page of them comes in front', ids => ids.unshift(...numberedIds(100, 1_000))],
    ['one comes at the end', ids => ids.push('e-new')],
    [
      'one goes in front, two come at the end',
      ids => {
        ids.shift();
        ids.push('e-new', 'e-newer');
      },
    ],
  ];
  for (const [name, change] of changes) {
    it(`case 50: ${name}: the list says so, and is whole when it is read again`, async () => {
      for (const [habits, rows] of [
        [{}, 250],
        [{ count: 'text' }, 250],
        [{ cap: 10, echo: 'false' }, 45],
        [{ beyond: 'last' }, 250],
      ] as const) {
        const { result, again, service } = await readWhile(change, habits, rows);
        assert.deepEqual([result.complete, result.incompleteReason], [false, 'changed']);
        assert.deepEqual([again.complete, idsOf(again)], [true, sorted(service.ids)]);
      }
    });
  }

  it('case 50: without a count, rows that come twice tell it', async () => {
    for (const count of ['none', 'page'] as const) {
      const { result } = await readWhile(ids => ids.unshift('e-new'), { count });
      assert.deepEqual([result.complete, result.incompleteReason], [false, 'changed']);
    }
  });

  it('case 50: on an account that fits on one page: one that goes, and one that comes, between the two calls', async () => {
    for (const change of [(ids: string[]) => ids.pop(), (ids: string[]) => ids.push('e-new')]) {
      const { result } = await readWhile(change, {}, 7);
      assert.deepEqual([result.complete, result.incompleteReason], [false, 'changed']);
    }
  });

  it('case 50: the count of one page differs: the list says so, though all rows came', async () => {
    for (const odd of [2, 3]) {
      const client = aClient({
        describeHistoryEvents: ({ pageNumber = 1 }) =>
          Promise.resolve(
            aPage({
              pageNumber,
              totalCount: pageNumber === odd ? 251 : 250,
              events: numberedIds([100, 100, 50][pageNumber - 1] ?? 0, pageNumber * 100).map(eventId =>
                anEvent({ eventId }),
              ),
            }),
          ),
      });
      const { events, incompleteReason } = await read(client);
      assert.deepEqual([events.length, incompleteReason], [250, 'changed']);
    }
  });
});
