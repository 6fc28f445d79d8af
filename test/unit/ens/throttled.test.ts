import assert from 'node:assert/strict';
import { against, failureOf, listEvents } from './harness';
import { inTurn, ok, page, refuse, waitingClock } from './retryHarness';

const half = () => 0.5;

describe('A read that the service limits', () => {
  for (const [name, limit] of [
    ['Throttling.User', refuse('Throttling.User')],
    ['HTTP 429 of a proxy', page(429)],
  ] as const) {
    it(`case 18: ${name}, twice, then served: three requests, 500 ms and 1 s apart`, () => {
      const clock = waitingClock();
      return against(
        inTurn(limit, limit, ok),
        async ({ client, server }) => {
          await listEvents(client);
          assert.equal(server.requests.length, 3);
          assert.deepEqual(clock.waits, [500, 1_000]);
        },
        { clock, random: half },
      );
    });
  }

  it('case 18: waits 200 ms each time where chance says nothing at all', () => {
    const clock = waitingClock();
    return against(
      refuse('Throttling'),
      async ({ client, server }) => {
        assert.equal((await failureOf(listEvents(client))).kind, 'throttled');
        assert.equal(server.requests.length, 3);
        assert.deepEqual(clock.waits, [200, 200]);
      },
      { clock, random: () => 0 },
    );
  });

  const hints: [Record<string, string>, number[]][] = [
    [{ 'retry-after': '0' }, [500, 1_000]],
    [{ 'retry-after': '1' }, [1_000, 1_000]],
    [{ 'retry-after': '999999' }, [5_500, 6_000]],
    [{ 'retry-after': '-1' }, [500, 1_000]],
    [{ 'retry-after': 'abc' }, [500, 1_000]],
    [{ 'retry-after': 'Mon, 24 Nov 2025 08:00:00 GMT' }, [500, 1_000]],
    [{ 'retry-after': 'Tue, 24 Nov 2026 08:00:03 GMT' }, [3_000, 1_000]],
    [{ 'x-acs-retry-after': '2' }, [500, 1_000]],
    [{ 'x-acs-retry-after': '800' }, [800, 1_000]],
    [{ 'x-acs-retry-after': '1500' }, [1_500, 1_500]],
    [{ 'x-acs-retry-after': 'NaN' }, [500, 1_000]],
  ];
  for (const [headers, waits] of hints) {
    it(`case 19: ${JSON.stringify(headers)} makes it wait ${waits.join(' and ')} ms`, () => {
      const clock = waitingClock();
      return against(
        refuse('Throttling.Api', 400, headers),
        async ({ client }) => {
          assert.equal((await failureOf(listEvents(client))).kind, 'throttled');
          assert.deepEqual(clock.waits, waits);
        },
        { clock, random: half },
      );
    });
  }

  it('case 19: a broken service may ask for a wait too', () => {
    const clock = waitingClock();
    return against(
      inTurn(refuse('ServiceUnavailable', 503, { 'retry-after': '2' }), ok),
      async ({ client }) => {
        await listEvents(client);
        assert.deepEqual(clock.waits, [2_000]);
      },
      { clock, random: half },
    );
  });
});
