import assert from 'node:assert/strict';
import { formatLocal } from '../../../../src/base/format';
import type { EnsEvent } from '../../../../src/ens/types';
import { createEventStore } from '../../../../src/events/store';
import type { TimelineEvent } from '../../../../src/views/timeline/messages';
import { endedAtOf } from '../../../../src/views/timeline/endedAt';
import { leftOf, timelineOf, type TimelineAccount } from '../../../../src/views/timeline/model';
import { anEvent, anInstance, anOperation, english as t, hour, noon } from '../../../builders';

const endedAt = () => undefined;
function account(events: EnsEvent[], name = 'Operations', profileId = 'p1'): TimelineAccount {
  const store = createEventStore();
  store.replace(events, { loading: false, loadedAt: noon });
  store.putInstances([anInstance()]);
  return { profileId, name, store, endedAt };
}
const timeline = (...accounts: TimelineAccount[]) =>
  timelineOf({ accounts, windows: [], now: noon, language: 'en', t });
function only(event: EnsEvent): TimelineEvent {
  const [first] = timeline(account([event])).events;
  assert.ok(first);
  return first;
}

describe('The timeline: where an event stands', () => {
  const labelOf = (event: EnsEvent) => only(event).details[0]?.[0];

  it('is its deadline, with a line from its publication', () => {
    const { at, from } = only(anEvent());
    assert.deepEqual([at, from], [noon + 24 * hour, noon - hour]);
    assert.equal(labelOf(anEvent()), 'Deadline');
  });

  it('is the estimated deadline of a failure redeploy without a time, and says so', () => {
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', notBefore: noon - hour });
    assert.equal(only(event).at, noon - hour + 5 * 24 * hour);
    assert.match(labelOf(event) ?? '', /estimated/);
  });

  it('is the plan of what is scheduled or runs, of which nobody can be late', () => {
    for (const status of ['Scheduled', 'Executing']) {
      const event = anEvent({ status, notBefore: noon + 3 * hour });
      assert.equal(only(event).at, noon + 3 * hour);
      assert.equal(labelOf(event), 'Planned');
    }
    const node = anEvent({ type: 'EnsRegion:NetworkMigration', notBefore: noon - hour, publishTime: noon - 9 * hour });
    assert.equal(labelOf(node), 'Planned');
    assert.deepEqual(timeline(account([node])).left, ['']);
  });

  it('is where its end was seen once it is over, whatever was planned', () => {
    for (const status of ['Executed', 'Failed', 'Canceled', 'Avoided']) {
      for (const notBefore of [noon + 90 * hour, noon - 30 * hour]) {
        const event = anEvent({ status, notBefore, publishTime: noon - 40 * hour });
        const [shown] = timeline({ ...account([event]), endedAt: () => noon - 2 * hour }).events;
        assert.deepEqual([shown?.at, shown?.details[0]?.[0]], [noon - 2 * hour, 'Its end was seen']);
      }
    }
  });

  it('is never in time to come once it is over, though nobody saw its end', () => {
    for (const status of ['Executed', 'Failed', 'Canceled', 'Avoided']) {
      const event = anEvent({ status, notBefore: noon + 90 * hour });
      assert.deepEqual([only(event).at, labelOf(event)], [noon - hour, 'Published']);
    }
    const ran = anEvent({ status: 'Executed', notBefore: noon - 2 * hour, publishTime: noon - 9 * hour });
    assert.deepEqual([only(ran).at, labelOf(ran)], [noon - 2 * hour, 'Planned']);
    assert.equal(labelOf({ ...ran, status: 'Canceled' }), 'Published');
  });

  it('has its end from the operations of its own account that were followed to it', () => {
    const end = (how: 'done' | 'failed' | 'left' | 'unsettled', at: number) => ({ how, status: 'Executed', at });
    const operations = [
      anOperation({ id: 'op-1', end: end('failed', noon - 5 * hour) }),
      anOperation({ id: 'op-2', end: end('done', noon - 3 * hour) }),
      anOperation({ id: 'op-3', end: end('left', noon - 2 * hour) }),
      anOperation({ id: 'op-4', profileId: 'p2', end: end('done', noon - hour) }),
    ];
    assert.equal(endedAtOf(operations, 'p1'), noon - 3 * hour);
    assert.equal(endedAtOf([anOperation()], 'p1'), undefined);
  });

  it('is the plan of what nobody can answer here: there is nothing to be late for', () => {
    const event = anEvent({ type: 'Disk:Stalled', notBefore: noon + 3 * hour });
    assert.equal(only(event).at, noon + 3 * hour);
    assert.equal(labelOf(event), 'Planned');
  });

  it('is its publication where there is no other time, and now where there is none at all', () => {
    const published = anEvent({ type: 'Disk:Stalled', notBefore: noon - hour });
    assert.equal(only(published).at, noon - hour);
    assert.equal(labelOf(published), 'Published');
    const timeless = anEvent({ type: 'Disk:Stalled' });
    delete timeless.notBefore;
    delete timeless.publishTime;
    assert.equal(only(timeless).at, noon);
    assert.equal(labelOf(timeless), 'No time given, shown at');
  });

  it('case 48: is its publication where its planned time cannot be read, which is told', () => {
    const event = anEvent({ type: 'Instance:SystemFailure.Redeploy', notBeforeText: 'next Sunday' });
    delete event.notBefore;
    assert.equal(only(event).at, noon - hour);
    assert.equal(only(event).deadline, undefined);
    assert.equal(new Map(only(event).details).get('Not before (not readable as a time)'), 'next Sunday');
  });

  it('is left out by no event: a state and a level nobody knows have a shape too', () => {
    const { shape, tone, open } = only(anEvent({ status: 'Odd', level: 'Odd' }));
    assert.deepEqual({ shape, tone, open }, { shape: 'running', tone: 'information', open: true });
  });
});

describe('The timeline: looks', () => {
  const shapeOf = (fields: Partial<EnsEvent>) => only(anEvent(fields)).shape;

  it('differ in shape by state, and while an answer is needed by level', () => {
    const levels = ['CRITICAL', 'WARN', 'INFO'].map(level => shapeOf({ level }));
    const states = ['Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled'].map(status => shapeOf({ status }));
    assert.equal(new Set([...levels, ...states]).size, 8);
    assert.equal(shapeOf({ status: 'Avoided' }), shapeOf({ status: 'Canceled' }));
  });

  it('have no colour once the event is over, unless it failed', () => {
    assert.equal(only(anEvent({ status: 'Executed', level: 'CRITICAL' })).tone, 'plain');
    assert.equal(only(anEvent({ status: 'Failed', level: 'INFO' })).tone, 'critical');
  });
});

describe('The timeline: words', () => {
  it('say what it is in one sentence, without colours', () => {
    const words = 'edge-web-01, Redeploy for maintenance, needs an answer, warning, Deadline 2026-11-25';
    assert.ok(only(anEvent()).spoken.startsWith(words));
  });

  it('tell the time left of what is open and has not begun', () => {
    const left = (fields: Partial<EnsEvent>, now = noon) =>
      leftOf(timeline(account([anEvent({ notBefore: noon + 2 * hour, ...fields })])).events, now, t)[0];
    assert.equal(left({}), 'in 2 h');
    assert.equal(left({}, noon + 3 * hour), 'overdue by 1 h');
    assert.equal(left({ status: 'Scheduled' }), 'in 2 h');
    assert.equal(left({ status: 'Scheduled' }, noon + 3 * hour), '');
    assert.equal(left({ status: 'Executing' }), '');
    assert.equal(left({ status: 'Executed' }), '');
  });

  it('show hostile text as it is, harmless and cut', () => {
    const hostile = anEvent({ resourceId: '', eventId: 'x\u202Ey$(zap)', reason: 'z'.repeat(999) });
    const { name, details } = only(hostile);
    assert.equal(name, 'x\\u{202e}y$ (zap)');
    assert.equal(details.find(([label]) => label === 'Reason')?.[1].length, 300);
  });

  it('name the account where several are shown, in lanes of their own', () => {
    const both = timeline(account([anEvent()], 'One', 'p1'), account([anEvent()], 'Two', 'p2'));
    assert.deepEqual(both.nodes, ['cn-sample-1 · One', 'cn-sample-1 · Two']);
    assert.deepEqual(
      both.events.map(({ account: id, accountName }) => [id, accountName]),
      [
        ['p1', 'One'],
        ['p2', 'Two'],
      ],
    );
    assert.equal(both.words.accounts, 'One, Two');
  });

  it('call a node by its name where that is known', () => {
    const store = createEventStore();
    store.merge([anEvent(), anEvent({ eventId: 'e-2', resourceId: 'i-unknown' })]);
    store.putInstances([anInstance()]);
    store.putRegions([{ regionId: 'cn-sample-1', enName: 'Dalian Unicom', name: '大连联通' }]);
    const { nodes, events } = timeline({ profileId: 'p1', name: 'A', store, endedAt });
    assert.deepEqual(nodes, ['Dalian Unicom', 'Node not known']);
    const details = Object.fromEntries(events[0]?.details ?? []);
    assert.equal(details['Node'], 'Dalian Unicom (cn-sample-1)');
  });

  it('say why there is nothing', () => {
    const unread = createEventStore();
    const failed = createEventStore();
    failed.patch({ error: new Error('No route') });
    const of = (store: typeof unread) => timeline({ profileId: 'p', name: 'A', store, endedAt });
    assert.match(timeline().empty, /^Sign in/);
    assert.equal(of(unread).empty, 'The events are being read.');
    assert.match(timeline(account([])).empty, /^No system events/);
    assert.equal(of(failed).empty, '');
    assert.deepEqual(of(failed).notes, ['The events could not be read. No route']);
  });
});

describe('The timeline: ticks', () => {
  const zones = ['Asia/Shanghai', 'Europe/Berlin', 'Asia/Kolkata', 'Africa/Cairo', undefined];
  const ticksIn = (timeZone: string | undefined, now = noon) =>
    timelineOf({ accounts: [], windows: [], now, timeZone, language: 'en', t }).ticks;

  it('are midnights by the person’s clock, from before to after the longest range, with hours around now', () => {
    for (const timeZone of zones) {
      const ticks = ticksIn(timeZone);
      const days = ticks.filter(({ day }) => day);
      assert.ok(days.every(({ at }) => formatLocal(at, { timeZone }).slice(11, 16) === '00:00'));
      assert.ok((days[0]?.at ?? noon) < noon - 7 * 24 * hour && (days.at(-1)?.at ?? 0) > noon + 30 * 24 * hour);
      const hours = ticks.filter(({ day }) => !day);
      assert.ok(hours.some(({ at }) => at > noon && at < noon + 4 * hour));
      assert.ok(hours.every(({ at, label }) => formatLocal(at, { timeZone }).slice(11, 16) === label));
    }
  });

  it('are one for each day where the clocks change, also at midnight', () => {
    // In Berlin they went back on October 25; in Cairo, forward from midnight to one on April 24.
    for (const [timeZone, now] of [
      ['Europe/Berlin', Date.UTC(2026, 9, 24, 12)],
      ['Africa/Cairo', Date.UTC(2026, 3, 23, 12)],
    ] as const) {
      const days = ticksIn(timeZone, now).filter(({ day }) => day);
      assert.equal(new Set(days.map(({ label }) => label)).size, 41, timeZone);
      assert.ok(days.every(({ at }, index) => at > (days[index - 1]?.at ?? 0)));
    }
  });

  it('come with the name of their zone, which holds all year', () => {
    const zoneOf = (timeZone?: string) =>
      timelineOf({ accounts: [], windows: [], now: noon, timeZone, language: 'en', t }).zone;
    assert.equal(zoneOf('Europe/Berlin'), 'Europe/Berlin');
    assert.equal(zoneOf(), new Intl.DateTimeFormat().resolvedOptions().timeZone);
  });
});

describe('The timeline: whose clock', () => {
  it('is the person’s, in the table, the details and what is spoken, each time with its zone', () => {
    const accounts = [account([anEvent()])];
    const [event] = timelineOf({
      accounts,
      windows: [],
      now: noon,
      timeZone: 'Europe/Berlin',
      language: 'en',
      t,
    }).events;
    assert.equal(event?.time, '2026-11-25 13:00 GMT+1');
    assert.ok(event.spoken.includes('Deadline 2026-11-25 13:00 GMT+1'));
    const details = new Map(event.details);
    assert.equal(details.get('Deadline'), '2026-11-25 13:00 GMT+1 · 2026-11-25 12:00 UTC');
    assert.equal(details.get('Published'), '2026-11-24 12:00 GMT+1');
  });
});
