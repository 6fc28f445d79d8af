// The last hour before a deadline: nothing that holds notifications back holds then.
import assert from 'node:assert/strict';
import { namedZone } from '../../../src/base/zones';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, hour, noon } from '../../builders';
import { aComputer, aWindow, minute, type Computer } from './notifyBench';

const event = (name: string, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${name}`, resourceId: `i-${name}`, notBefore: noon + 30 * hour, ...fields });
const a = event('a');
const lastHour = 'i-a still needs an answer: due in 1 h · redeploy';

async function aRead(computer: Computer, events: EnsEvent[]) {
  const window = aWindow(computer);
  await window.read(events);
  return window;
}

describe('In the last hour before a deadline', () => {
  for (const reminders of [[24, 1], [24], [24, 4], [2]]) {
    it(`a snoozed event is brought up, whatever the reminders are: ${reminders.join()}`, async () => {
      const computer = aComputer({ reminders });
      const { toasts, snooze } = await aRead(computer, [a]);
      await snooze(a, noon + 29.5 * hour);
      await computer.clock.pass(29 * hour - minute);
      assert.deepEqual(toasts, []);
      await computer.clock.pass(minute);
      assert.deepEqual(toasts, [lastHour]);
    });

    it(`an event of a muted type is brought up, once, in one of two windows: ${reminders.join()}`, async () => {
      const computer = aComputer({ reminders, mutedTypes: [a.type] });
      const windows = [await aRead(computer, [a]), await aRead(computer, [a])];
      await computer.clock.pass(29 * hour - minute);
      assert.deepEqual(
        windows.flatMap(({ toasts }) => toasts),
        [],
      );
      await computer.clock.pass(minute);
      assert.deepEqual(
        windows.flatMap(({ toasts }) => toasts),
        [lastHour],
      );
      await computer.clock.pass(hour);
      assert.equal(windows.flatMap(({ toasts }) => toasts).length, 1);
    });
  }

  it('a muted event that is new then is brought up at once', async () => {
    const computer = aComputer({ mutedTypes: [a.type] });
    const { toasts, read } = await aRead(computer, []);
    await read([event('a', { notBefore: noon + 40 * minute })]);
    assert.deepEqual(toasts, ['i-a still needs an answer: due in 40 min · redeploy']);
  });

  it('nothing is brought up where no reminders are wanted at all', async () => {
    const off = [{ reminders: [] }, { notifications: 'none' }];
    for (const settings of off) {
      const computer = aComputer({ ...settings, mutedTypes: [a.type] });
      const { toasts } = await aRead(computer, [a]);
      await computer.clock.pass(30 * hour);
      assert.deepEqual(toasts, []);
    }
  });

  it('quiet hours that last until past the deadline wake for it without any read, though its reminder fell into them', async () => {
    const computer = aComputer({ reminders: [3.7], quietHours: '13:00-20:00' });
    const { toasts } = await aRead(computer, [event('a', { notBefore: noon + 30 * hour + 2 * minute })]);
    await computer.clock.pass(29 * hour + minute);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(minute);
    assert.deepEqual(toasts, [lastHour]);
  });

  it('quiet hours that end before it hold its reminder until then', async () => {
    const computer = aComputer({ reminders: [24], quietHours: '17:00-23:00' });
    const { toasts } = await aRead(computer, [a]);
    await computer.clock.pass(11 * hour - minute);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(minute);
    assert.deepEqual(toasts, ['i-a still needs an answer: due in 19 h · redeploy']);
  });

  for (const [what, clockChange, deadline] of [
    ['is skipped', '2027-03-28T02:30:00+01:00', '2027-03-28T05:00:00+02:00'],
    ['comes twice', '2027-10-31T02:30:00+02:00', '2027-10-31T04:00:00+01:00'],
    ['is as ever', '2026-11-25T02:30:00+01:00', '2026-11-25T05:00:00+01:00'],
  ] as const) {
    it(`in a night whose hour ${what}, the hour is one of time and not of the clock`, async () => {
      const computer = aComputer({ quietHours: '22:00-07:00', reminders: [24] });
      const due = event('a', { notBefore: Date.parse(deadline) });
      await computer.clock.pass(Date.parse(clockChange) - hour - noon);
      const window = aWindow(computer, { parts: { zone: namedZone('Europe/Berlin') } });
      await window.read([event('a', { notBefore: noon + 20_000 * hour })]);
      await window.read([due]);
      await computer.clock.pass(Date.parse(deadline) - hour - minute - computer.clock.now());
      assert.deepEqual(window.toasts, []);
      await computer.clock.pass(minute);
      assert.deepEqual(window.toasts, [lastHour]);
    });
  }
});

describe('A snooze that was ended', () => {
  it('leaves the reminders as they were: those that passed come at once, in one notification', async () => {
    const computer = aComputer();
    const { toasts, snooze } = await aRead(computer, [a]);
    await snooze(a, noon + 20 * hour);
    await computer.clock.pass(7 * hour);
    assert.deepEqual(toasts, []);
    await snooze(a, 0);
    assert.deepEqual(toasts, ['i-a still needs an answer: due in 23 h · redeploy']);
  });

  it('at once, brings nothing up again that was told', async () => {
    const computer = aComputer();
    const { toasts, snooze } = await aRead(computer, [a]);
    await computer.clock.pass(6 * hour);
    assert.equal(toasts.length, 1);
    await snooze(a, noon + 8 * hour);
    await snooze(a, 0);
    await computer.clock.pass(10 * hour);
    assert.equal(toasts.length, 1);
  });
});
