import assert from 'node:assert/strict';
import { arrange as arrangePlaces, urgencyOf } from '../../../src/events/arrange';
import {
  arrangementFrom,
  defaultArrangement,
  isFiltering,
  noFilter,
  type Arrangement,
} from '../../../src/events/arrangement';
import { filterWords, groupTitle } from '../../../src/events/arrangementWords';
import { countsOf, matches, type Lookup } from '../../../src/events/filter';
import type { EnsEvent } from '../../../src/ens/types';
import { anEvent, anInstance, english, hour, noon } from '../../builders';

const lookup: Lookup = {
  instance: id => (id === 'i-sample-1' ? anInstance() : undefined),
  owner: () => undefined,
  region: id => (id === 'cn-sample-1' ? { regionId: id, enName: 'Sample city' } : undefined),
};
const arrange = (events: readonly EnsEvent[], arrangement: Arrangement) =>
  arrangePlaces(
    events.map(event => ({ event, now: noon })),
    arrangement,
    lookup,
  ).groups;
const laidOut = (events: EnsEvent[], arrangement: Partial<Arrangement> = {}) =>
  arrange(events, { ...defaultArrangement, ...arrangement }).map(
    ({ id, events: members }) => [id, members.map(({ eventId }) => eventId)] as const,
  );
const groupsOf = (events: EnsEvent[], arrangement: Partial<Arrangement> = {}) =>
  laidOut(events, arrangement).map(([id]) => id);
const orderBy = (events: EnsEvent[], sortBy: Arrangement['sortBy']) =>
  laidOut(events, { groupBy: 'none', sortBy }).flatMap(([, ids]) => ids);

describe('The groups of the list', () => {
  it('by urgency: in the order a person needs them, without empty ones', () => {
    const events = ['Executed', 'Executing', 'Inquiring'].map(status => anEvent({ status }));
    assert.deepEqual(groupsOf([...events, anEvent({ notBefore: noon + hour })]), [
      'dueSoon',
      'needsAnswer',
      'running',
      'ended',
    ]);
  });

  it('keep an event whose state is unknown among the running ones', () => {
    assert.deepEqual(groupsOf([anEvent({ status: 'Paused' })]), ['running']);
  });

  it('by state: those that wait first, unknown states last', () => {
    const events = ['Paused', 'Failed', 'Scheduled', 'Inquiring'].map(status => anEvent({ status }));
    assert.deepEqual(groupsOf(events, { groupBy: 'state' }), ['Inquiring', 'Scheduled', 'Failed', 'Paused']);
  });

  it('by urgency: what needs an answer stands before what is planned, whichever is due sooner', () => {
    const events = [
      anEvent({ status: 'Executing', notBefore: noon + hour }),
      anEvent({ status: 'Scheduled', notBefore: noon + 2 * hour }),
      anEvent({ notBefore: noon + 99 * hour }),
    ];
    assert.deepEqual(groupsOf(events), ['needsAnswer', 'scheduled', 'running']);
  });

  it('by state: every state that is documented in the order of its life, those that went wrong before those that did not', () => {
    const states = ['Inquiring', 'Scheduled', 'Executing', 'Failed', 'Executed', 'Canceled', 'Avoided'];
    const events = states.map(status => anEvent({ status })).reverse();
    assert.deepEqual(groupsOf(events, { groupBy: 'state' }), states);
  });

  it('by nothing: one group of all that the filter lets through', () => {
    const events = [anEvent(), anEvent({ eventId: 'e-2', level: 'INFO' })];
    const [warned] = events;
    assert.deepEqual(groupsOf(events, { groupBy: 'none' }), ['']);
    assert.deepEqual(laidOut(events, { groupBy: 'none', filter: { ...noFilter, level: ['WARN'] } }), [
      ['', [warned!.eventId]],
    ]);
  });

  it('by node, instance or type: where something is due soonest comes first', () => {
    const events = [
      anEvent({ resourceId: 'i-other', type: 'Disk:Stalled' }),
      anEvent({ notBefore: noon + hour }),
      anEvent({ resourceId: 'cn-sample-1', type: 'EnsRegion:NetworkMigration', notBefore: noon + 2 * hour }),
    ];
    assert.deepEqual(groupsOf(events, { groupBy: 'node' }), ['cn-sample-1', '']);
    assert.deepEqual(groupsOf(events, { groupBy: 'instance' }), ['i-sample-1', 'cn-sample-1', 'i-other']);
    assert.deepEqual(groupsOf(events, { groupBy: 'type' })[0], anEvent().type);
  });

  it('say in words what they are, an unknown type or state as it came', () => {
    const title = (groupBy: Arrangement['groupBy'], id: string) => groupTitle(groupBy, id, lookup, english);
    assert.deepEqual(
      [
        title('urgency', 'dueSoon'),
        title('state', 'Inquiring'),
        title('node', 'cn-sample-1'),
        title('node', ''),
        title('instance', 'i-sample-1'),
        title('type', 'New:Thing'),
      ],
      [
        'Due within 24 hours',
        'Needs an answer',
        'Sample city (cn-sample-1)',
        'Node not known',
        'edge-web-01',
        'New:Thing',
      ],
    );
  });
});

describe('Urgency', () => {
  it('is high for less than 24 h, and after the deadline', () => {
    assert.equal(urgencyOf(anEvent({ notBefore: noon + 24 * hour }), noon), 'needsAnswer');
    assert.equal(urgencyOf(anEvent({ notBefore: noon + 24 * hour - 1 }), noon), 'dueSoon');
    assert.equal(urgencyOf(anEvent({ notBefore: noon - hour, publishTime: noon - 2 * hour }), noon), 'dueSoon');
  });

  it('is not high once it is answered, or without a deadline', () => {
    assert.equal(urgencyOf(anEvent({ status: 'Scheduled', notBefore: noon + hour }), noon), 'scheduled');
    assert.equal(urgencyOf(anEvent({ notBefore: noon - 9 * hour, publishTime: noon - hour }), noon), 'needsAnswer');
  });
});

describe('What nobody can answer here', () => {
  const apart: [string, Parameters<typeof anEvent>[0]][] = [
    ['a type that the service offers no operation for', { type: 'Disk:Stalled' }],
    ['a type that this version does not know', { type: 'New:Thing' }],
    ['an id that is never sent', { resourceId: 'i-1&x=2' }],
  ];
  for (const [what, fields] of apart) {
    it(`stands apart from what can be answered, due or not: ${what}`, () => {
      for (const hours of [3, 40]) {
        const event = anEvent({ ...fields, notBefore: noon + hours * hour });
        assert.equal(urgencyOf(event, noon), 'unanswerable');
        assert.equal(urgencyOf({ ...event, status: 'Scheduled' }, noon), 'scheduled');
      }
    });
  }

  it('is each event of a read-only account that needs an answer', () => {
    const [due, later, runs] = [
      anEvent({ notBefore: noon + hour }),
      anEvent({ notBefore: noon + 40 * hour }),
      anEvent({ status: 'Executing' }),
    ];
    assert.deepEqual(
      [due, later, runs].map(event => urgencyOf(event, noon, true)),
      ['unanswerable', 'unanswerable', 'running'],
    );
  });

  it('stands below what can be answered, under a title of its own', () => {
    const events = [anEvent({ type: 'Disk:Stalled' }), anEvent({ status: 'Scheduled' }), anEvent()];
    assert.deepEqual(groupsOf(events), ['needsAnswer', 'unanswerable', 'scheduled']);
    assert.equal(groupTitle('urgency', 'unanswerable', lookup, english), 'Can’t be answered here');
  });
});

describe('The order of events', () => {
  const events = [
    anEvent({ eventId: 'later', notBefore: noon + 50 * hour, level: 'CRITICAL' }),
    anEvent({ eventId: 'none-old', notBefore: noon - 9 * hour, publishTime: noon - 8 * hour, level: 'INFO' }),
    anEvent({ eventId: 'soon', notBefore: noon + 30 * hour, publishTime: noon - 3 * hour, level: 'ODD' }),
    anEvent({ eventId: 'none-new', notBefore: noon - 9 * hour, publishTime: noon, level: 'WARN' }),
  ];

  it('by deadline: the soonest first, then the newest without one', () => {
    assert.deepEqual(orderBy(events, 'deadline'), ['soon', 'later', 'none-new', 'none-old']);
  });

  it('by publication: the newest first', () => {
    assert.deepEqual(orderBy(events, 'published'), ['none-new', 'later', 'soon', 'none-old']);
  });

  it('by level: the most severe first, unknown levels last', () => {
    assert.deepEqual(orderBy(events, 'level'), ['later', 'none-new', 'none-old', 'soon']);
  });
});

describe('The filter', () => {
  const passes = (filter: Partial<typeof noFilter>, event = anEvent({ reason: 'Host 7 is due' })) =>
    matches(event, { ...noFilter, ...filter }, lookup);

  it('lets all through that is not narrowed, and only the values chosen of what is', () => {
    assert.equal(passes({}), true);
    assert.equal(passes({ level: ['WARN', 'INFO'], state: ['Inquiring'] }), true);
    assert.equal(passes({ level: ['WARN'], state: ['Executed'] }), false);
    assert.equal(passes({ node: ['cn-sample-1'] }), true);
    assert.equal(passes({ node: ['cn-sample-2'] }), false);
  });

  it('finds text in names, ids, addresses, nodes and reasons, whatever its case', () => {
    for (const text of ['EDGE-web', 'I-SAMPLE', 'sample city', '192.0.2.10', 'host 7', ' due ']) {
      assert.equal(passes({ text }), true, text);
    }
    assert.equal(passes({ text: 'nowhere' }), false);
  });

  it('counts the events of each value: the most frequent first, levels by severity', () => {
    const levels = ['INFO', 'INFO', 'ODD', 'ODD', 'ODD', 'WARN', 'CRITICAL'];
    const events = levels.map((level, n) => anEvent({ level, status: n === 0 ? 'Failed' : 'Inquiring' }));
    assert.deepEqual(countsOf(events, 'level', lookup), [
      ['CRITICAL', 1],
      ['WARN', 1],
      ['INFO', 2],
      ['ODD', 3],
    ]);
    assert.deepEqual(countsOf(events, 'state', lookup), [
      ['Inquiring', 6],
      ['Failed', 1],
    ]);
  });

  it('reads as words, without the icons and hidden characters of what it holds', () => {
    const filter = { ...noFilter, level: ['CRITICAL'], node: ['cn-sample-1'], text: '$(trash)\u202e' };
    assert.doesNotMatch(filterWords(filter, lookup, english), /\$\(|\u202e/);
    assert.match(filterWords(filter, lookup, english), /^critical, sample city \(cn-sample-1\), "/);
  });
});

describe('case 77: more events than a call takes as arguments', () => {
  const many = Array.from({ length: 150_000 }, (_, index) =>
    anEvent({
      eventId: `e-${String(index)}`,
      resourceId: index === 0 ? 'i-a' : 'i-b',
      type: index === 0 ? 'A:B' : 'C:D',
    }),
  );
  for (const groupBy of ['instance', 'type', 'node', 'urgency'] as const) {
    it(`are laid out by ${groupBy}`, () => {
      const groups = arrange(many, { ...defaultArrangement, groupBy });
      assert.equal(
        groups.reduce((sum, { events }) => sum + events.length, 0),
        many.length,
      );
    });
  }
});

describe('A remembered layout', () => {
  it('comes back as it was', () => {
    const kept: Arrangement = { groupBy: 'node', sortBy: 'level', filter: { ...noFilter, type: ['A:B'], text: 'x' } };
    assert.deepEqual(arrangementFrom(JSON.parse(JSON.stringify(kept))), kept);
    assert.equal(isFiltering(kept.filter), true);
  });

  for (const odd of [undefined, null, 7, [], { groupBy: 'colour', sortBy: 1, filter: { type: [1], text: {} } }]) {
    it(`is the default where something else was stored: ${JSON.stringify(odd)}`, () => {
      assert.deepEqual(arrangementFrom(odd), defaultArrangement);
      assert.equal(isFiltering(arrangementFrom(odd).filter), false);
    });
  }
});
