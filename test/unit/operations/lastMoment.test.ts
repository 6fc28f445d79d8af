// What is checked against the confirmation at the last moment before a record is written, and what comes after the call.
import assert from 'node:assert/strict';
import { OperationRefused } from '../../../src/operations/refusal';
import { performAll, type PerformAllParts } from '../../../src/operations/performAll';
import type { Result } from '../../../src/operations/perform';
import type { Plan } from '../../../src/operations/plan';
import { aClient, anEvent, aTarget, aWriter, hour, noon } from '../../builders';
import { aDisk, aService, aWindow } from './setting';

const never = new AbortController().signal;
const changed = new OperationRefused('policy', 'It is read-only now.', 'Nothing was sent.');

/** As many confirmed redeploys, and the order in which things happen. */
function setting(count: number, plan: Plan = { opsType: 'immediate' }) {
  const events = Array.from({ length: count }, (_, n) => anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }));
  const disk = aDisk();
  const { parts } = aWindow(disk, aService(events));
  const order: string[] = [];
  const client = aClient();
  const writer = aWriter(
    {
      ...client,
      eventRedeployInstance: (...call) => {
        order.push('call');
        return client.eventRedeployInstance(...call);
      },
      batchEventRedeployInstance: (...call) => {
        order.push('call');
        return client.batchEventRedeployInstance(...call);
      },
    },
    { targets: events.map(event => aTarget({ event, plan })) },
  );
  const observed: PerformAllParts = {
    ...parts,
    writer,
    self: { pid: 1 },
    readEvents: (...call) => {
      order.push('reads');
      return parts.readEvents(...call);
    },
    recheck: () => {
      order.push('rechecks');
      return Promise.resolve(undefined);
    },
    records: {
      ...parts.records,
      begin: operation => {
        order.push('begin');
        return parts.records.begin(operation);
      },
      answer: (...call) => {
        order.push('answer');
        return parts.records.answer(...call);
      },
    },
    locks: {
      ...disk.locks,
      release: (...call) => {
        order.push('unlock');
        return disk.locks.release(...call);
      },
    },
  };
  const run = (instead: Partial<PerformAllParts> = {}) => performAll({ ...observed, ...instead }, never);
  return { disk, order, writer, run };
}

const told = (results: readonly Result[]) =>
  results.map(result => (result.kind === 'sent' ? result.operation.outcome?.kind : `stopped: ${result.why.message}`));

describe('The last moment before the record', () => {
  for (const [what, count, call] of [
    ['one event', 1, ['reads', 'rechecks', 'begin', 'call', 'answer']],
    ['two in one call', 2, ['reads', 'rechecks', 'begin', 'begin', 'call', 'answer', 'answer']],
  ] as const) {
    it(`case 60: ${what}: account and rule are asked for after the event was read again, before it is on record`, async () => {
      const { order, run } = setting(count);
      assert.deepEqual(told(await run()), Array<string>(count).fill('accepted'));
      assert.deepEqual(order, call);
    });
  }

  it('case 60: each call of a batch asks anew: what a mark stops in the middle is not sent, and not locked', async () => {
    const { disk, order, run } = setting(45);
    let asked = 0;
    const results = await run({ recheck: () => Promise.resolve(++asked === 2 ? changed : undefined) });
    assert.deepEqual(
      [told(results.slice(0, 20)), told(results.slice(20, 40)), told(results.slice(40))],
      [
        Array<string>(20).fill('accepted'),
        Array<string>(20).fill('stopped: It is read-only now.'),
        Array<string>(5).fill('accepted'),
      ],
    );
    assert.equal(order.filter(one => one === 'call').length, 2);
    assert.equal(disk.lines.filter(({ kind }) => kind === 'begin').length, 25);
    assert.equal(disk.held.size, 25);
  });

  it('case 60: what stops one event: no record, no call, no lock, and the reason', async () => {
    const { disk, order, run } = setting(1);
    const [result] = await run({ recheck: () => Promise.resolve(changed) });
    assert.equal(result?.kind === 'stopped' && result.why, changed);
    assert.deepEqual([order, disk.lines, disk.held.size], [['reads', 'unlock'], [], 0]);
  });

  it('case 60: the keyring is not asked where no event of the call may be acted on any more', async () => {
    const { order, run } = setting(1);
    const results = await run({ readEvents: () => Promise.resolve({ events: new Map(), complete: true }) });
    assert.deepEqual(told(results), ['stopped: The service does not list this event any more.']);
    assert.deepEqual(order, ['unlock']);
  });

  it('case 60: a check that fails in a way nobody foresaw sends nothing, and nothing stays locked', async () => {
    const { disk, order, run } = setting(3);
    await assert.rejects(run({ recheck: () => Promise.reject(new TypeError('odd')) }), TypeError);
    assert.deepEqual([disk.lines, disk.held.size, order.includes('call')], [[], 0, false]);
  });

  it('case 61: what was confirmed is what is sent, whatever becomes of the objects it was made of', async () => {
    const event = anEvent();
    const target = aTarget({ event, plan: { opsType: 'scheduled', planTime: noon + hour } });
    const sent: unknown[] = [];
    const client = aClient({
      eventRedeployInstance: request => {
        sent.push(request);
        return Promise.resolve({ requestId: 'R' });
      },
    });
    const writer = aWriter(client, { targets: [target] });
    const { parts } = aWindow(aDisk(), aService([anEvent()]));
    Object.assign(target, { plan: { opsType: 'immediate' } });
    event.eventId = 'e-other';
    await performAll({ ...parts, writer, self: { pid: 1 } }, never);
    assert.deepEqual(sent, [
      { eventId: anEvent().eventId, resourceId: 'i-sample-1', opsType: 'scheduled', planTime: noon + hour },
    ]);
  });

  for (const [what, skew, left, reason] of [
    ['an hour ahead of ours', hour, hour, 'The planned time has passed.'],
    ['30 s ahead', 30_000, 80_000, 'The planned time is less than a minute away.'],
    ['behind ours', -hour, 59_999, 'The planned time is less than a minute away.'],
    ['not known', undefined, 59_999, 'The planned time is less than a minute away.'],
  ] as const) {
    it(`case 67: a plan that is too close, the service’s clock being ${what}: nothing is sent or on record`, async () => {
      const { disk, order, run } = setting(2, { opsType: 'scheduled', planTime: noon + left });
      const results = await run({ clockSkew: () => skew });
      assert.deepEqual(told(results), Array<string>(2).fill(`stopped: ${reason}`));
      assert.deepEqual([disk.lines, disk.held.size, order.includes('call')], [[], 0, false]);
    });
  }

  it('case 67: the time counts when the record is written: one that comes too close during the recheck is not sent', async () => {
    const { order, run } = setting(1, { opsType: 'scheduled', planTime: noon + 90_000 });
    let now = noon;
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const recheck = () => {
      now += 31_000;
      return Promise.resolve(undefined);
    };
    assert.deepEqual(told(await run({ clock, recheck })), ['stopped: The planned time is less than a minute away.']);
    assert.ok(!order.includes('call'));
  });

  it('case 67: and while the lock is looked at once more', async () => {
    const { order, run } = setting(1, { opsType: 'scheduled', planTime: noon + 90_000 });
    let now = noon;
    const clock = { now: () => now, sleep: () => Promise.resolve() };
    const { locks } = aDisk();
    const holds: typeof locks.holds = (key, id) => {
      now += 31_000;
      return locks.holds(key, id);
    };
    const results = await run({ clock, locks: { ...locks, holds } });
    assert.deepEqual(told(results), ['stopped: The planned time is less than a minute away.']);
    assert.ok(!order.includes('call'));
  });
});

describe('After the call', () => {
  it('case 59: every answer is on record before the first lock goes', async () => {
    const { order, run } = setting(3);
    const refused = { code: '403', message: 'No.' };
    const client = aClient({
      batchEventRedeployInstance: requests =>
        Promise.resolve({ requestId: 'B', results: requests.map(request => ({ ...request, ...refused })) }),
    });
    const writer = aWriter(client, {
      targets: [0, 1, 2].map(n => aTarget({ event: anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }) })),
    });
    assert.deepEqual(told(await run({ writer })), ['refused', 'refused', 'refused']);
    assert.deepEqual(order.slice(-6), ['answer', 'answer', 'answer', 'unlock', 'unlock', 'unlock']);
  });
});
