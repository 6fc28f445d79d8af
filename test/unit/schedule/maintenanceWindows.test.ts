import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { isInside, parseWindows, windowsBetween } from '../../../src/schedule/index';
import { english, hour, noon } from '../../builders';
import { opened, windowsOf } from './openings';

const timeZone = 'Asia/Shanghai';
const days = (count: number) => count * 24 * hour;

const accepted: [entry: string, firstWeek: string[]][] = [
  ['Mon-Tue 02:00-05:00 UTC', ['11-23 02:00 to 11-23 05:00', '11-24 02:00 to 11-24 05:00']],
  ['sun,Wednesday 02:00-05:00 UTC', ['11-22 02:00 to 11-22 05:00', '11-25 02:00 to 11-25 05:00']],
  ['Sat - Sun  1:30 – 2:00 UTC', ['11-22 01:30 to 11-22 02:00', '11-28 01:30 to 11-28 02:00']],
  ['Mon 02：00－05：00 UTC', ['11-23 02:00 to 11-23 05:00']],
  ['Mon 02:00-05:00', ['11-22 18:00 to 11-22 21:00']],
  ['Mon 02:00-05:00 America/New_York', ['11-23 07:00 to 11-23 10:00']],
  ['Fri 22:00-02:00 UTC', ['11-27 22:00 to 11-28 02:00']],
  ['Sat 22:00-24:00 UTC', ['11-28 22:00 to 11-29 00:00']],
  ['Thu 00:00-24:00 UTC', ['11-26 00:00 to 11-27 00:00']],
  [
    'Sat-Mon 23:00-00:00 UTC',
    ['11-22 23:00 to 11-23 00:00', '11-23 23:00 to 11-24 00:00', '11-28 23:00 to 11-29 00:00'],
  ],
  ['0 2 * * 6 for 3h UTC', ['11-28 02:00 to 11-28 05:00']],
  ['30 22 * * FRI for 1h30m', ['11-27 14:30 to 11-27 16:00']],
  ['0 9 25 * * for 90min Europe/Berlin', ['11-25 08:00 to 11-25 09:30']],
  ['0 2,14 * * 2 for 1h UTC', ['11-24 02:00 to 11-24 03:00', '11-24 14:00 to 11-24 15:00']],
  [
    'FRI-MON 02:00-03:00 UTC',
    [
      '11-22 02:00 to 11-22 03:00',
      '11-23 02:00 to 11-23 03:00',
      '11-27 02:00 to 11-27 03:00',
      '11-28 02:00 to 11-28 03:00',
    ],
  ],
  ['Wed 02:00-05:00 UTC+8', ['11-24 18:00 to 11-24 21:00']],
  ['Wed 02:00-05:00 +08:00', ['11-24 18:00 to 11-24 21:00']],
  ['周三 02:00-05:00 北京时间', ['11-24 18:00 to 11-24 21:00']],
  ['周三至周四 02:00～05:00 utc', ['11-25 02:00 to 11-25 05:00', '11-26 02:00 to 11-26 05:00']],
  ['Wed 10pm - 2am UTC', ['11-25 22:00 to 11-26 02:00']],
  ['weekends 02:00-03:00 UTC', ['11-22 02:00 to 11-22 03:00', '11-28 02:00 to 11-28 03:00']],
  ['0 2 * * 6 for 2 h UTC+8', ['11-27 18:00 to 11-27 20:00']],
  ['0 2 * * 6 for 1 h 30 m GMT', ['11-28 02:00 to 11-28 03:30']],
  ['0 0 * * 2 for 2d UTC', ['11-24 00:00 to 11-26 00:00']],
];

const refused: [entry: unknown, sentence: RegExp][] = [
  ['', /is not understood/],
  ['every night', /is not understood/],
  ['0 2 * * 6', /is not understood/],
  ['Mon-Fri 02:00', /is not understood/],
  ['@daily for 3h', /^There is no such weekday: @daily \(/],
  [{ days: 'Mon' }, /is not understood: \{"days":"Mon"\}$/],
  [7, /is not understood: 7$/],
  [null, /is not understood: null$/],
  ['Mon 02:00-05:00 Asia/Atlantis', /no such time zone/],
  ['0 2 * * 6 for 3h Mars', /no such time zone/],
  ['Mon 02:00-05:00 CST', /^CST can stand for more than one time zone; type UTC\+8/],
  ['0 2 * * 6 for 3h ist', /^ist can stand for more than one time zone/],
  ['Mon 02:00-05:00 UTC+15', /no such time zone: UTC\+15/],
  ['Mon 02:00-05:00 please', /no such time zone: please/],
  ['Mon 2-5', /^Two different times/],
  ['Mon at 2:00-5:00', /no such weekday: at/],
  ['Mon-Fry 02:00-05:00', /no such weekday/],
  ['Mon-Wed-Fri 02:00-05:00', /no such weekday/],
  ['Monkey 02:00-05:00', /no such weekday/],
  ['Mon 02:00-25:00', /^Two different times/],
  ['Mon 02:75-05:00', /^Two different times/],
  ['Mon 24:00-03:00', /^Two different times/],
  ['Mon 02:00-02:00', /^Two different times/],
  ['0 2 * * 6 for ever', /between one minute and seven days/],
  ['0 2 * * 6 for 8d', /between one minute and seven days/],
  ['0 2 * * 6 for 30s', /between one minute and seven days/],
  ['0 2 * * 9 for 3h', /no valid cron expression/],
  ['0 25 * * 1 for 3h', /no valid cron expression/],
  ['* 2 * * 6 for 3h', /must name one minute/],
  ['*/5 * * * * for 5m', /must name one minute/],
  ['0 2 30 2 * for 3h', /never comes/],
];

describe('maintenance windows', () => {
  for (const [entry, expected] of accepted) {
    it(`understands ${entry}`, () => {
      assert.deepEqual(opened(entry, '2026-11-22T00:00', days(7)), expected);
    });
  }

  for (const [entry, sentence] of refused) {
    it(`says what is wrong with ${JSON.stringify(entry)}`, () => {
      const { windows, problems } = parseWindows([entry], { t: english, timeZone });
      assert.deepEqual(windows, []);
      assert.equal(problems.length, 1);
      assert.match(problems[0]!, sentence);
    });
  }

  it('counts cron expressions in their own zone, wherever the computer is', () => {
    const { TZ } = process.env;
    process.env.TZ = 'Australia/Sydney';
    try {
      assert.deepEqual(opened('30 2 4 10 * for 1h UTC', '2026-10-04T00:00'), ['10-04 02:30 to 10-04 03:30']);
    } finally {
      restore(TZ);
    }
  });

  it('keeps the good entries beside a bad one', () => {
    const { windows, problems } = parseWindows(['nonsense', 'Mon 02:00-05:00'], { t: english, timeZone });
    assert.deepEqual([windows.map(({ text }) => text), problems.length], [['Mon 02:00-05:00'], 1]);
  });

  it('has none where the setting is empty', () => {
    assert.deepEqual(parseWindows([], { t: english }), { windows: [], problems: [] });
    assert.deepEqual(windowsBetween([], noon, noon + days(7)), []);
    assert.equal(isInside([], noon), false);
  });

  it('makes one of those that overlap or touch, and cuts them to what was asked', () => {
    const windows = windowsOf(
      'Tue 10:00-12:30 UTC',
      'Tue 12:00-13:00 UTC',
      '0 13 * * 2 for 1h UTC',
      'Tue 15:00-16:00 UTC',
    );
    assert.deepEqual(windowsBetween(windows, noon, noon + 3.5 * hour), [
      { start: noon, end: noon + 2 * hour },
      { start: noon + 3 * hour, end: noon + 3.5 * hour },
    ]);
  });

  it('begins with its first moment and ends before its last', () => {
    const windows = windowsOf('Tue 12:00-13:00 UTC');
    const inside = [noon - 1, noon, noon + hour - 1, noon + hour].map(time => isInside(windows, time));
    assert.deepEqual(inside, [false, true, true, false]);
    assert.deepEqual(windowsBetween(windowsOf('0 12 * * 2 for 1h UTC'), noon - hour, noon), []);
  });

  it('is accepted by the pattern of the setting where it is understood', () => {
    const manifest = JSON.parse(readFileSync('package.json', 'utf8')) as {
      contributes: { configuration: { properties: Record<string, { items: { pattern: string } }> } };
    };
    const { pattern } = manifest.contributes.configuration.properties['ensEvents.maintenanceWindows']!.items;
    for (const [entry] of accepted) {
      assert.match(entry, new RegExp(pattern, 'u'));
    }
    // What is surely none is marked in the settings file already.
    for (const entry of ['every night', '0 2 * * 6', 'Mon-Fri 02:00']) {
      assert.doesNotMatch(entry, new RegExp(pattern, 'u'));
    }
  });
});

function restore(timeZone: string | undefined): void {
  if (timeZone === undefined) {
    delete process.env.TZ;
  } else {
    process.env.TZ = timeZone;
  }
}
