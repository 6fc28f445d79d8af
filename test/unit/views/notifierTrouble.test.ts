// What goes wrong in one look at what there is to tell, and how much there may be to look at.
import assert from 'node:assert/strict';
import { notificationSettings } from '../../../src/events/notificationSettings';
import { createTold } from '../../../src/events/told';
import { fixedZone } from '../../../src/base/zones';
import type { Desk } from '../../../src/views/desks';
import type { NotifierParts } from '../../../src/views/notifier';
import { anEvent, hour, noon } from '../../builders';
import { someSettings } from '../../settings';
import { aDesk } from '../../desks';
import { aComputer, aWindow, minute, type Computer } from './notifyBench';

const event = (name: string, hours = 48) =>
  anEvent({ eventId: `e-${name}`, resourceId: `i-${name}`, notBefore: noon + hours * hour });
const a = event('a');
const b = event('b');
const messages = (errors: readonly Error[]) => errors.map(({ message }) => message);

/** Throws at the next call only, then does what it is for. */
function onceBroken<Args extends unknown[], R>(work: (...args: Args) => R) {
  let broken = false;
  return {
    breaks: () => {
      broken = true;
    },
    call: (...args: Args): R => {
      if (broken) {
        broken = false;
        throw new Error('broken');
      }
      return work(...args);
    },
  };
}

/** Where a look may fail, each with parts that fail there at the next call. */
const places: [string, (computer: Computer) => { breaks: () => void; parts: Partial<NotifierParts> }][] = [
  [
    'its settings',
    ({ settings }) => {
      const { breaks, call } = onceBroken(() => notificationSettings(someSettings(settings).get));
      return { breaks, parts: { settings: call } };
    },
  ],
  [
    'what was told before',
    ({ file }) => {
      const told = createTold(file, assert.ifError);
      const { breaks, call } = onceBroken(told.read);
      return { breaks, parts: { told: { ...told, read: call } } };
    },
  ],
  [
    'the marks of what it tells',
    ({ file }) => {
      const told = createTold(file, assert.ifError);
      const { breaks, call } = onceBroken(told.claim);
      return { breaks, parts: { told: { ...told, claim: call } } };
    },
  ],
  [
    'the operations',
    () => {
      const { breaks, call } = onceBroken(() => []);
      return { breaks, parts: { records: { all: call, reload: () => Promise.resolve() } } };
    },
  ],
  [
    'the focus of the window',
    () => {
      const { breaks, call } = onceBroken(() => true);
      return { breaks, parts: { focused: call } };
    },
  ],
];

describe('case 77: one look at the notifications that fails', () => {
  for (const [place, make] of places) {
    it(`at ${place}: is logged, and the next look tells what there is`, async () => {
      const computer = aComputer();
      const { breaks, parts } = make(computer);
      const { toasts, errors, read, look } = aWindow(computer, { parts });
      await read([a]);
      breaks();
      await read([a, b]);
      assert.deepEqual(messages(errors), ['broken']);
      await look();
      assert.match(toasts.join(), /^New event on i-b/);
      assert.equal(errors.length, 1);
    });
  }

  it('leaves the timer running, so that reminders come by themselves', async () => {
    const computer = aComputer();
    const { breaks, call } = onceBroken(() => []);
    const { toasts, errors, read, look } = aWindow(computer, {
      parts: { records: { all: call, reload: () => Promise.resolve() } },
    });
    await read([event('a', 30)]);
    breaks();
    await look();
    await computer.clock.pass(6 * hour);
    assert.deepEqual(messages(errors), ['broken']);
    assert.match(toasts.join(), /^i-a still needs an answer/);
  });

  it('at when to look next: looks again within five minutes', async () => {
    const computer = aComputer();
    const broken = onceBroken(() => 'UTC');
    const zone = { ...fixedZone(0) };
    const { errors, toasts, read, look } = aWindow(computer, {
      parts: {
        zone: new Proxy(zone, {
          get: (target, name) => {
            broken.call();
            return Reflect.get(target, name) as unknown;
          },
        }),
      },
    });
    computer.settings['quietHours'] = '22:00-23:00';
    await read([a]);
    const failing = computer.clock.waiting();
    broken.breaks();
    await look();
    await computer.clock.pass(5 * minute);
    assert.equal(errors.length, 1);
    await read([a, b]);
    assert.match(toasts.join(), /^New event on i-b/);
    assert.equal(computer.clock.waiting(), failing);
  });

  it('at one of several accounts: is logged, and the others are told of', async () => {
    const computer = aComputer();
    const [bad, good] = [aDesk({ profileId: 'bad' }), aDesk({ profileId: 'good' })];
    const shown: Desk[] = [{ ...bad, session: () => assert.fail('broken') }, good];
    const { toasts, errors, look } = aWindow(computer, { parts: { shown: () => shown } });
    good.store.replace([a], { loading: false, loadedAt: noon });
    await look();
    good.store.replace([a, b], { loading: false, loadedAt: noon });
    await look();
    assert.match(toasts.join(), /^New event on i-b/);
    assert.ok(errors.length > 0 && messages(errors).every(message => message === 'broken'));
  });

  it('at a toast: is logged, and the toast of the reminders is shown all the same', async () => {
    const computer = aComputer();
    const { toasts, errors, read, focus } = aWindow(computer, { parts: { showNews: () => assert.fail('broken') } });
    await read([event('a', 30)]);
    await focus(false);
    await computer.clock.pass(7 * hour);
    await read([event('a', 30), event('b', 90)]);
    await focus(true);
    assert.deepEqual(messages(errors), ['broken']);
    assert.match(toasts.join(), /^i-a still needs an answer/);
  });
});

describe('case 77: 50,000 open events with three reminders each', () => {
  const count = 50_000;
  const settings = { reminders: [24, 6, 1] };
  const many = Array.from({ length: count }, (_, index) => event(String(index), 30 + (index % 10) / 10));

  it('are remembered at first sight', async function () {
    this.timeout(60_000);
    const computer = aComputer(settings);
    const { toasts, errors, read } = aWindow(computer);
    await read(many);
    await read([...many, b]);
    assert.match(toasts.join(), /^New event on i-b/);
    assert.deepEqual(errors, []);
  });

  it('are told of as new at once, and brought up in time', async function () {
    this.timeout(60_000);
    const computer = aComputer(settings);
    const { toasts, errors, last, read, look } = aWindow(computer);
    await read([a]);
    await read([a, ...many]);
    assert.deepEqual(errors, []);
    assert.match(toasts.join(), /^50000 new events, of which 50000 need an answer: /);
    assert.equal(last().length, count);
    computer.clock.jump(7 * hour);
    await look();
    assert.match(toasts.slice(1).join(), /^50000 events still need an answer: 23 h · i-0, .* and 49995 more$/);
    assert.deepEqual(errors, []);
  });
});
