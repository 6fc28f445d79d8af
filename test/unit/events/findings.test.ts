import assert from 'node:assert/strict';
import { findingsIn, type FindingsQuestion } from '../../../src/events/findings';
import { accountMark, newsMark } from '../../../src/events/news';
import { anEvent, hour, noon } from '../../builders';

/** An account that was seen before, with what was told of it. */
function question(told: readonly string[], fields: Partial<FindingsQuestion> = {}): FindingsQuestion {
  return {
    profileId: 'p1',
    now: noon,
    settings: {
      ...{ mode: 'all', levels: ['WARN'], types: [], mutedTypes: [] },
      ...{ reminders: [24, 4, 1], quietHours: undefined },
    },
    quiet: false,
    told: { has: mark => told.includes(mark), snoozedUntil: () => undefined, waitingSince: () => undefined },
    actedOn: () => false,
    answered: () => false,
    ...fields,
  };
}
const due = (hours: number) => anEvent({ eventId: `e-${hours}`, notBefore: noon + hours * hour });
const seen = (...hours: number[]) => [accountMark('p1'), ...hours.map(one => newsMark(due(one)))];
const idsOf = (reminders: readonly { event: { eventId: string } }[]) => reminders.map(({ event }) => event.eventId);

describe('What there is to tell of an account', () => {
  it('is nothing at first sight: the list tells it, and all of it counts as told', () => {
    const { firstSight, news, reminders, marks } = findingsIn([due(3)], question([]));
    assert.deepEqual([firstSight, news, reminders], [true, [], []]);
    assert.ok(marks.includes(newsMark(due(3))));
  });

  it('in quiet hours is what is due within the hour, new or not; the rest stays to be told', () => {
    const events = [due(1), due(3)];
    const loud = findingsIn(events, question(seen(1, 3)));
    assert.deepEqual(idsOf(loud.reminders), ['e-1', 'e-3']);
    const quiet = findingsIn(events, question(seen(1, 3), { quiet: true }));
    assert.deepEqual(idsOf(quiet.reminders), ['e-1']);
    assert.ok(quiet.marks.every(mark => !loud.reminders[1]!.marks.includes(mark)));
    const news = findingsIn(events, question(seen(), { quiet: true }));
    assert.deepEqual(news.news, [due(1)]);
    assert.ok(!news.marks.includes(newsMark(due(3))));
  });

  it('is nothing at first sight of a second account, whatever is known of the first', () => {
    assert.equal(findingsIn([due(3)], question(seen(), { profileId: 'p2' })).firstSight, true);
  });

  it('is what is critical, where only that is wanted, soonest deadline first', () => {
    const critical = [48, 24].map(hours => ({ ...due(hours), level: 'CRITICAL' }));
    const { settings } = question([]);
    const important = question(seen(), { settings: { ...settings, mode: 'important' } });
    const { news, marks } = findingsIn([due(3), ...critical], important);
    assert.deepEqual(
      news.map(({ eventId }) => eventId),
      ['e-24', 'e-48'],
    );
    assert.ok(marks.includes(newsMark(due(3))), 'nobody wants to hear of it later either');
  });

  it('in quiet hours is no event without a deadline', () => {
    const event = anEvent({ type: 'Disk:Stalled' });
    delete event.notBefore;
    assert.deepEqual(findingsIn([event], question(seen(), { quiet: true })).news, []);
  });
});
