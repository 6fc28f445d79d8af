import assert from 'node:assert/strict';
import { snoozeChoices } from '../../../src/events/snooze';
import { namedZone } from '../../../src/base/zones';
import { hour } from '../../builders';

const shanghai = namedZone('Asia/Shanghai');
const now = Date.parse('2026-11-24T15:00:00+08:00');
const tomorrow = Date.parse('2026-11-25T08:00:00+08:00');

describe('Snoozing', () => {
  it('is for an hour, until tomorrow morning, or until a day before the deadline', () => {
    assert.deepEqual(snoozeChoices(now, [now + 50 * hour], shanghai), [
      { kind: 'hour', until: now + hour },
      { kind: 'morning', until: tomorrow },
      { kind: 'dayBefore', until: now + 26 * hour },
    ]);
  });

  it('of several is offered where it helps one of them, and a day before the first deadline that is not in its last hour', () => {
    const several = [now + 0.5 * hour, now + 30 * hour, now + 50 * hour, undefined];
    assert.deepEqual(snoozeChoices(now, several, shanghai), [
      { kind: 'hour', until: now + hour },
      { kind: 'morning', until: tomorrow },
      { kind: 'dayBefore', until: now + 6 * hour },
    ]);
    assert.deepEqual(snoozeChoices(now, [now + hour, now + 0.5 * hour], shanghai), []);
    assert.deepEqual(snoozeChoices(now, [], shanghai), []);
  });

  it('never lasts into the last hour before the deadline, in which a reminder comes all the same', () => {
    const kinds = (deadline: number) => snoozeChoices(now, [deadline], shanghai).map(({ kind }) => kind);
    assert.deepEqual(kinds(tomorrow), ['hour']);
    assert.deepEqual(kinds(now + 20 * hour), ['hour', 'morning']);
    assert.deepEqual(kinds(now + 2 * hour), ['hour']);
    assert.deepEqual(kinds(now + 1.5 * hour), []);
    assert.deepEqual(kinds(now + hour), []);
  });

  it('without a deadline is for an hour or until tomorrow morning', () => {
    assert.deepEqual(
      snoozeChoices(now, [undefined], shanghai).map(({ kind }) => kind),
      ['hour', 'morning'],
    );
  });

  it('after midnight still means the next day', () => {
    const night = Date.parse('2026-11-25T00:30:00+08:00');
    assert.equal(snoozeChoices(night, [undefined], shanghai)[1]?.until, Date.parse('2026-11-26T08:00:00+08:00'));
  });
});
