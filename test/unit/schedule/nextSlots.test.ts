import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInside, nextSlots, parseWindows, type SlotQuestion } from '../../../src/schedule/index';
import { english, hour, noon } from '../../builders';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const minute = 60_000;
const day = 24 * hour;

const windowsOf = (entries: string[]) => parseWindows(entries, { t: english, timeZone: 'UTC' }).windows;

/** In hours after noon of a Tuesday. */
function offered(entries: string[], question: Partial<SlotQuestion> = {}): [start: number, end: number][] {
  return nextSlots(windowsOf(entries), { from: noon, count: 3, ...question }).map(({ start, end }) => [
    (start - noon) / hour,
    (end - noon) / hour,
  ]);
}

describe('the next free slots', () => {
  it('are the next openings, each to its end', () => {
    assert.deepEqual(offered(['02:00-05:00']), [
      [14, 17],
      [38, 41],
      [62, 65],
    ]);
  });

  it('begin with the window that is open now', () => {
    assert.deepEqual(offered(['10:00-13:00'], { count: 1 }), [[0, 1]]);
    assert.deepEqual(offered(['10:00-13:00'], { count: 1, from: noon + 1 }), [[1 / 60, 1]]);
  });

  it('start before the deadline and end with it', () => {
    assert.deepEqual(offered(['02:00-05:00'], { until: noon + 16 * hour }), [[14, 16]]);
    assert.deepEqual(offered(['02:00-05:00'], { until: noon + 14 * hour }), []);
    assert.deepEqual(offered(['02:00-05:00'], { until: noon - hour }), []);
  });

  it('leave out what is shorter than asked', () => {
    assert.deepEqual(offered(['13:00-13:30', '15:00-17:00'], { count: 1, minLength: hour }), [[3, 5]]);
    assert.deepEqual(offered(['13:00-15:00'], { count: 1, minLength: hour, until: noon + 1.5 * hour }), []);
  });

  it('start in no minute that is taken', () => {
    const taken = [noon + hour, noon + hour + minute + 30_000, noon + hour + 3 * minute];
    assert.deepEqual(offered(['13:00-15:00'], { count: 1, taken }), [[1 + 2 / 60, 3]]);
    assert.deepEqual(offered(['Tue 13:00-13:02'], { until: noon + day, taken }), []);
  });

  it('are found far ahead, whole, but not beyond a year', () => {
    assert.deepEqual(offered(['0 12 24 10 * for 5h'], { count: 2 }), [[334 * 24, 334 * 24 + 5]]);
    const everyDay = offered(['00:00-24:00'], { count: 1 });
    assert.deepEqual(everyDay, [[0, 366 * 24]]);
  });

  it('are none where there are no windows', () => {
    assert.deepEqual(offered([]), []);
  });

  it('property: start inside a window, before the deadline, at a whole minute that is not taken, in order', () => {
    const entries = fc.constantFrom(
      'Mon-Fri 02:00-05:00 Asia/Shanghai',
      'Sun 22:00-02:00 Europe/Berlin',
      'Sat,Sun 00:00-24:00 America/New_York',
      '01:30-02:45 Europe/Berlin',
      '0 */6 * * * for 45m',
      '30 2 1,15 * * for 12h America/New_York',
    );
    const question = fc.record({
      from: fc.integer({ min: noon - 300 * day, max: noon + 300 * day }),
      until: fc.integer({ min: 0, max: 40 * day }),
      count: fc.integer({ min: 0, max: 8 }),
      minLength: fc.integer({ min: minute, max: 4 * hour }),
      takenAfter: fc.array(fc.integer({ min: 0, max: 3 * 24 * 60 }), { maxLength: 200 }),
    });
    fc.assert(
      fc.property(fc.array(entries, { maxLength: 4 }), question, (texts, { until, takenAfter, ...rest }) => {
        const windows = windowsOf(texts);
        const taken = takenAfter.map(minutes => Math.floor(rest.from / minute + minutes) * minute);
        const deadline = rest.from + until;
        const slots = nextSlots(windows, { ...rest, until: deadline, taken });
        assert.ok(slots.length <= rest.count);
        for (const [index, { start, end }] of slots.entries()) {
          assert.ok(start >= rest.from && start < deadline && end <= deadline && end - start >= rest.minLength);
          assert.ok(isInside(windows, start) && isInside(windows, end - 1));
          assert.ok(start % minute === 0 && !taken.includes(start));
          assert.ok(start >= (slots[index - 1]?.end ?? 0));
        }
      }),
      runs,
    );
  });
});
