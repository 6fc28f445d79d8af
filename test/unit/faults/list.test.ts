import assert from 'node:assert/strict';
import { permissionFor } from '../../../src/events/actions';
import { eventKey } from '../../../src/events/event';
import { barSentence, eventDescription, levelWord, statusWord } from '../../../src/events/words';
import { english, hour } from '../../builders';
import { eventRow } from '../builders';
import { mangled, pageMangles } from '../sample/mangles';
import type { AnswerBody } from '../../../src/sample';
import { told } from './promises';
import { inScene, type Scene } from './scene';

const list = 'DescribeHistoryEvents';

/** The list with these rows instead of its own, as far as a row is an event. */
async function listed({ gateway, loader, store }: Scene, rows: readonly unknown[]) {
  gateway.faults.clear();
  const Events = rows as AnswerBody['Events'];
  gateway.faults.add(mangled(list, body => ({ ...body, TotalCount: rows.length, Events: Events ?? [] })));
  await loader.load();
  assert.equal(store.state().error, undefined);
  return [...store.events()];
}

describe('A list that counts or pages wrongly', () => {
  const many = { events: 250 };
  const keysOf = ({ store }: Scene) => [...store.events()].map(eventKey);

  it('case 25: smaller pages than asked for: all events, each once', () =>
    inScene({ ...many, maxPageSize: 40 }, async scene => {
      await scene.loader.load();
      assert.equal(new Set(keysOf(scene)).size, keysOf(scene).length);
      const reachable = scene.gateway.account.events.filter(({ type }) => type !== 'EnsRegion:NetworkDown');
      assert.equal(keysOf(scene).length, reachable.length);
      assert.equal(scene.store.state().incomplete, undefined);
    }));

  for (const [what, edit, incomplete] of [
    ['is nothing', pageMangles.total(0), undefined],
    ['is negative', pageMangles.total(-5), undefined],
    ['is far too large', pageMangles.total(1e9), 'short'],
    ['grows with each page', pageMangles.growingTotal(), 'changed'],
  ] as const) {
    it(`case 25: a count that ${what}: comes to an end with every event, and says ${incomplete ?? 'nothing'}`, () =>
      inScene(many, async scene => {
        scene.gateway.faults.add(mangled(list, edit));
        await scene.loader.load();
        assert.ok(keysOf(scene).length > 200);
        assert.equal(scene.store.state().incomplete, incomplete);
        assert.ok(scene.gateway.received.filter(({ action }) => action === list).length < 12);
      }));
  }

  it('case 25: the same page for ever: each event once, and the list says that it is incomplete', () =>
    inScene(many, async scene => {
      scene.gateway.faults.add(mangled(list, pageMangles.samePage()));
      await scene.loader.load();
      assert.equal(keysOf(scene).length, 100);
      assert.equal(scene.store.state().incomplete, 'short');
      assert.ok(scene.gateway.received.filter(({ action }) => action === list).length < 8);
    }));

  it('case 25: events that vanish between two pages: the list says that it is incomplete', () =>
    inScene(many, async scene => {
      const vanishing = ({ PageNumber = 1, Events = [], ...rest }: AnswerBody): AnswerBody => ({
        ...rest,
        PageNumber,
        Events: PageNumber === 1 ? Events : Events.slice(0, 10),
      });
      scene.gateway.faults.add(mangled(list, vanishing));
      await scene.loader.load();
      assert.equal(scene.store.state().incomplete, 'short');
    }));
});

describe('Events of a kind nobody has seen', () => {
  it('case 26: unknown type, state and level: shown as they came, in the list, not to be acted on', () =>
    inScene({}, async scene => {
      const [event] = await listed(scene, [
        eventRow({ EventType: 'Moon:Landed', EventStatus: 'Dreaming', EventLevel: 'PURPLE' }),
      ]);
      assert.ok(event);
      assert.equal(eventDescription(event, scene.clock.now(), english), 'Dreaming · Moon:Landed');
      assert.deepEqual([levelWord(event.level, english), statusWord(event.status, english)], ['PURPLE', 'Dreaming']);
      const permission = permissionFor('redeploy', { ...event, type: 'Instance:SystemFailure.Redeploy' });
      assert.equal(
        !permission.allowed && barSentence(permission.bar, english),
        'Its state is not known to this version.',
      );
    }));

  it('case 26: absent fields, null and wrong types: what is usable is shown, the rest skipped', () =>
    inScene({}, async scene => {
      const odd = [
        null,
        7,
        [],
        {},
        eventRow({ EventId: null }),
        { EventId: 'e-bare' },
        eventRow({ EventId: 'e-odd', EventType: 5, EventLevel: [], ResourceId: {}, Reason: 9 }),
      ];
      const events = await listed(scene, odd);
      assert.deepEqual(
        events.map(({ eventId, type, reason }) => [eventId, type, reason]),
        [
          ['e-bare', '', undefined],
          ['e-odd', '', undefined],
        ],
      );
      for (const event of events) {
        assert.ok(eventDescription(event, scene.clock.now(), english));
        assert.equal(permissionFor('redeploy', event).allowed, false);
      }
    }));

  it('case 26: 10,000 rows, and a reason of a megabyte: all there, the reason cut', () =>
    inScene({}, async scene => {
      const rows = Array.from({ length: 10_000 }, (_, n) => ({ EventId: `e-${n}`, EventType: 'Disk:Stalled' }));
      const reason = 'x'.repeat(1024 * 1024);
      const events = await listed(scene, [...rows, { EventId: 'e-long', Reason: reason }]);
      assert.equal(events.length, 10_001);
      assert.ok((events.at(-1)?.reason?.length ?? 0) < 10_000);
    }));

  for (const time of [0, -1, 1_742_452_232, 1e18, '2026-11-24', null, {}, true]) {
    it(`case 27: ${JSON.stringify(time)} for a time: shown as unknown, never as a date`, () =>
      inScene({}, async scene => {
        const [event] = await listed(scene, [
          eventRow({ EventType: 'Instance:SystemMaintenance.Redeploy', NotBefore: time, PublishTime: time }),
        ]);
        assert.ok(event);
        assert.deepEqual([event.notBefore, event.publishTime], [undefined, undefined]);
        assert.equal(eventDescription(event, scene.clock.now(), english), 'answer needed · redeploy');
      }));
  }

  it('case 27: a plan whose time passes between the dialog and the sending: refused, nothing sent', () =>
    inScene({}, async scene => {
      const [event] = await scene.redeployable();
      const plan = { opsType: 'scheduled', planTime: scene.clock.now() + hour / 60 } as const;
      await scene.clock.sleep(hour / 60);
      const [result] = await scene.confirm([event!], { plan });
      assert.equal(told(result), 'The planned time has passed. Choose a later time.');
      assert.equal(scene.writes().length, 0);
    }));

  for (const [what, document] of [
    ['empty', '{}'],
    ['no JSON', '{"a":'],
    ['10,000 levels deep', '['.repeat(10_000) + ']'.repeat(10_000)],
    ['meant to change every object', '{"__proto__":{"polluted":true},"constructor":{"prototype":{"polluted":true}}}'],
    ['a megabyte', JSON.stringify({ a: 'x'.repeat(1024 * 1024) })],
  ] as const) {
    it(`case 28: an ExtendedAttribute that is ${what}: kept as text, cut, and harmless`, () =>
      inScene({}, async scene => {
        const [event] = await listed(scene, [eventRow({ ExtendedAttribute: document })]);
        assert.equal(event?.extendedAttribute, document.slice(0, 65_536));
        assert.equal('polluted' in {}, false);
      }));
  }

  it('case 28: an answer that itself names __proto__: a field like any other', () =>
    inScene({}, async scene => {
      const body =
        '{"RequestId":"R","Events":[{"EventId":"e-1","__proto__":{"polluted":true}}],"__proto__":{"polluted":true}}';
      scene.gateway.faults.add({
        kind: 'answer',
        action: list,
        status: 200,
        headers: { 'content-type': 'application/json' },
        body,
      });
      await scene.loader.load();
      const [event] = scene.store.events();
      assert.deepEqual(Object.keys(event?.extra ?? {}), ['__proto__']);
      assert.equal('polluted' in {}, false);
    }));
});
