import assert from 'node:assert/strict';
import { createReader } from '../../../src/accounts/session';
import type { EnsReader } from '../../../src/ens/types';
import { wholeBundles } from '../../bundles';
import { credentials, recordingLog, t } from '../builders';
import { against, listEvents } from './harness';
import { startLoopback, type Loopback, type Reply } from './loopback';
import { ok, refuse, waitingClock } from './retryHarness';

describe('A storm of errors', () => {
  const statuses = [500, 502, 503, 504];
  /** A service that one can break and mend. */
  const fragile = () => {
    const state = { broken: true, passes: 0 };
    const reply: Reply = (socket, head) => {
      state.passes += 1;
      const status = statuses[state.passes % statuses.length];
      (state.broken ? refuse('Any', status) : ok)(socket, head);
    };
    return { state, reply };
  };
  /** How many requests one read made. */
  const requestsOfRead = async (client: EnsReader, { requests }: Loopback) => {
    const before = requests.length;
    await listEvents(client).catch(() => undefined);
    return requests.length - before;
  };
  const requestsOfReads = async (count: number, client: EnsReader, server: Loopback) => {
    const made: number[] = [];
    for (let n = 0; n < count; n += 1) {
      made.push(await requestsOfRead(client, server));
    }
    return made;
  };

  it('case 20: costs 35 retries in all, then each read is one request; four successes pay for the next retry', () => {
    const { state, reply } = fragile();
    return against(reply, async ({ client, server }) => {
      const made = await requestsOfReads(60, client, server);
      const threes = Array<number>(17).fill(3);
      assert.deepEqual(made, [...threes, 2, ...Array<number>(42).fill(1)]);

      // 500 - 35 × 14 = 10 tokens are left.
      state.broken = false;
      await requestsOfReads(3, client, server);
      state.broken = true;
      assert.equal(await requestsOfRead(client, server), 1);
      state.broken = false;
      await requestsOfRead(client, server);
      state.broken = true;
      assert.deepEqual(await requestsOfReads(2, client, server), [2, 1]);
    });
  });

  it('case 20: is no storm where each read succeeds in the end: its retries are paid back', () => {
    const limits = Array.from({ length: 300 }, (_, n) => (n % 3 === 2 ? ok : refuse('ServiceUnavailable', 503)));
    let next = 0;
    const reply: Reply = (socket, head) => {
      limits[next]?.(socket, head);
      next += 1;
    };
    return against(reply, async ({ client, server }) => {
      const made = await requestsOfReads(100, client, server);
      assert.deepEqual(made, Array<number>(100).fill(3));
    });
  });

  it('case 20: of limits costs 100 retries in all', () =>
    against(refuse('Throttling.User'), async ({ client, server }) => {
      const made = await requestsOfReads(52, client, server);
      assert.deepEqual(made, [...Array<number>(50).fill(3), 1, 1]);
    }));

  it('case 20: is felt by all calls of an account, though each is signed by a client of its own', async () => {
    const server = await startLoopback(refuse('ServiceUnavailable', 503));
    const { log } = recordingLog();
    const account = () =>
      createReader(
        { ...wholeBundles, log, t, clock: waitingClock() },
        { endpoint: server.endpoint, credentials: () => Promise.resolve(credentials), sample: false },
      );
    const client = account();
    await requestsOfReads(18, client, server);
    assert.equal(await requestsOfRead(client, server), 1);
    assert.equal(await requestsOfRead(account(), server), 3);
    await server.close();
  });

  it('is not what refusals that stay are: they cost nothing', () => {
    let served = 0;
    const reply: Reply = (socket, head) => {
      served += 1;
      (served <= 600 ? refuse('NoPermission') : refuse('ServiceUnavailable', 503))(socket, head);
    };
    return against(reply, async ({ client, server }) => {
      assert.deepEqual(await requestsOfReads(600, client, server), Array<number>(600).fill(1));
      assert.equal(await requestsOfRead(client, server), 3);
    });
  });
});
