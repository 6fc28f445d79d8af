import assert from 'node:assert/strict';
import fc from 'fast-check';
import {
  createLocalWriter,
  formatAhead,
  formatDuration,
  formatElsewhere,
  formatLeft,
  formatLocal,
  formatUtc,
} from '../../../src/base/format';

const t = (message: string, ...args: (string | number | boolean)[]) =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));
const night = Date.parse('2026-11-28T18:00:00Z');
const minute = 60_000;
const hour = 60 * minute;

describe('times as shown', () => {
  it('shows the zone with every local time', () => {
    assert.equal(formatLocal(night, { timeZone: 'Asia/Shanghai' }), '2026-11-29 02:00 GMT+8');
    assert.equal(formatLocal(night, { timeZone: 'Asia/Kolkata' }), '2026-11-28 23:30 GMT+5:30');
    assert.match(formatLocal(night, { timeZone: 'UTC' }), /^2026-11-28 18:00 GMT/);
    assert.match(formatLocal(night), /^\d{4}-\d\d-\d\d \d\d:\d\d \S+$/);
  });

  it('writes the same digits in every language', () => {
    for (const locale of ['zh-CN', 'ar-EG', 'th-TH', 'fa-IR']) {
      assert.match(formatLocal(night, { timeZone: 'Asia/Shanghai', locale }), /^2026-11-29 02:00 /, locale);
    }
  });

  it('case 27: tells the two hours apart when the clocks are put back', () => {
    const first = Date.parse('2026-11-01T05:30:00Z');
    assert.equal(formatLocal(first, { timeZone: 'America/New_York' }), '2026-11-01 01:30 GMT-4');
    assert.equal(formatLocal(first + hour, { timeZone: 'America/New_York' }), '2026-11-01 01:30 GMT-5');
  });

  it('shows midnight as 00:00', () => {
    assert.equal(formatLocal(night - 2 * hour, { timeZone: 'Asia/Shanghai' }), '2026-11-29 00:00 GMT+8');
  });

  it('shows UTC', () => {
    assert.equal(formatUtc(night), '2026-11-28 18:00 UTC');
  });

  it('case 27: shows nonsense as unknown', () => {
    for (const ms of [NaN, Infinity, 1e18, -1e18]) {
      assert.equal(formatLocal(ms), '—');
      assert.equal(formatUtc(ms), '—');
    }
    assert.equal(formatDuration(NaN, t), '—');
  });
});

describe('durations as shown', () => {
  const rows: [number, string][] = [
    [0, '0 s'],
    [-5, '0 s'],
    [45_999, '45 s'],
    [59_999, '59 s'],
    [minute, '1 min'],
    [3 * hour + 20 * minute + 59_000, '3 h 20 min'],
    [2 * hour, '2 h'],
    [24 * hour - 1, '23 h 59 min'],
    [52 * hour + 59 * minute, '2 d 4 h'],
    [48 * hour + 59 * minute, '2 d'],
  ];
  for (const [ms, expected] of rows) {
    it(`${ms} ms is ${expected}`, () => {
      assert.equal(formatDuration(ms, t), expected);
    });
  }

  it('says what is left and what is overdue', () => {
    assert.equal(formatLeft(night + 200 * minute, night, t), 'in 3 h 20 min');
    assert.equal(formatLeft(night - 2 * hour, night, t), 'overdue by 2 h');
    assert.equal(formatLeft(night, night, t), 'overdue by 0 s');
  });

  it('says of a chosen time what was chosen, also a moment later', () => {
    assert.equal(formatAhead(night + 3 * hour, night + 20, t), 'in 3 h');
    assert.equal(formatAhead(night + 26 * hour, night + 29_000, t), 'in 1 d 2 h');
    assert.equal(formatAhead(night + 3 * hour, night + 31_000, t), 'in 2 h 59 min');
    assert.equal(formatAhead(night + minute, night + 20, t), 'in 59 s');
  });

  it('never claims more time than there is', () => {
    const unit: Record<string, number> = { d: 24 * hour, h: hour, min: minute, s: 1000 };
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 400 * 24 * hour }), ms => {
        const parts = [...formatDuration(ms, t).matchAll(/(\d+) (\w+)/g)];
        const claimed = parts.reduce((sum, [, count, name]) => sum + Number(count) * (unit[name ?? ''] ?? NaN), 0);
        assert.ok(claimed <= ms && ms - claimed < hour);
      }),
      { numRuns: process.env.CI ? 1000 : 100 },
    );
  });
});

describe('the clock of another place beside the person’s', () => {
  const beside = (ms: number, timeZone: string, elsewhere: string | undefined) =>
    formatElsewhere(ms, createLocalWriter({ timeZone }), elsewhere);

  it('is shown where it shows another time, with its zone', () => {
    assert.equal(beside(night, 'Europe/Berlin', 'Asia/Shanghai'), '2026-11-29 02:00 GMT+8');
    assert.equal(beside(night, 'America/New_York', 'Asia/Shanghai'), '2026-11-29 02:00 GMT+8');
  });

  it('is left out where both show the same, whatever their names', () => {
    for (const zone of ['Asia/Shanghai', 'Asia/Singapore', 'Australia/Perth', 'Etc/GMT-8', 'PRC']) {
      assert.equal(beside(night, zone, 'Asia/Shanghai'), undefined, zone);
    }
  });

  it('goes by the moment: Moscow shows what Riga shows in summer only', () => {
    const summer = Date.UTC(2026, 6, 1, 12);
    assert.equal(beside(summer, 'Europe/Riga', 'Europe/Moscow'), undefined);
    assert.equal(beside(night, 'Europe/Riga', 'Europe/Moscow'), '2026-11-28 21:00 GMT+3');
  });

  it('is left out where no other place is known, and for what is no time', () => {
    assert.equal(beside(night, 'Europe/Berlin', undefined), undefined);
    assert.equal(beside(Number.NaN, 'Europe/Berlin', 'Asia/Shanghai'), undefined);
  });
});
