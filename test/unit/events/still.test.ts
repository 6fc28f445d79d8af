import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { arrange } from '../../../src/events/arrange';
import { defaultArrangement, noFilter, type Arrangement } from '../../../src/events/arrangement';
import { eventKey } from '../../../src/events/event';
import { keepStill, type HeldPlace } from '../../../src/events/still';
import { anEvent, hour, noon } from '../../builders';

const lookup = { instance: () => undefined, owner: () => undefined, region: () => undefined };
const [first, second, third] = [1, 2, 3].map(n =>
  anEvent({ eventId: `e-${n}`, notBefore: noon + (30 + n) * hour }),
) as [EnsEvent, EnsEvent, EnsEvent];

/** Rows after one reading and another, the later one `later` milliseconds after the first. */
function reading(
  events: readonly EnsEvent[],
  { quiet = false, later = 1_000, ...layout }: Partial<Arrangement> & { quiet?: boolean; later?: number } = {},
) {
  const arrangement = { ...defaultArrangement, ...layout };
  const parts = { layout: arrangement, lookup, mayMove: () => quiet };
  const before = keepStill(new Map(), [first, second, third], { ...parts, now: noon });
  const after = keepStill(before, events, { ...parts, now: noon + later });
  return { before: seen(before, arrangement), after: seen(after, arrangement), places: after };
}

function seen(places: ReadonlyMap<string, HeldPlace>, arrangement: Arrangement) {
  return arrange(places.values(), arrangement, lookup).groups.map(({ id, events }) => [
    id,
    ...events.map(e => e.eventId),
  ]);
}

describe('Rows under a still hand', () => {
  const running = { ...second, status: 'Executing' };
  const changes: [string, EnsEvent[], Partial<Arrangement> & { later?: number }][] = [
    ['an answered event runs', [first, running, third], {}],
    ['an answered event is over', [first, { ...second, status: 'Executed' }, third], {}],
    ['an event is scheduled', [first, { ...second, status: 'Scheduled' }, third], { groupBy: 'state' }],
    ['a deadline is put off', [{ ...first, notBefore: noon + 90 * hour }, second, third], {}],
    [
      'a deadline is put off, without groups',
      [{ ...first, notBefore: noon + 90 * hour }, second, third],
      { groupBy: 'none' },
    ],
    ['a level changes', [first, second, { ...third, level: 'CRITICAL' }], { sortBy: 'level' }],
    ['the filter lets it through no more', [first, running, third], { filter: { ...noFilter, state: ['Inquiring'] } }],
    ['the service lists it no more', [first, third], {}],
    ['its last day begins', [first, second, third], { later: 8 * hour }],
    ['several things at once', [{ ...third, status: 'Failed' }, running], { sortBy: 'published' }],
  ];
  for (const [what, events, layout] of changes) {
    it(`keep group and place while ${what}, and take their new ones when it was quiet`, () => {
      const { before, after } = reading(events, layout);
      assert.deepEqual(after, before);
      assert.notDeepEqual(reading(events, { ...layout, quiet: true }).after, before);
    });
  }

  it('say since when they belong elsewhere, however often they are looked at', () => {
    const { places } = reading([first, running, third]);
    const parts = { layout: defaultArrangement, lookup };
    const asked: [string, number][] = [];
    keepStill(places, [first, running, third], {
      ...parts,
      now: noon + hour,
      mayMove: (key, since) => asked.push([key, since]) > 0,
    });
    assert.deepEqual(asked, [[eventKey(second), noon + 1_000]]);
  });

  it('that come back to where they were are held no more', () => {
    const { places } = reading([first, running, third]);
    const back = keepStill(places, [first, second, third], {
      ...{ layout: defaultArrangement, lookup, now: noon + hour, mayMove: () => false },
    });
    assert.deepEqual(
      [...back.values()].filter(({ since }) => since !== undefined),
      [],
    );
  });

  it('a new one is where it belongs at once', () => {
    const { after } = reading([first, second, third, anEvent({ eventId: 'e-4', notBefore: noon + hour })]);
    assert.deepEqual(after, [
      ['dueSoon', 'e-4'],
      ['needsAnswer', 'e-1', 'e-2', 'e-3'],
    ]);
  });
});

describe('Rows above several accounts', () => {
  const [soon, later] = [2, 3].map(n => anEvent({ eventId: `e-${n}`, notBefore: noon + n * hour })) as [
    EnsEvent,
    EnsEvent,
  ];
  const layout = { ...defaultArrangement, groupBy: 'instance' as const, sortBy: 'level' as const, dueOnTop: true };
  const read = (events: EnsEvent[], before = new Map<string, HeldPlace>(), quiet = false) =>
    keepStill(before, events, { layout, lookup, now: noon, mayMove: () => quiet });
  const ids = (places: ReadonlyMap<string, HeldPlace>) => {
    const { top, groups } = arrange(places.values(), layout, lookup);
    return [top, ...groups.map(({ events }) => events)].map(events => events.map(({ eventId }) => eventId));
  };

  it('are those that are due, whatever the list is grouped and sorted by, each in one place', () => {
    assert.deepEqual(ids(read([later, first, soon])), [['e-2', 'e-3'], ['e-1']]);
  });

  const changes: [string, EnsEvent[]][] = [
    ['one is answered', [{ ...soon, status: 'Scheduled' }, later]],
    ['one is gone', [later]],
    ['a deadline is put off beyond the day', [{ ...soon, notBefore: noon + 60 * hour }, later]],
    ['a deadline is put off within the day', [{ ...soon, notBefore: noon + 20 * hour }, later]],
  ];
  for (const [what, events] of changes) {
    it(`keep still while ${what}, and go when it was quiet`, () => {
      const before = read([soon, later]);
      assert.deepEqual(ids(read(events, before)), [['e-2', 'e-3']]);
      assert.notDeepEqual(ids(read(events, before, true)), [['e-2', 'e-3']]);
    });
  }

  it('come there from their own list no sooner than they may', () => {
    const before = read([first]);
    const due = { ...first, notBefore: noon + hour };
    assert.deepEqual(ids(read([due], before)), [[], ['e-1']]);
    assert.deepEqual(ids(read([due], before, true)), [['e-1']]);
  });

  it('do not take in what is of a node whose id reads like theirs, nor what nobody can answer here', () => {
    const odd = { ...first, resourceId: 'dueSoon' };
    const disk = { ...soon, type: 'Disk:Stalled' };
    assert.deepEqual(ids(read([odd, disk])), [[], ['e-2'], ['e-1']]);
    const places = read([soon]);
    assert.deepEqual(arrange(places.values(), { ...layout, readOnly: true }, lookup).top, []);
  });
});
