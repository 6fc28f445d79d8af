// A count that equals the rows of a full page may be that of the page alone: one more call tells.
import assert from 'node:assert/strict';
import { createPages } from '../../../src/ens/pages';
import { readAllEvents } from '../../../src/ens/paging';
import type { EnsClient } from '../../../src/ens/types';
import { aPage, anEvent, noSignal } from '../builders';
import { numberedIds, pagingService, type Habits } from './pagingService';

const read = (client: EnsClient) => readAllEvents(client, { eventTypes: ['Disk:Stalled'], signal: noSignal });

/** A service that was seen to count all rows, with these habits since. */
async function onceCounting(rows: number, habits: Habits = {}) {
  const before: Habits = {};
  const service = pagingService(150, before);
  assert.equal((await read(service.client)).complete, true);
  service.asked.length = 0;
  service.ids = numberedIds(rows);
  Object.assign(before, habits);
  return service;
}

describe('A full page whose count equals its rows', () => {
  for (const rows of [100, 200]) {
    it(`is followed by one more call, where the service was seen to count all rows too: ${String(rows)} rows`, async () => {
      for (const service of [pagingService(rows), await onceCounting(rows)]) {
        const { events, complete } = await read(service.client);
        assert.deepEqual([events.length, complete], [rows, true]);
        assert.equal(service.asked.length, 2);
        service.asked.length = 0;
        await read(service.client);
        assert.equal(service.asked.length, 2);
      }
    });
  }

  it('that is not full is followed by none, where the service was seen to count all rows', async () => {
    const service = await onceCounting(99);
    assert.equal((await read(service.client)).events.length, 99);
    assert.equal(service.asked.length, 1);
  });

  for (const rows of [101, 130, 200, 250]) {
    for (const count of ['page', 'cap'] as const) {
      it(`is not all of ${String(rows)} rows where the count is that of the ${count}, whatever was seen before`, async () => {
        for (const service of [pagingService(rows, { count }), await onceCounting(rows, { count })]) {
          const { events } = await read(service.client);
          assert.equal(events.length, rows);
          assert.ok(service.asked.length <= 8, String(service.asked.length));
          assert.equal((await read(service.client)).events.length, rows);
        }
      });
    }
  }

  it('shows that the service counts the page: a page that is not full is followed by one more call from then on', async () => {
    const service = await onceCounting(130, { count: 'page' });
    assert.equal((await read(service.client)).complete, true);
    service.ids = numberedIds(7);
    service.asked.length = 0;
    assert.equal((await read(service.client)).events.length, 7);
    assert.equal(service.asked.length, 2);
  });

  it('is full where the service gives fewer a page than it is asked for, and says so', async () => {
    const service = await onceCounting(120, { cap: 50, count: 'page' });
    assert.equal((await read(service.client)).events.length, 120);
  });

  it('that comes again for each page is the end, and the list is incomplete', async () => {
    for (const service of [
      pagingService(250, { deaf: true, count: 'page' }),
      await onceCounting(250, { deaf: true, count: 'page' }),
    ]) {
      const { events, complete, incompleteReason } = await read(service.client);
      assert.deepEqual([events.length, complete, incompleteReason], [100, false, 'short']);
      assert.ok(service.asked.length <= 4, String(service.asked.length));
    }
  });

  for (const pageSize of [50, 100, 500]) {
    it(`is full whatever size the service names: ${String(pageSize)}`, () => {
      const events = numberedIds(100).map(eventId => anEvent({ eventId }));
      const pages = createPages(aPage({ events, pageSize, totalCount: 100 }), { askedSize: 100, countsAll: true });
      assert.deepEqual(pages.next(4), [{ pageNumber: 2, pageSize: 100 }]);
    });
  }

  for (const beyond of ['PageNumber', 'PageSize'] as const) {
    it(`is all where the service refuses the next one by its ${beyond}`, async () => {
      const service = await onceCounting(100, { beyond });
      assert.equal((await read(service.client)).complete, true);
      assert.equal(service.asked.length, 2);
    });
  }
});
