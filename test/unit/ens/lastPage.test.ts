// How a read finds that there is no further page, and what it does not take for that.
import assert from 'node:assert/strict';
import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import { plannedReboot } from '../../../src/ens/eventTypes';
import { readAllEvents } from '../../../src/ens/paging';
import type { EnsClient } from '../../../src/ens/types';
import { aClient, noSignal } from '../builders';
import { numberedIds, pagingService } from './pagingService';

const eventTypes = ['Disk:Stalled'];
const read = (client: EnsClient, signal = noSignal) => readAllEvents(client, { eventTypes, signal });
const failure = (part: Partial<EnsErrorDetails>) =>
  new EnsError({ kind: 'request', code: 'X', message: 'x', advice: 'x', phase: 'answer', ...part });

/** A service without counts, with 12 events, that rejects with this from the second page on. */
function refusing(error: Error): EnsClient {
  const { client } = pagingService(12, { count: 'none' });
  return aClient({
    describeHistoryEvents: (query, ...rest) =>
      (query.pageNumber ?? 1) > 1 ? Promise.reject(error) : client.describeHistoryEvents(query, ...rest),
  });
}

describe('case 49: that there is no further page', () => {
  for (const beyond of ['PageNumber', 'PageSize'] as const) {
    it(`is said by a refusal of ${beyond}: the list is whole, and the RequestId is that of the refusal`, async () => {
      const { client } = pagingService(12, { count: 'none', beyond });
      const { events, complete, lastRequestId } = await read(client);
      assert.deepEqual([events.length, complete, lastRequestId], [12, true, '']);
      const refused = await read(refusing(failure({ code: `InvalidParameter.${beyond}`, requestId: 'R-9' })));
      assert.deepEqual([refused.events.length, refused.complete, refused.lastRequestId], [12, true, 'R-9']);
    });
  }

  for (const [what, error] of [
    ['another refusal', failure({ code: 'InvalidParameter.EventTypes' })],
    ['a failure that names a page', failure({ kind: 'server', code: 'InvalidPageNumber' })],
    ['something that is no answer', Object.assign(new Error('odd'), { kind: 'request', code: 'PageNumber' })],
  ] as const) {
    it(`is not said by ${what}: the read fails`, async () => {
      await assert.rejects(read(refusing(error)), error);
    });
  }

  it('is asked for each time where the count may be that of the page', async () => {
    const service = pagingService(12, { count: 'page' });
    await read(service.client);
    await read(service.client);
    assert.equal(service.asked.length, 4);
  });

  it('is not learned from a read in which the list changed', async () => {
    const service = pagingService(250);
    service.onCall = call => {
      if (call === 1) {
        service.ids.push('e-new');
      }
    };
    assert.equal((await read(service.client)).incompleteReason, 'changed');
    service.onCall = () => undefined;
    service.ids = numberedIds(5);
    service.asked.length = 0;
    await read(service.client);
    assert.equal(service.asked.length, 2);
  });
});

describe('case 49: the pages that are asked for', () => {
  it('have whole numbers and sizes, wherever the rows that came end: nobody answers half a page', async () => {
    for (const cap of [3, 7, 9, 10, 27]) {
      for (const rows of [27, 55, 101]) {
        const service = pagingService(rows, { cap, count: 'none', echo: 'false' });
        assert.equal((await read(service.client)).events.length, rows);
        const asked = service.asked.flatMap(({ pageNumber, pageSize }) => [pageNumber, pageSize]);
        assert.deepEqual(
          asked.filter(number => !Number.isSafeInteger(number)),
          [],
          `${rows} rows, ${cap} a page`,
        );
      }
    }
  });
});

describe('A read that is ended between two pages', () => {
  it('asks for no other one', async () => {
    const abort = new AbortController();
    const service = pagingService(250);
    service.onCall = () => {
      abort.abort();
    };
    await assert.rejects(read(service.client, abort.signal), { name: 'AbortError' });
    assert.equal(service.asked.length, 1);
  });
});

describe('A failure that is no refusal of a type', () => {
  it('is told, and the read is not made without the planned reboot', async () => {
    let asked = 0;
    const error = failure({ kind: 'throttled', code: 'InvalidParameter.Throttled' });
    const client = aClient({
      describeHistoryEvents: () => {
        asked += 1;
        return Promise.reject(error);
      },
    });
    await assert.rejects(
      readAllEvents(client, { eventTypes: [...eventTypes, plannedReboot], signal: noSignal }),
      error,
    );
    assert.equal(asked, 1);
  });
});
