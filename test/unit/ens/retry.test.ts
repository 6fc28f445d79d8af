import assert from 'node:assert/strict';
import { createRetryQuota } from '../../../src/ens/retryQuota';
import type { CallRecord } from '../../../src/ens/ports';
import { noSignal, standingClock } from '../builders';
import { aBench, against, failureOf, listEvents } from './harness';
import { queryOf, startLoopback, type Reply } from './loopback';
import { inTurn, ok, page, refuse, reset, silent, truncated, waitingClock } from './retryHarness';

const half = () => 0.5;
const attemptsOf = (records: readonly CallRecord[]) =>
  records.map(({ attempt, outcome, code }) => [attempt, outcome, code ?? '-']);
const header = (head: string, name: string) => new RegExp(`^${name}: (.*)\r$`, 'm').exec(head)?.[1];

/** Fast enough to wait three times for nothing. */
const impatient = { connect: 400, firstByte: 60, total: 200 };

describe('A read that fails in passing', () => {
  const passing: [string, Reply, string][] = [
    ['case 4: reset before the answer', reset, 'ECONNRESET'],
    ['case 8: a truncated body', truncated, 'ECONNRESET'],
    ['ServiceUnavailable', refuse('ServiceUnavailable', 503), 'ServiceUnavailable'],
    ['InternalError, whatever its status', refuse('InternalError'), 'InternalError'],
    ...[408, 425, 500, 502, 503, 504, 599].map((status): [string, Reply, string] => [
      `HTTP ${status} of a proxy`,
      page(status),
      '(none)',
    ]),
  ];
  for (const [name, reply, code] of passing) {
    it(`${name}: is repeated after 125 ms and 250 ms, and nobody notices`, () => {
      const clock = waitingClock();
      return against(
        inTurn(reply, reply, ok),
        async ({ client, server, records }) => {
          assert.equal((await listEvents(client)).requestId, 'R-1');
          assert.equal(server.requests.length, 3);
          assert.deepEqual(clock.waits, [125, 250]);
          assert.deepEqual(attemptsOf(records), [
            [1, 'failed', code],
            [2, 'failed', code],
            [3, 'ok', '-'],
          ]);
        },
        { clock, random: half },
      );
    });
  }

  it('case 1: never answered: ends after three attempts, with the reason of the last', () => {
    const clock = waitingClock();
    return against(
      silent,
      async ({ client, server, records }) => {
        const error = await failureOf(listEvents(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['network', 'AnswerTimeout', 'sent']);
        assert.equal(server.requests.length, 3);
        assert.deepEqual(
          records.map(({ attempt }) => attempt),
          [1, 2, 3],
        );
        assert.deepEqual(clock.waits, [125, 250]);
      },
      { clock, random: half, deadlines: impatient },
    );
  });

  it('refused at the door: tries three times', async () => {
    const clock = waitingClock();
    const server = await startLoopback(ok);
    await server.close();
    const { client, records } = aBench(server.endpoint, { clock, random: half });
    assert.equal((await failureOf(listEvents(client))).code, 'ECONNREFUSED');
    assert.deepEqual([records.length, clock.waits], [3, [125, 250]]);
  });

  it('is repeated for instances and nodes too', () =>
    against(inTurn(reset, ok, reset, ok), async ({ client, server }) => {
      assert.deepEqual(await client.describeInstances(['i-1'], noSignal), []);
      assert.deepEqual(await client.describeEnsRegions(noSignal), []);
      assert.equal(server.requests.length, 4);
    }));

  for (const closing of [reset, (socket => socket.destroy()) satisfies Reply]) {
    it(`case 7: kept-alive connections that the server ${closing === reset ? 'resets' : 'closes'} as they are used again: 300 reads, no error`, () => {
      const used = new WeakSet();
      const once: Reply = (socket, head) => {
        (used.has(socket) ? closing : ok)(socket, head);
        used.add(socket);
      };
      return against(once, async ({ client, records }) => {
        for (let n = 0; n < 300; n += 1) {
          await listEvents(client);
        }
        const failed = records.filter(({ outcome }) => outcome === 'failed');
        assert.equal(records.length - failed.length, 300);
        assert.ok(failed.length >= 250, `only ${failed.length} connections died`);
        assert.ok(failed.every(({ code, attempt }) => code === 'ECONNRESET' && attempt < 3));
      });
    });
  }

  it('case 7: kept-alive connections that the server closes when idle, at any moment: 300 reads, no error', () => {
    let answered = 0;
    const brief: Reply = (socket, head) => {
      ok(socket, head);
      answered += 1;
      setTimeout(() => socket.destroy(), answered % 4);
    };
    return against(brief, async ({ client, records, server }) => {
      for (let n = 0; n < 300; n += 1) {
        await listEvents(client);
        await new Promise(resolve => setTimeout(resolve, n % 3));
      }
      assert.equal(records.filter(({ outcome }) => outcome === 'ok').length, 300);
      assert.ok(server.connections() > 100);
    });
  });
});

describe('A read that is repeated', () => {
  it('case 21: is signed anew, so that a used nonce is not used again', () =>
    against(inTurn(refuse('SignatureNonceUsed'), ok), async ({ client, server }) => {
      await listEvents(client);
      const [first = '', second = '', ...more] = server.requests;
      assert.equal(more.length, 0);
      for (const name of ['x-acs-signature-nonce', 'Authorization']) {
        assert.ok(header(first, name));
        assert.notEqual(header(first, name), header(second, name));
      }
      assert.deepEqual(queryOf(first), queryOf(second));
    }));

  it('that is cancelled while it waits: nothing more is sent, and the retry not made costs nothing', () => {
    const abort = new AbortController();
    const quota = createRetryQuota();
    const standing = standingClock();
    const clock = {
      ...standing,
      sleep: (ms: number, signal?: AbortSignal) => {
        abort.abort();
        return standing.sleep(ms, signal);
      },
    };
    return against(
      reset,
      async ({ client, server, records }) => {
        const error = await failureOf(listEvents(client, abort.signal));
        assert.deepEqual([error.kind, error.code], ['cancelled', 'Cancelled']);
        assert.deepEqual([server.requests.length, records.length], [1, 1]);
        assert.equal(quota.take(500), true);
      },
      { clock, quota },
    );
  });

  it('after 45 s: is not repeated once more, and the last error is the one that is told', () => {
    const clock = waitingClock();
    const slow: Reply = (socket, head) => {
      clock.advance(44_875);
      reset(socket, head);
    };
    return against(
      slow,
      async ({ client, server }) => {
        assert.equal((await failureOf(listEvents(client))).code, 'ECONNRESET');
        assert.deepEqual([server.requests.length, clock.waits], [1, []]);
      },
      { clock, random: half },
    );
  });

  it('shortly before 45 s: has the rest of them for its next attempt', () => {
    const clock = waitingClock();
    const late = inTurn(
      (socket, head) => {
        clock.advance(44_800);
        reset(socket, head);
      },
      () => {
        clock.advance(75);
      },
    );
    return against(
      late,
      async ({ client, server }) => {
        const error = await failureOf(listEvents(client));
        assert.deepEqual([error.kind, error.code, error.phase], ['network', 'TotalTimeout', 'sent']);
        assert.deepEqual([server.requests.length, clock.waits], [2, [125]]);
      },
      { clock, random: half, deadlines: { connect: 400, firstByte: 5_000, total: 5_000 } },
    );
  });

  it('whose time is over before it starts: nothing is sent, and the log says so', () =>
    against(ok, async ({ client, server, records }) => {
      await listEvents(client);
      const until = standingClock().now();
      const error = await failureOf(client.describeHistoryEvents({ eventTypes: ['x'] }, noSignal, until));
      assert.deepEqual([error.code, error.phase], ['TotalTimeout', 'connect']);
      await listEvents(client);
      assert.equal(server.requests.length, 2);
      assert.deepEqual(attemptsOf(records), [
        [1, 'ok', '-'],
        [1, 'failed', 'TotalTimeout'],
        [1, 'ok', '-'],
      ]);
    }));
});
