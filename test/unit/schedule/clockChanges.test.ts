import assert from 'node:assert/strict';
import fc from 'fast-check';
import { isInside } from '../../../src/schedule/index';
import { opened, windowsOf } from './openings';

const runs = { numRuns: process.env.CI ? 1000 : 100 };

describe('maintenance windows when clocks change', () => {
  const berlinSpring = '2026-03-29T00:00';
  const berlinAutumn = '2026-10-24T12:00';
  const newYorkSpring = '2026-03-08T00:00';
  const newYorkAutumn = '2026-11-01T00:00';
  const rows: [title: string, entry: string, from: string, expected: string[]][] = [
    [
      'is shorter by what the clocks skip',
      'Sun 01:00-04:00 Europe/Berlin',
      berlinSpring,
      ['03-29 00:00 to 03-29 02:00'],
    ],
    [
      'opens with the change where its start is skipped',
      '02:30-05:00 Europe/Berlin',
      berlinSpring,
      ['03-29 01:00 to 03-29 03:00'],
    ],
    [
      'closes with the change where its end is skipped',
      'Sun 01:00-02:30 Europe/Berlin',
      berlinSpring,
      ['03-29 00:00 to 03-29 01:00'],
    ],
    ['does not open where all of it is skipped', '02:00-03:00 Europe/Berlin', berlinSpring, []],
    [
      'is longer by what the clocks show twice',
      '01:00-04:00 Europe/Berlin',
      berlinAutumn,
      ['10-24 23:00 to 10-25 03:00'],
    ],
    [
      'opens twice where its end is shown twice',
      '01:00-02:30 Europe/Berlin',
      berlinAutumn,
      ['10-24 23:00 to 10-25 00:30', '10-25 01:00 to 10-25 01:30'],
    ],
    [
      'lasts across midnight and the change',
      'Sat 22:00-06:00 Europe/Berlin',
      berlinAutumn,
      ['10-24 20:00 to 10-25 05:00'],
    ],
    [
      'keeps its hours in New York in spring',
      'Sun 01:00-05:00 America/New_York',
      newYorkSpring,
      ['03-08 06:00 to 03-08 09:00'],
    ],
    [
      'keeps its hours in New York in autumn',
      'Sun 00:30-02:30 America/New_York',
      newYorkAutumn,
      ['11-01 04:30 to 11-01 07:30'],
    ],
    [
      'cron: skips a start that no clock shows',
      '30 2 * * 0 for 1h Europe/Berlin',
      berlinSpring,
      ['03-29 01:00 to 03-29 01:30'],
    ],
    [
      'cron: closes at the hour its length leads to',
      '0 0 * * 0 for 5h America/New_York',
      newYorkAutumn,
      ['11-01 04:00 to 11-01 10:00'],
    ],
  ];
  for (const [title, entry, from, expected] of rows) {
    it(`${title}: ${entry}`, () => {
      assert.deepEqual(opened(entry, from), expected);
    });
  }

  it('property: it is open exactly while the clock shows its hours', () => {
    const zones = ['Europe/Berlin', 'America/New_York', 'Asia/Shanghai', 'Australia/Lord_Howe', 'UTC'];
    const quarters = fc.integer({ min: 0, max: 95 });
    const year = fc.integer({ min: Date.UTC(2026, 0, 1) / 60_000, max: Date.UTC(2027, 0, 1) / 60_000 });
    const changes = fc
      .constantFrom('2026-03-29T01:00', '2026-10-25T01:00', '2026-03-08T07:00', '2026-11-01T06:00', '2026-04-04T15:00')
      .chain(change => fc.integer({ min: -300, max: 300 }).map(minutes => Date.parse(`${change}Z`) / 60_000 + minutes));
    fc.assert(
      fc.property(fc.constantFrom(...zones), quarters, quarters, fc.oneof(year, changes), (zone, from, to, minutes) => {
        fc.pre(from !== to);
        const time = minutes * 60_000;
        const shown = new Intl.DateTimeFormat('en-GB', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
        const [hours = NaN, rest = NaN] = shown.format(time).split(':').map(Number);
        const now = (hours * 60 + rest) / 15;
        const open = from < to ? from <= now && now < to : now >= from || now < to;
        assert.equal(isInside(windowsOf(`${clock(from)}-${clock(to)} ${zone}`), time), open);
      }),
      runs,
    );
  });
});

function clock(quarter: number): string {
  const two = (count: number) => String(count).padStart(2, '0');
  return `${two(Math.floor(quarter / 4))}:${two((quarter % 4) * 15)}`;
}
