import assert from 'node:assert/strict';
import type { Clock } from '../../../src/ens/ports';
import type { EnsEvent } from '../../../src/ens/types';
import { createJournal } from '../../../src/operations/journal';
import type { Operation } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import { settle } from '../../../src/operations/settle';
import { anEvent, anInstance, anOperation, aReading, english, hour, noon } from '../../builders';
import { aDisk } from '../operations/setting';

const accepted = { kind: 'accepted', requestId: 'R' } as const;
const unclear = { kind: 'unknown', code: 'ECONNRESET', message: '' } as const;

/** A clock that is set to another time during the second wait: the laptop slept, or somebody changed the time. */
function jumpingClock(jump: number): Clock & { slept: number[] } {
  const slept: number[] = [];
  let now = noon;
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms + (slept.length === 2 ? jump : 0);
      return Promise.resolve();
    },
  };
}

/** Sees an operation to its end while the clock jumps; answers all waits and how many were read. */
async function followed(jump: number, fields: Partial<Operation>, readings: EnsEvent[]) {
  const clock = jumpingClock(jump);
  const disk = aDisk();
  const records = createRecords(createJournal(disk.file));
  await records.begin(anOperation(fields));
  let reads = 0;
  const end = await settle(
    {
      clock,
      records,
      locks: disk.locks,
      t: english,
      readInstance: () => Promise.resolve(anInstance()),
      readEvent: () => Promise.resolve(aReading(readings[Math.min(reads++, readings.length - 1)])),
      isSameKey: () => Promise.resolve(true),
      clockSkew: () => undefined,
    },
    anOperation(fields),
    new AbortController().signal,
  );
  return { how: end.how, slept: clock.slept, reads };
}

const jumps: [string, number][] = [
  ['a laptop that sleeps for 8 hours', 8 * hour],
  ['a clock put forward by an hour', hour],
  ['a clock put back by an hour', -hour],
];

describe('A clock that jumps', () => {
  const running = [
    anEvent(),
    anEvent({ status: 'Executing' }),
    anEvent({ status: 'Executing' }),
    anEvent({ status: 'Executed' }),
  ];

  for (const [what, jump] of jumps) {
    it(`case 40: ${what}: an operation is followed with one read a wait, none shorter than 2 s or longer than 30 s`, async () => {
      const { how, slept, reads } = await followed(jump, { outcome: accepted }, running);
      assert.equal(how, 'done');
      assert.equal(reads, slept.length);
      assert.ok(
        slept.every(ms => ms >= 2_000 && ms <= 30_000),
        slept.join(', '),
      );
    });

    it(`case 40: ${what}: an unclear outcome is read back with the same five waits, and no burst`, async () => {
      const { how, slept, reads } = await followed(jump, { outcome: unclear }, [anEvent()]);
      assert.equal(how, 'unsettled');
      assert.deepEqual(slept, [2_000, 3_000, 10_000, 15_000, 30_000]);
      assert.equal(reads, 5);
    });

    it(`case 40: ${what}: a planned operation rests an hour at most, and is found done`, async () => {
      const plan = { opsType: 'scheduled', planTime: noon + 3 * hour } as const;
      const scheduled = anEvent({ status: 'Scheduled', notBefore: plan.planTime });
      const readings = [scheduled, scheduled, scheduled, scheduled, anEvent({ status: 'Executed' })];
      const { how, slept, reads } = await followed(jump, { outcome: accepted, plan }, readings);
      assert.equal(how, 'done');
      assert.equal(reads, slept.length);
      assert.ok(
        slept.every(ms => ms >= 2_000 && ms <= hour),
        slept.join(', '),
      );
    });
  }
});
