import assert from 'node:assert/strict';
import { nextWallTime, parseQuietHours, isQuiet, quietUntil } from '../../../src/events/quietHours';
import { namedZone } from '../../../src/base/zones';

const berlin = namedZone('Europe/Berlin');
const at = (text: string) => Date.parse(text);
const night = parseQuietHours('22:00-07:00');

describe('Quiet hours', () => {
  const understood: [text: string, hours: ReturnType<typeof parseQuietHours>][] = [
    ['22:00-07:00', { from: 1320, to: 420 }],
    [' 9:30 – 17:05 ', { from: 570, to: 1025 }],
    ['00:00-23:59', { from: 0, to: 1439 }],
    ['', undefined],
    ['08:00-08:00', undefined],
    ['24:00-07:00', undefined],
    ['22:00-07:60', undefined],
    ['at night', undefined],
  ];
  for (const [text, hours] of understood) {
    it(`are read from "${text}"`, () => {
      assert.deepEqual(parseQuietHours(text), hours);
    });
  }

  it('cross midnight, from the first minute up to the last', () => {
    for (const [time, quiet] of [
      ['2026-11-24T21:59:59+01:00', false],
      ['2026-11-24T22:00:00+01:00', true],
      ['2026-11-25T00:00:00+01:00', true],
      ['2026-11-25T06:59:59+01:00', true],
      ['2026-11-25T07:00:00+01:00', false],
      ['2026-11-25T12:00:00+01:00', false],
    ] as const) {
      assert.equal(isQuiet(night, at(time), berlin), quiet, time);
    }
  });

  it('within a day begin and end on it', () => {
    const lunch = parseQuietHours('12:00-13:30');
    assert.equal(isQuiet(lunch, at('2026-11-24T13:29:00+01:00'), berlin), true);
    assert.equal(isQuiet(lunch, at('2026-11-24T13:30:00+01:00'), berlin), false);
    assert.equal(isQuiet(undefined, at('2026-11-24T13:00:00+01:00'), berlin), false);
  });

  it('end by the clock on the wall, in the nights when clocks change too', () => {
    const ends: [now: string, end: string][] = [
      ['2026-11-24T23:00:00+01:00', '2026-11-25T07:00:00+01:00'],
      ['2026-11-25T02:00:00+01:00', '2026-11-25T07:00:00+01:00'],
      ['2026-03-28T23:00:00+01:00', '2026-03-29T07:00:00+02:00'],
      ['2026-10-24T23:00:00+02:00', '2026-10-25T07:00:00+01:00'],
    ];
    for (const [now, end] of ends) {
      assert.equal(quietUntil(night, at(now), berlin), at(end), now);
    }
    assert.equal(quietUntil(night, at('2026-11-24T12:00:00+01:00'), berlin), undefined);
  });

  it('that end in an hour the clocks skip, or show twice, end all the same', () => {
    const early = parseQuietHours('22:00-02:30');
    const skipped = quietUntil(early, at('2026-03-29T01:30:00+01:00'), berlin);
    assert.equal(skipped, at('2026-03-29T03:00:00+02:00'), 'when the clocks skip it');
    assert.equal(quietUntil(early, at('2026-10-25T01:00:00+02:00'), berlin), at('2026-10-25T02:30:00+02:00'));
  });

  it('hold by the clock on the wall on both sides of a change', () => {
    const early = parseQuietHours('22:00-02:30');
    for (const [time, quiet] of [
      ['2026-03-29T01:59:59+01:00', true],
      ['2026-03-29T03:00:00+02:00', false],
      ['2026-10-25T02:29:59+02:00', true],
      ['2026-10-25T02:30:00+02:00', false],
      ['2026-10-25T02:00:00+01:00', true],
      ['2026-10-25T02:30:00+01:00', false],
    ] as const) {
      assert.equal(isQuiet(early, at(time), berlin), quiet, time);
    }
  });

  it('west of Greenwich are those of that place', () => {
    const newYork = namedZone('America/New_York');
    assert.equal(quietUntil(night, at('2026-11-24T23:00:00-05:00'), newYork), at('2026-11-25T07:00:00-05:00'));
    assert.equal(nextWallTime(480, at('2026-11-24T08:00:00-05:00'), newYork), at('2026-11-25T08:00:00-05:00'));
  });
});
