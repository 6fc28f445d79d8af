import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createEnsClient } from '../../../src/ens/client';
import { sectionOf } from '../../../src/events/event';
import { startGateway } from '../../../src/sample';
import { english, hour } from '../../builders';
import { aFailure, aPollBench, minute, type PollBench } from '../events/pollBench';
import { manualClock } from '../manualClock';
import { aDesk, aPollingWindow, until } from '../views/pollingBench';

const jumps: [string, number][] = [
  ['a laptop that sleeps for 8 hours', 8 * hour],
  ['a clock put forward by an hour', hour],
  ['a clock put back by an hour', -hour],
];

/** How many reads there were since `before`, and how far apart those that follow are, in seconds of time that passed. */
async function readsAfterJump({ clock, reads }: PollBench, jump: number) {
  const before = reads.length;
  clock.jump(jump);
  await clock.pass(30_000);
  const atOnce = reads.length - before;
  await clock.pass(5 * minute);
  const later = reads.slice(before);
  return { atOnce, gaps: later.slice(1).map((at, n) => at - later[n]!) };
}

describe('A list that is read again and again, and a clock that jumps', () => {
  for (const [what, jump] of jumps) {
    it(`case 40: ${what}: one read within 30 s, no burst, then one a minute`, async () => {
      const bench = aPollBench({ visible: true });
      await bench.clock.pass(90_000);
      const { atOnce, gaps } = await readsAfterJump(bench, jump);
      assert.equal(atOnce, 1);
      assert.deepEqual(gaps, [60, 60, 60, 60, 60]);
      assert.ok(bench.clock.slept.every(ms => ms > 0 && ms <= 30_000));
    });

    it(`case 40: ${what} while the window gets the focus back: one read, at once`, async () => {
      const bench = aPollBench({ visible: true });
      await bench.clock.pass(70_000);
      bench.clock.jump(jump);
      await bench.become({});
      await bench.become({});
      assert.equal(bench.reads.length, 3);
      await bench.clock.pass(59_000);
      assert.equal(bench.reads.length, 3);
    });

    it(`case 40: ${what} amid failures: one read, then the next wait, as long as it was to be`, async () => {
      const bench = aPollBench({ visible: true });
      bench.service.answer = aFailure();
      await bench.clock.pass(16 * minute);
      const { atOnce, gaps } = await readsAfterJump(bench, jump);
      assert.deepEqual([atOnce, gaps], [1, []]);
      await bench.clock.pass(15 * minute);
      assert.equal(bench.reads.length, 7);
    });

    it(`case 40: ${what} while a person refreshes: theirs is the read`, async () => {
      const bench = aPollBench({ visible: true });
      await bench.clock.pass(10_000);
      bench.clock.jump(jump);
      await bench.load();
      await bench.clock.pass(59_000);
      assert.equal(bench.reads.length, 2);
    });

    it(`case 40: ${what} while it is hidden: nothing, and one read once it is seen`, async () => {
      const bench = aPollBench({ visible: true });
      await bench.clock.pass(10_000);
      await bench.become({ visible: false });
      bench.clock.jump(jump);
      await bench.clock.pass(minute);
      assert.equal(bench.reads.length, 1);
      await bench.become({ visible: true });
      await bench.clock.pass(59_000);
      assert.equal(bench.reads.length, 2);
    });

    it(`case 40: ${what} while it is watched in the background: one read within five minutes`, async () => {
      const bench = aPollBench({ watching: true });
      await bench.clock.pass(6 * minute);
      bench.clock.jump(jump);
      await bench.clock.pass(5 * minute);
      assert.equal(bench.reads.length, 3);
      assert.ok(bench.clock.slept.every(ms => ms > 0 && ms <= 5 * minute));
    });
  }

  for (const [what, jump] of [
    ['sleeps for two minutes', 2 * minute],
    ['has its clock put back by two minutes', -2 * minute],
  ] as const) {
    it(`case 40: a machine that ${what} amid a wait of 15: one read within 30 s, then that wait`, async () => {
      const bench = aPollBench({ visible: true });
      bench.service.answer = aFailure();
      await bench.clock.pass(16 * minute);
      const { atOnce, gaps } = await readsAfterJump(bench, jump);
      assert.deepEqual([atOnce, gaps], [1, []]);
    });
  }

  it('case 40: a refresh by the person just after a sleep is the read, and counts as the first failure', async () => {
    const bench = aPollBench({ visible: true });
    await bench.clock.pass(10_000);
    bench.clock.jump(8 * hour);
    bench.service.answer = aFailure();
    await bench.load();
    await bench.clock.pass(4 * minute);
    assert.deepEqual(bench.reads.length, 4);
  });

  it('case 40: a window that nobody touched before the night is not read on wake-up, but when it is touched', async () => {
    const bench = aPollBench({ visible: true });
    await bench.clock.pass(90_000);
    await bench.become({ awaySince: bench.clock.now() });
    bench.clock.jump(8 * hour);
    await bench.clock.pass(hour);
    assert.deepEqual([bench.reads.length, bench.clock.waiting()], [2, 0]);
    await bench.become({ awaySince: undefined });
    assert.equal(bench.reads.length, 3);
  });
});

/** A list in sight over a gateway; answers how each read ended, once there were so many more. */
async function listOverGateway() {
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-storm-'));
  const clock = manualClock();
  const gateway = await startGateway();
  const client = createEnsClient({
    endpoint: { protocol: 'http', host: gateway.host },
    credentials: gateway.keys.main,
    log: () => undefined,
    clock,
    t: english,
    random: () => 0.5,
  });
  const { desk } = aDesk(clock, 'p1', client);
  const window = aPollingWindow({ clock, folder, desks: [desk] });
  const ends: { at: number; error: string | undefined; requests: number }[] = [];
  let shown = desk.store.state();
  let received = 0;
  desk.store.changes.subscribe(() => {
    const state = desk.store.state();
    if (!state.loading && (state.error !== shown.error || state.loadedAt !== shown.loadedAt)) {
      shown = state;
      ends.push({ at: clock.now(), error: state.error?.message, requests: gateway.received.length - received });
      received = gateway.received.length;
    }
  });
  window.become({ visible: true });
  return {
    gateway,
    desk,
    reads: async (count: number) => {
      const before = ends.length;
      while (ends.length < before + count) {
        await until(() => clock.waiting() === 1 || ends.length >= before + count);
        await clock.pass(clock.waiting() === 1 ? (clock.slept.at(-1) ?? 0) : 0);
      }
      return ends.slice(before);
    },
    end: async () => {
      window.polling.dispose();
      assert.equal(clock.waiting(), 0);
      await gateway.stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}

describe('A list that is read again and again, in a storm of errors', () => {
  it('case 20: waits 1, 2, 4, 8, then 15 minutes, with one request a read in the end; one success and it is as before', async () => {
    const { gateway, desk, reads, end } = await listOverGateway();
    for (let n = 0; n < 60; n += 1) {
      gateway.faults.add({ kind: 'fail', status: [500, 502, 503, 504][n % 4]! });
    }
    const storm = await reads(20);
    const waits = storm.slice(1).map(({ at }, n) => Math.floor((at - storm[n]!.at) / minute));
    assert.deepEqual(waits, [1, 2, 4, 8, ...Array<number>(15).fill(15)]);
    assert.deepEqual(
      storm.map(({ requests }) => requests),
      [...Array<number>(17).fill(3), 2, 1, 1],
    );
    assert.ok(storm.every(({ error }) => error !== undefined));

    gateway.faults.clear();
    const fine = await reads(4);
    assert.ok(fine.every(({ error }) => error === undefined));
    assert.equal(Math.floor((fine[0]!.at - storm.at(-1)!.at) / minute), 15);
    const busy = [...desk.store.events()].some(event => sectionOf(event) === 'running');
    assert.deepEqual(
      fine.slice(1).map(({ at }, n) => (at - fine[n]!.at) / 1_000),
      Array<number>(3).fill(busy ? 30 : 60),
    );
    await end();
  });
});
