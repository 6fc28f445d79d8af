// What somebody is told who has just signed in: one sentence, and only where something is due.
import assert from 'node:assert/strict';
import { namedZone } from '../../../src/base/zones';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, hour, noon } from '../../builders';
import { aComputer, aWindow, minute } from './notifyBench';

const event = (name: string, hours: number, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${name}`, resourceId: `i-${name}`, notBefore: noon + hours * hour, ...fields });
const some = [event('c', 23), event('a', 6.5), event('b', 7), event('later', 30)];
const summary = '3 events need a response within 24 hours, the first at 18:30';

describe('After sign-in', () => {
  it('one notification says how many events are due within a day and when the first is, in place of a flood', async () => {
    const { toasts, last, firsts, read } = aWindow(aComputer());
    await read(some);
    assert.deepEqual(toasts, [summary]);
    assert.deepEqual(firsts, []);
    assert.equal(last()[0]?.event.resourceId, 'i-a');
  });

  it('it is given once, in whatever window, and not after a restart', async () => {
    const computer = aComputer();
    const windows = [aWindow(computer), aWindow(computer)];
    await Promise.all(windows.map(({ read }) => read(some)));
    await Promise.all(windows.map(({ read }) => read(some)));
    const after = aWindow(computer);
    await after.read(some);
    assert.deepEqual(
      [...windows, after].flatMap(({ toasts }) => toasts),
      [summary],
    );
  });

  it('nothing is said where nothing is due, then or later', async () => {
    const computer = aComputer();
    const { toasts, read } = aWindow(computer);
    await read([
      event('later', 25),
      event('done', 2, { status: 'Executed' }),
      event('planned', 3, { status: 'Scheduled' }),
      event('late', -1),
    ]);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(0.5 * hour);
    await read([event('later', 25)]);
    assert.deepEqual(toasts, []);
  });

  it('it waits until the person is in the window, and says what is due then', async () => {
    const { toasts, focus, read } = aWindow(aComputer());
    await focus(false);
    await read(some);
    assert.deepEqual(toasts, []);
    await read(some.slice(1));
    await focus(true);
    assert.deepEqual(toasts, ['2 events need a response within 24 hours, the first at 18:30']);
  });

  it('reminders come as ever afterwards', async () => {
    const computer = aComputer();
    const { toasts, read } = aWindow(computer);
    await read(some);
    await computer.clock.pass(5.5 * hour);
    assert.deepEqual(toasts.slice(1), ['i-a still needs an answer: due in 1 h · redeploy']);
  });

  it('one event is named; a time of tomorrow, and an estimated one, are said to be that', async () => {
    const [one, other] = [aWindow(aComputer()), aWindow(aComputer())];
    await one.read([event('a', 13)]);
    const unplanned = anEvent({ type: 'Instance:SystemFailure.Redeploy', publishTime: noon - 100 * hour });
    delete unplanned.notBefore;
    await other.read([unplanned, event('b', 21)]);
    assert.deepEqual(
      [...one.toasts, ...other.toasts],
      [
        'i-a needs a response within 24 hours, by tomorrow 01:00',
        '2 events need a response within 24 hours, the first tomorrow at ~08:00',
      ],
    );
  });

  it('the mode "none" wants nothing of it, and a muted type is named in its last hour only', async () => {
    const silent = aWindow(aComputer({ notifications: 'none' }));
    await silent.read(some);
    const muted = aWindow(aComputer({ mutedTypes: ['Instance:SystemMaintenance.Redeploy'] }));
    await muted.read([event('a', 3), event('b', 0.5)]);
    assert.deepEqual([silent.toasts, muted.toasts], [[], ['i-b needs a response within 24 hours, by 12:30']]);
  });

  it('in quiet hours it waits for their end, and what is due within the hour is told of as ever', async () => {
    const computer = aComputer({ quietHours: '11:00-13:30' });
    const { toasts, read } = aWindow(computer);
    await read(some);
    assert.deepEqual(toasts, []);
    await computer.clock.pass(90 * minute);
    assert.deepEqual(toasts, [summary]);
    const night = aComputer({ quietHours: '11:00-13:30' });
    const urgent = aWindow(night);
    await urgent.focus(false);
    await urgent.read([...some, event('now', 0.5)]);
    await urgent.focus(true);
    await night.clock.pass(90 * minute);
    assert.deepEqual(urgent.toasts, [
      'i-now still needs an answer: due in 30 min · redeploy',
      '4 events need a response within 24 hours, the first is overdue',
    ]);
  });

  it('what is overdue counts, as it does in the list', async () => {
    const late = event('late', -1, { publishTime: noon - 9 * hour });
    const [one, several] = [aWindow(aComputer()), aWindow(aComputer())];
    await one.read([late]);
    assert.deepEqual(one.toasts, ['i-late needs a response, it is overdue']);
    await several.read([...some, late]);
    assert.deepEqual(several.toasts, ['4 events need a response within 24 hours, the first is overdue']);
  });

  it('a day of 23 hours makes no wrong tomorrow', async () => {
    const berlin = namedZone('Europe/Berlin');
    const computer = aComputer();
    const { toasts, read } = aWindow(computer, { parts: { zone: berlin } });
    // Sat 23:30 in Berlin; in 24 hours it is Mon 00:30, since the clocks skip an hour on Sunday.
    const saturday = Date.parse('2027-03-27T23:30:00+01:00');
    await computer.clock.pass(saturday - noon);
    await read([event('a', 0, { notBefore: saturday + 24 * hour - minute })]);
    assert.match(toasts.join(), /^i-a needs a response within 24 hours, by 2027-03-28 22:29/);
  });

  it('an account that an earlier version knew gets none', async () => {
    const computer = aComputer();
    await computer.file.append({ by: 'earlier', marks: [] });
    const { read, toasts } = aWindow(computer, { profileId: 'known' });
    await read([]);
    await read(some.slice(0, 1));
    assert.match(toasts.join(), /^New event on i-c/);
  });
});
