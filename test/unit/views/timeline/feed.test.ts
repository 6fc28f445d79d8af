import assert from 'node:assert/strict';
import type { Clock } from '../../../../src/ens/ports';
import { createEventStore } from '../../../../src/events/store';
import { createFeed } from '../../../../src/views/timeline/feed';
import type { ToPage } from '../../../../src/views/timeline/messages';
import { readMessage } from '../../../../src/views/timeline/readMessage';
import { anEvent, english as t, hour, noon } from '../../../builders';

/** A clock on which time goes by only when told to, and what waits for it goes on then. */
function handClock(): Clock & { pass: (ms: number) => Promise<void>; waiting: () => number } {
  let now = noon;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter(one => one !== sleeper);
          reject(new Error('Ended'));
        });
      }),
    waiting: () => sleepers.length,
    pass: async ms => {
      now += ms;
      const due = sleepers.filter(({ until }) => until <= now);
      sleepers = sleepers.filter(({ until }) => until > now);
      for (const { wake } of due) {
        wake();
      }
      await settled();
    },
  };
}
/** What was to happen at once has happened. */
const settled = () => new Promise(resolve => setImmediate(resolve));

function setting() {
  const clock = handClock();
  const store = createEventStore();
  const asked: [number, number][] = [];
  const posted: ToPage[] = [];
  let timeZone = 'Asia/Shanghai';
  const feed = createFeed({
    accounts: () => [{ profileId: 'p1', name: 'A', store, endedAt: () => undefined }],
    windows: (from, to) => {
      asked.push([from, to]);
      return Promise.resolve([{ start: noon, end: noon + hour }]);
    },
    clock,
    timeZone: () => timeZone,
    language: 'en',
    t,
    post: message => posted.push(message),
    logError: error => {
      throw error;
    },
  });
  const moveTo = (zone: string) => {
    timeZone = zone;
  };
  return { clock, store, asked, posted, feed, moveTo, types: () => posted.map(({ type }) => type) };
}

describe('What the timeline page is told', () => {
  it('is everything once it is there, with the maintenance windows of all it can show', async () => {
    const { feed, posted, asked } = setting();
    feed.changed();
    feed.start();
    await settled();
    assert.equal(posted.length, 1);
    assert.deepEqual(posted[0]?.type === 'data' && posted[0].data.windows, [{ start: noon, end: noon + hour }]);
    assert.ok(asked.every(([from, to]) => from <= noon - 7 * 24 * hour && to >= noon + 30 * 24 * hour));
  });

  it('is one picture for changes that come together', async () => {
    const { feed, store, clock, posted, types } = setting();
    feed.start();
    await settled();
    for (let number = 0; number < 50; number++) {
      store.merge([anEvent({ eventId: `e-${String(number)}` })]);
      feed.changed();
    }
    await clock.pass(100);
    assert.deepEqual(types(), ['data', 'data']);
    assert.equal(posted[1]?.type === 'data' && posted[1].data.events.length, 50);
  });

  it('is that time went on, and how much is left, without a new picture', async () => {
    const { feed, store, clock, posted } = setting();
    store.merge([anEvent({ notBefore: noon + hour })]);
    feed.start();
    await settled();
    await clock.pass(30_000);
    assert.deepEqual(posted[1], { type: 'tick', now: noon + 30_000, left: ['in 59 min'] });
  });

  it('is all of it by another clock once the person’s is another one', async () => {
    const { feed, store, clock, posted, moveTo } = setting();
    store.merge([anEvent()]);
    feed.start();
    await settled();
    moveTo('Europe/Berlin');
    feed.changed();
    await clock.pass(100);
    const seen = posted.map(message => message.type === 'data' && [message.data.zone, message.data.events[0]?.time]);
    assert.deepEqual(seen, [
      ['Asia/Shanghai', '2026-11-25 20:00 GMT+8'],
      ['Europe/Berlin', '2026-11-25 13:00 GMT+1'],
    ]);
  });

  it('is nothing while it is out of sight, and nothing waits', async () => {
    const { feed, clock, types } = setting();
    feed.start();
    await settled();
    feed.changed();
    feed.stop();
    await clock.pass(120_000);
    feed.changed();
    await clock.pass(120_000);
    assert.deepEqual(types(), ['data']);
    assert.equal(clock.waiting(), 0);
    feed.start();
    await settled();
    assert.deepEqual(types(), ['data', 'data']);
  });
});

describe('What the timeline page may say', () => {
  it('is that it is ready, that an event was chosen, and a picture; nothing else gets through', () => {
    assert.deepEqual(readMessage({ type: 'ready', more: 1 }), { type: 'ready' });
    assert.deepEqual(readMessage({ type: 'reveal', account: 'a', key: 'k', command: 'x' }), {
      ...{ type: 'reveal', account: 'a', key: 'k' },
    });
    assert.deepEqual(readMessage({ type: 'save', svg: '<svg/>' }), { type: 'save', svg: '<svg/>' });
    const others = [
      ...[undefined, null, 1, 'ready', [], {}, { type: 'run' }, { type: 'reveal', account: 'a' }],
      ...[{ type: 'reveal', account: 'a', key: 1 }, { type: 'save' }, { type: 'save', svg: {} }],
      { type: 'save', svg: 'x'.repeat(20_000_001) },
    ];
    assert.deepEqual(
      others.map(readMessage),
      others.map(() => undefined),
    );
  });
});
