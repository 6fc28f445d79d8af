import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, anOperation, hour, noon } from '../../builders';
import { aComputer, aWindow, minute, type Computer } from './notifyBench';

/** An event on `i-<name>` that needs an answer in 30 h. */
const event = (name: string, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${name}`, resourceId: `i-${name}`, notBefore: noon + 30 * hour, ...fields });
const a = event('a');

async function aRead(computer: Computer, events: EnsEvent[]) {
  const window = aWindow(computer);
  await window.read(events);
  return window;
}

describe('Reminders', () => {
  it('come 24 h and 1 h before the deadline without any read, once each', async () => {
    const computer = aComputer();
    const { toasts } = await aRead(computer, [a]);
    await computer.clock.pass(6 * hour - minute);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(minute);
    assert.deepEqual(toasts, ['i-a still needs an answer: due in 1 d · redeploy']);
    await computer.clock.pass(23 * hour - minute);
    assert.equal(toasts.length, 1);
    await computer.clock.pass(minute);
    assert.deepEqual(toasts.slice(1), ['i-a still needs an answer: due in 1 h · redeploy']);
    await computer.clock.pass(5 * hour);
    assert.equal(toasts.length, 2);
  });

  it('come once for all windows, and not again after a restart', async () => {
    const computer = aComputer();
    const windows = [await aRead(computer, [a]), await aRead(computer, [a])];
    await computer.clock.pass(7 * hour);
    const after = await aRead(computer, [a]);
    assert.equal(windows.flatMap(({ toasts }) => toasts).length, 1);
    assert.deepEqual(after.toasts, []);
  });

  it('come as one for several events, each with its own time, a handful by name', async () => {
    const computer = aComputer();
    const names = ['a', 'b', 'c', 'd', 'e', 'f', 'g'];
    const events = names.map((name, index) => event(name, { notBefore: noon + 30 * hour + index * minute }));
    (await aRead(computer, events)).close();
    await computer.clock.pass(29.5 * hour);
    const { toasts, look } = await aRead(computer, events);
    assert.deepEqual(toasts, [
      '7 events still need an answer: 30 min · i-a, 31 min · i-b, 32 min · i-c, 33 min · i-d, 34 min · i-e and 2 more',
    ]);
    computer.settings['reminders'] = [24];
    await look();
    await computer.clock.pass(hour);
    assert.equal(toasts.length, 1);
  });

  it('of several times that are due in the same moment come as one each, the most pressing first', async () => {
    const computer = aComputer({ reminders: [24, 4, 1] });
    const events = [20, 20.5, 3, 3.5, 0.5, 30].map((hours, index) =>
      event(`${index}`, { notBefore: noon + (40 + hours) * hour }),
    );
    (await aRead(computer, events)).close();
    await computer.clock.pass(40 * hour);
    const { toasts } = await aRead(computer, events);
    assert.deepEqual(toasts, [
      'i-4 still needs an answer: due in 30 min · redeploy',
      '2 events still need an answer: 3 h · i-2, 3 h 30 · i-3',
      '2 events still need an answer: 20 h · i-0, 20 h 30 · i-1',
    ]);
  });

  it('wait for the focus, and need no timer until then', async () => {
    const computer = aComputer();
    const { toasts, focus } = await aRead(computer, [a]);
    await focus(false);
    assert.equal(computer.clock.waiting(), 0);
    await computer.clock.pass(7 * hour);
    assert.deepEqual(toasts, []);
    await focus(true);
    assert.equal(toasts.length, 1);
  });

  it('mark an estimated deadline', async () => {
    const computer = aComputer();
    const unplanned = anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon - 90 * hour });
    delete unplanned.notBefore;
    const { toasts } = await aRead(computer, [unplanned]);
    await computer.clock.pass(6 * hour);
    assert.deepEqual(toasts, ['i-sample-1 still needs an answer: due in about 1 d · redeploy, estimated']);
  });

  it('are not given for what nobody can answer', async () => {
    const computer = aComputer();
    const others = ['Disk:Stalled', 'IP:SafeBan', 'EnsRegion:NetworkMigration'].map((type, index) =>
      anEvent({ type, eventId: `e-${String(index)}`, level: 'INFO', notBefore: noon + 30 * hour }),
    );
    const { toasts } = await aRead(computer, others);
    await computer.clock.pass(29.5 * hour);
    assert.deepEqual(toasts, []);
  });

  it('are not given for what is answered, has ended, is being acted on, is muted, past or takes no answer', async () => {
    const computer = aComputer({ mutedTypes: ['Instance:SystemMaintenance.Reboot'] });
    // Not told of as news.
    const quiet = { level: 'INFO' };
    const acted = event('acted', quiet);
    computer.operations.push(
      anOperation({ eventId: acted.eventId, resourceId: acted.resourceId, outcome: { kind: 'accepted' } }),
    );
    const { toasts, read } = await aRead(computer, []);
    await read([
      acted,
      event('scheduled', { ...quiet, status: 'Scheduled' }),
      event('done', { ...quiet, status: 'Executed' }),
      event('muted', { type: 'Instance:SystemMaintenance.Reboot' }),
      event('slow disk', { ...quiet, type: 'Disk:Stalled' }),
      event('past', { ...quiet, notBefore: noon - minute, publishTime: noon - hour }),
    ]);
    await computer.clock.pass(7 * hour);
    assert.deepEqual(toasts, []);
  });

  it('come back for an event whose operation was refused', async () => {
    const computer = aComputer();
    const outcome = { kind: 'refused', code: 'Busy', message: '' } as const;
    computer.operations.push(anOperation({ eventId: a.eventId, resourceId: a.resourceId, outcome }));
    const { toasts } = await aRead(computer, [a]);
    await computer.clock.pass(7 * hour);
    assert.equal(toasts.length, 1);
  });

  it('are given anew where the deadline moves', async () => {
    const computer = aComputer();
    const { toasts, read } = await aRead(computer, [a]);
    await computer.clock.pass(7 * hour);
    await read([event('a', { notBefore: noon + 40 * hour })]);
    await computer.clock.pass(10 * hour);
    assert.equal(toasts.length, 2);
  });

  it('are not given for what a summary named, nor for news of the same moment', async () => {
    const computer = aComputer();
    const { toasts, read } = await aRead(computer, [event('old', { notBefore: noon + 20 * hour })]);
    await read([event('old', { notBefore: noon + 20 * hour }), event('new', { notBefore: noon + 21 * hour })]);
    assert.deepEqual(toasts, [
      'i-old needs a response within 24 hours, by tomorrow 08:00',
      'New event on i-new: due in 21 h · redeploy (warning)',
    ]);
    await computer.clock.pass(18 * hour);
    assert.equal(toasts.length, 2);
  });

  it('come as many hours before as the setting says, and not at all without', async () => {
    const computer = aComputer({ reminders: [2] });
    const { toasts, look } = await aRead(computer, [a]);
    await computer.clock.pass(27 * hour);
    assert.deepEqual(toasts, []);
    computer.settings['reminders'] = [];
    await look();
    assert.equal(computer.clock.waiting(), 0);
    computer.settings['reminders'] = [2];
    await look();
    await computer.clock.pass(hour);
    assert.equal(toasts.length, 1);
  });

  it('need no timer in the mode "none", nor once the window closes', async () => {
    const silent = aComputer({ notifications: 'none' });
    await aRead(silent, [a]);
    assert.equal(silent.clock.waiting(), 0);
    const computer = aComputer();
    const { close } = await aRead(computer, [a]);
    assert.equal(computer.clock.waiting(), 1);
    close();
    assert.equal(computer.clock.waiting(), 0);
  });
});

describe('A snoozed event', () => {
  it('is silent until then, in every window, and is brought up once', async () => {
    const computer = aComputer();
    const [one, two] = [await aRead(computer, [a]), await aRead(computer, [a])];
    await computer.clock.pass(5.5 * hour);
    await one.snooze(a, noon + 8 * hour);
    await two.look();
    await computer.clock.pass(2.4 * hour);
    assert.deepEqual([...one.toasts, ...two.toasts], []);
    await computer.clock.pass(0.2 * hour);
    assert.deepEqual([...one.toasts, ...two.toasts], ['i-a still needs an answer: due in 22 h · redeploy']);
    await computer.clock.pass(10 * hour);
    assert.equal([...one.toasts, ...two.toasts].length, 1);
  });

  it('is still snoozed after a restart, and reminded of again before its deadline', async () => {
    const computer = aComputer();
    const before = await aRead(computer, [a]);
    await before.snooze(a, noon + 8 * hour);
    before.close();
    await computer.clock.pass(7 * hour);
    const { toasts } = await aRead(computer, [a]);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(2 * hour);
    assert.equal(toasts.length, 1);
    await computer.clock.pass(20 * hour + minute);
    assert.equal(toasts.length, 2);
  });
});
