// Case 41 where an account ends and its window goes on; the end of a window is in unit/wiring.
import assert from 'node:assert/strict';
import { getEventListeners } from 'node:events';
import { createFollowers } from '../../../src/operations/followers';
import { createJournal } from '../../../src/operations/journal';
import { createRecords } from '../../../src/operations/records';
import { systemClock } from '../../../src/ens/systemClock';
import type { Clock } from '../../../src/ens/ports';
import { createEventStore } from '../../../src/events/store';
import { createLoader } from '../../../src/views/loader';
import { anEvent, anInstance, anOperation, aReading, english } from '../../builders';
import { settle } from '../accounts/fakes';
import { aBench } from '../ens/harness';
import { startLoopback, type Reply } from '../ens/loopback';
import { aDisk } from '../operations/setting';

/** A clock that stands still; `pass` lets time go by and wakes whoever waited for it. */
function manualClock(): Clock & { waiting: () => number; pass: (ms: number) => void } {
  let now = 0;
  const waits = new Map<() => void, number>();
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        waits.set(resolve, now + ms);
        signal?.addEventListener('abort', () => {
          waits.delete(resolve);
          reject(new Error('aborted'));
        });
      }),
    waiting: () => waits.size,
    pass: ms => {
      now += ms;
      for (const [wake] of [...waits].filter(([, until]) => until <= now)) {
        waits.delete(wake);
        wake();
      }
    },
  };
}

/** A list being read from a server that does just what `reply` says; `changes` counts what views are told. */
async function listFrom(reply: Reply, clock: Clock) {
  const server = await startLoopback(reply);
  const { client, records } = aBench(server.endpoint, {
    clock,
    deadlines: { connect: 5_000, firstByte: 5_000, total: 5_000 },
  });
  const store = createEventStore();
  const errors: Error[] = [];
  const loader = createLoader({
    store,
    clock,
    session: () => ({
      client,
      clockSkew: () => undefined,
      profile: { id: 'p1', name: 'Test', kind: 'accessKey', maskedKeyId: '', site: 'china', endpoint: server.endpoint },
    }),
    extraTypes: () => [],
    withProgress: work => work(),
    logError: error => errors.push(error),
  });
  let changes = 0;
  store.changes.subscribe(() => (changes += 1));
  return { server, store, loader, errors, records, changes: () => changes };
}

async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await settle();
  }
}

describe('The end of an account', () => {
  it('case 41: while the list is read: the connection is closed at once, and no view or error hears of it later', async () => {
    const { loader, store, server, errors, records, changes } = await listFrom(() => undefined, systemClock);
    const reading = loader.load();
    await until(() => server.requests.length === 1);
    loader.reset();
    const before = changes();
    await Promise.all([reading, server.clientGone]);
    assert.equal(changes(), before);
    assert.deepEqual([errors, store.state()], [[], { loading: false }]);
    assert.deepEqual(
      records.map(({ outcome }) => outcome),
      ['cancelled'],
    );
    await server.close();
  });

  it('case 41: while a retry is waited for: no timer is left, and nothing more is asked', async () => {
    const clock = manualClock();
    const { loader, server, changes } = await listFrom(socket => socket.resetAndDestroy(), clock);
    const reading = loader.load();
    await until(() => clock.waiting() === 1);
    loader.reset();
    const before = changes();
    await reading;
    assert.deepEqual([clock.waiting(), server.requests.length, changes()], [0, 1, before]);
    await server.close();
  });

  for (const [what, outcome] of [
    ['an operation is followed', { kind: 'accepted', requestId: 'R' }],
    ['an unclear outcome is read back', { kind: 'unknown', code: 'ECONNRESET', message: '' }],
  ] as const) {
    it(`case 41: while ${what}: no timer or listener is left, nothing is read or written any more, it stays open`, async () => {
      const clock = manualClock();
      const account = new AbortController();
      const disk = aDisk();
      const records = createRecords(createJournal(disk.file));
      const operation = anOperation({ outcome });
      await records.begin(operation);
      let reads = 0;
      const followers = createFollowers({
        records,
        locks: disk.locks,
        clock,
        self: { pid: 1 },
        t: english,
        lives: () => true,
        canLookUp: () => true,
        hasAccount: () => true,
        partsFor: () => ({
          signal: account.signal,
          parts: {
            records,
            locks: disk.locks,
            clock,
            t: english,
            readInstance: () => Promise.resolve(anInstance()),
            isSameKey: () => Promise.resolve(true),
            clockSkew: () => undefined,
            readEvent: () => {
              reads += 1;
              return Promise.resolve(aReading(anEvent()));
            },
          },
        }),
      });
      const following = assert.rejects(followers.follow(operation));
      await until(() => clock.waiting() === 1);
      clock.pass(2_000);
      await until(() => reads === 1 && clock.waiting() === 1);
      const lines = disk.lines.length;

      account.abort();
      await following;
      clock.pass(60_000);
      await settle();
      assert.deepEqual([clock.waiting(), reads, disk.lines.length], [0, 1, lines]);
      assert.equal(records.get(operation.id)?.end, undefined);
    });
  }

  it('case 41: a wait on the machine’s own clock ends with its account, and no listener is left', async () => {
    const account = new AbortController();
    const waits = [1, 2, 3].map(() =>
      assert.rejects(systemClock.sleep(60_000, account.signal), { name: 'AbortError' }),
    );
    assert.equal(getEventListeners(account.signal, 'abort').length, 3);
    account.abort();
    await Promise.all(waits);
    assert.equal(getEventListeners(account.signal, 'abort').length, 0);
  });
});
