import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, anOperation, hour, noon } from '../../builders';
import { aComputer, aWindow, minute } from './notifyBench';

/** An event on `i-<name>` that needs an answer in two days. */
const event = (name: string, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${name}`, resourceId: `i-${name}`, notBefore: noon + 48 * hour, ...fields });
const a = event('a');
const b = event('b');

describe('New events', () => {
  it('are told of in one toast a read, those of the first sight of an account not at all', async () => {
    const { toasts, read } = aWindow(aComputer());
    await read([a]);
    assert.deepEqual(toasts, []);
    await read([a, b]);
    assert.deepEqual(toasts, ['New event on i-b: due in 2 d · redeploy (warning)']);
    const more = ['c', 'd', 'e', 'f'].map(name => event(name));
    await read([a, b, ...more, event('g', { status: 'Executing' })]);
    assert.deepEqual(toasts.slice(1), ['5 new events, of which 4 need an answer: i-c, i-d, i-e and 2 more']);
  });

  it('are never told of twice, not even after a restart', async () => {
    const computer = aComputer();
    const before = aWindow(computer);
    await before.read([a]);
    await before.read([a, b]);
    await before.read([a, b]);
    before.close();
    const after = aWindow(computer);
    await after.read([a, b]);
    assert.equal(before.toasts.length, 1);
    assert.deepEqual(after.toasts, []);
  });

  it('that came while no window was open are told of at the next start', async () => {
    const computer = aComputer();
    await aWindow(computer).read([a]);
    const after = aWindow(computer);
    await after.read([a, b]);
    assert.match(after.toasts.join(), /^New event on i-b/);
  });

  it('are told of in one of two windows that find them at the same moment', async () => {
    const computer = aComputer();
    const windows = [aWindow(computer), aWindow(computer)];
    await Promise.all(windows.map(({ read }) => read([a])));
    await Promise.all(windows.map(({ read }) => read([a, b])));
    assert.equal(windows.flatMap(({ toasts }) => toasts).length, 1);
  });

  it('wait until the person comes back to a window, and are told of in that one', async () => {
    const computer = aComputer();
    const [one, two] = [aWindow(computer), aWindow(computer)];
    await one.read([a]);
    await one.focus(false);
    await two.focus(false);
    await one.read([a, b]);
    await two.read([a, b, event('c')]);
    assert.deepEqual([...one.toasts, ...two.toasts], []);
    await two.focus(true);
    assert.deepEqual(two.toasts, ['2 new events, of which 2 need an answer: i-b, i-c']);
    await one.focus(true);
    assert.deepEqual(one.toasts, []);
  });

  it('found by a window that reads for all of them are told of in the one that has the focus', async () => {
    const computer = aComputer({ watchInBackground: true });
    const watcher = aWindow(computer);
    const front = aWindow(computer, { service: [a, b] });
    await watcher.read([a]);
    await watcher.focus(false);
    await front.look();
    await watcher.read([a, b]);
    await computer.clock.pass(5 * minute);
    assert.match(front.toasts.join(), /^New event on i-b/);
    await computer.clock.pass(30 * minute);
    assert.deepEqual([front.toasts.length, front.loads(), watcher.toasts.length], [1, 1, 0]);
  });

  it('found by another window make one read only, also where it fails, and none where nobody reads for all', async () => {
    for (const watchInBackground of [true, false]) {
      const computer = aComputer({ watchInBackground });
      const watcher = aWindow(computer);
      const front = aWindow(computer);
      await watcher.read([a]);
      await watcher.focus(false);
      await watcher.read([a, b]);
      await watcher.read([a, b]);
      for (let looks = 0; looks < 3; looks += 1) {
        await front.look();
      }
      assert.equal(front.loads(), watchInBackground ? 1 : 0);
      const { current } = await computer.file.read();
      assert.equal(current.filter(({ waiting }) => waiting).length, 1);
    }
  });

  it('are no news where the person acted on them, where they ended, or where the read was cut short', async () => {
    const computer = aComputer();
    const { toasts, read } = aWindow(computer);
    await read([], { incomplete: 'short' });
    await read([], { incomplete: 'changed' });
    await read([a]);
    computer.operations.push(anOperation({ eventId: b.eventId, resourceId: b.resourceId }));
    await read([a, b, event('c', { status: 'Executed' })]);
    assert.deepEqual(toasts, []);
  });

  it('are told of by level and type, and those that were not stay untold', async () => {
    const computer = aComputer({ notifyTypes: ['Disk:Stalled'], mutedTypes: ['IP:SafeBan'] });
    const { toasts, read } = aWindow(computer);
    await read([]);
    const quiet = [event('info', { level: 'INFO' }), event('muted', { level: 'CRITICAL', type: 'IP:SafeBan' })];
    await read(quiet);
    assert.deepEqual(toasts, []);
    const loud = [
      event('critical', { level: 'CRITICAL' }),
      event('disk', { level: 'INFO', type: 'Disk:Stalled' }),
      event('odd', { level: 'FATAL' }),
    ];
    await read([...quiet, ...loud]);
    assert.match(toasts.join(), /^3 new events, .*: i-critical, i-disk, i-odd$/);
    Object.assign(computer.settings, { notifyLevels: ['INFO'], mutedTypes: [] });
    await read([...quiet, ...loud]);
    assert.equal(toasts.length, 1);
  });

  it('are told of as the mode says', async () => {
    for (const [mode, told] of [
      ['all', 2],
      ['important', 1],
      ['none', 0],
    ] as const) {
      const { last, read } = aWindow(aComputer({ notifications: mode }));
      await read([]);
      await read([a, event('critical', { level: 'CRITICAL' })]);
      assert.equal(last().length, told, mode);
    }
  });

  it('offer fewer notifications with the first toast of all, in whatever window', async () => {
    const computer = aComputer();
    const one = aWindow(computer);
    await one.read([]);
    await one.read([a]);
    const two = aWindow(computer);
    await two.read([a, b]);
    assert.deepEqual([one.firsts, two.firsts], [[true], [false]]);
  });

  it('offer it once where a reminder is due in the same moment', async () => {
    const computer = aComputer();
    const { firsts, focus, read } = aWindow(computer);
    await read([a]);
    await focus(false);
    await computer.clock.pass(25 * hour);
    await read([a, event('b', { notBefore: noon + 90 * hour })]);
    await focus(true);
    assert.deepEqual(firsts, [true, false]);
  });

  it('of the sample account are forgotten with it', async () => {
    const computer = aComputer();
    const sample = { profileId: 'sample', kind: 'sample' } as const;
    const first = aWindow(computer, sample);
    await first.read([a]);
    await first.read([a, b]);
    assert.equal(first.toasts.length, 1);
    const second = aWindow(computer, sample);
    await second.read([a, event('c')]);
    assert.deepEqual(second.toasts, []);
    await second.read([a, b]);
    assert.match(second.toasts.join(), /i-b/);
  });

  it('are told of once by a window whose disk fails, which says so once', async () => {
    const computer = aComputer();
    const full = () => Promise.reject(new Error('ENOSPC'));
    const { toasts, errors, read } = aWindow({ ...computer, file: { append: full, read: full } });
    await read([a]);
    await read([a, b]);
    await read([a, b]);
    assert.equal(toasts.length, 1);
    assert.deepEqual(
      errors.map(({ message }) => message),
      ['ENOSPC'],
    );
  });
});

describe('Quiet hours', () => {
  it('hold toasts back, and end with one for all', async () => {
    const computer = aComputer({ quietHours: '11:00-13:30' });
    const { toasts, read } = aWindow(computer);
    await read([a]);
    await read([a, b]);
    await read([a, b, event('c')]);
    await computer.clock.pass(89 * minute);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(minute);
    assert.deepEqual(toasts, ['2 new events, of which 2 need an answer: i-b, i-c']);
  });

  it('let through what must be answered within the hour', async () => {
    const computer = aComputer({ quietHours: '11:00-20:00' });
    const { toasts, read } = aWindow(computer);
    const soon = event('soon', { notBefore: noon + 3 * hour });
    await read([soon]);
    await read([soon, event('now', { notBefore: noon + 50 * minute }), b]);
    assert.deepEqual(toasts, ['New event on i-now: due in 50 min · redeploy (warning)']);
    await computer.clock.pass(2 * hour);
    assert.deepEqual(toasts.slice(1), ['i-soon still needs an answer: due in 1 h · redeploy']);
  });
});
