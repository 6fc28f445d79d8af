// What a person reads about a typed time: why it is none, and what makes one of several readings differ.
import assert from 'node:assert/strict';
import { createLocalWriter } from '../../../src/base/format';
import type { Translate } from '../../../src/base/translate';
import { distinctionText, readTypedTime, refusalText } from '../../../src/schedule/index';
import { english } from '../../builders';
import { chinese } from '../l10n/chinese';

interface Typing {
  now?: string;
  timeZone?: string;
  t?: Translate;
}

const wednesday = '2026-11-25T10:00:00+08:00';

function refused(text: string, { now = wednesday, timeZone = 'Asia/Shanghai', t = english }: Typing = {}) {
  const context = { now: Date.parse(now), timeZone };
  const typed = readTypedTime(text, context);
  assert.ok(typed.kind === 'refused', text);
  const { message, hint } = refusalText(typed, {
    ...context,
    t,
    local: createLocalWriter({ timeZone }),
  });
  return hint === undefined ? message : `${message} | ${hint}`;
}

function distinctions(text: string, { now = wednesday, timeZone = 'Asia/Shanghai', t = english }: Typing = {}) {
  const typed = readTypedTime(text, { now: Date.parse(now), timeZone });
  const readings = typed.kind === 'readings' ? typed.readings : [];
  return readings.map(reading => distinctionText(reading, readings, t));
}

describe('why a typed text is no time to plan for', () => {
  const examples = 'Examples: tonight 2am, Sunday 02:00, +3h, 2026-11-26 02:00';
  const sentences: readonly (readonly [text: string, sentence: string])[] = [
    ['tomorrow 2am please', `Not understood: please | ${examples}`],
    ['maybe tomorrow 2am or so', `Not understood: maybe, or so | ${examples}`],
    [' 2am'.repeat(60), `This is too long for a time. | ${examples}`],
    ['tomorrow', 'Add the time of day, for example: 2026-11-26 02:00'],
    ['明天', 'Add the time of day, for example: 2026-11-26 02:00'],
    ['3h', 'For a time from now, type for example: +3h, in 3 hours'],
    ['凌晨13点', '"凌晨" and "13点" contradict each other.'],
    ['tomorrow 2am 3am', '"2am" and "3am" contradict each other.'],
    ['Sunday 2026-11-28 02:00', '"Sunday" and "2026-11-28" contradict each other. | 2026-11-28 is a Saturday.'],
    ['周六 11月29日 02:00', '"周六" and "11月29日" contradict each other. | 2026-11-29 is a Sunday.'],
    ['2026-02-30 02:00', 'There is no such date: 2026-02-30'],
    ['tomorrow 25:00', 'There is no such time of day: 25:00'],
    [
      'tomorrow 2am CST',
      'Abbreviations of time zones can stand for more than one zone: CST | Type an offset such as UTC+8, or a name such as Asia/Shanghai.',
    ],
    [
      'tomorrow 2am Asia/Atlantis',
      'There is no such time zone: Asia/Atlantis | Type an offset such as UTC+8, or a name such as Asia/Shanghai.',
    ],
    [
      'tomorrow 2am UTC+15',
      'No time zone is more than 14 hours from UTC: UTC+15 | Type an offset such as UTC+8, or a name such as Asia/Shanghai.',
    ],
    ['yesterday 23:00', 'This time has passed: 2026-11-24 23:00 GMT+8'],
    [
      '12-11-2026 02:00',
      'Day and month can be read in two orders, and one has passed: 2026-11-12 | If you mean the other, type: 2026-12-11',
    ],
    ['+1m', 'Choose a time at least two minutes from now.'],
    ['立即', 'That is at once, not a time to plan for.'],
    ['2028-01-01 02:00', 'Choose a time within one year: 2028-01-01 02:00 GMT+8'],
    ['+99999999999999d', 'Choose a time within one year: —'],
  ];
  for (const [text, sentence] of sentences) {
    it(`${text.slice(0, 40)}: ${sentence}`, () => {
      assert.equal(refused(text), sentence);
    });
  }

  it('is said in Chinese too', () => {
    const t = chinese;
    assert.equal(refused('明天2点吧', { t }), '无法理解：吧 | 示例：今晚 2 点、周日 02:00、3 小时后、2026-11-26 02:00');
    assert.equal(refused('周六 11月29日 02:00', { t }), '“周六”与“11月29日”互相矛盾。 | 2026-11-29 是星期日。');
    assert.equal(refused('现在', { t }), '这表示立即执行，不是计划时间。');
  });

  it('gives examples and times in the zone of the person', () => {
    const person = { timeZone: 'America/New_York' };
    assert.equal(refused('tomorrow', person), 'Add the time of day, for example: 2026-11-25 02:00');
    assert.equal(refused('yesterday 23:00', person), 'This time has passed: 2026-11-23 23:00 GMT-5');
  });
});

describe('what makes one of several readings differ', () => {
  const rows: readonly (readonly [text: string, differ: readonly string[], typing?: Typing])[] = [
    ['tomorrow 02:00', ['']],
    ['tomorrow at 2', ['02:00 in the morning', '14:00 in the afternoon']],
    ['tomorrow at 8', ['08:00 in the morning', '20:00 in the evening']],
    ['明天12点', ['12:00, noon', '00:00, midnight']],
    ['next sunday 2am', ['the coming one', 'the one after']],
    [
      'next sunday at 2',
      [
        '02:00 in the morning, the coming one',
        '02:00 in the morning, the one after',
        '14:00 in the afternoon, the coming one',
        '14:00 in the afternoon, the one after',
      ],
    ],
    ['02-01-2027 02:00', ['day before month', 'month before day']],
    ['tomorrow night 2am', ['the night from Thursday to Friday', 'the night from Wednesday to Thursday']],
    ['friday midnight', ['the end of Friday', 'the start of Friday']],
    ['in 2-3 hours', ['', '']],
    ['明天凌晨两三点', ['02:00 in the morning', '03:00 in the morning']],
    [
      '2:30am',
      ['before the clocks are put back', 'after the clocks are put back'],
      { now: '2026-10-25T00:30:00+02:00', timeZone: 'Europe/Berlin' },
    ],
    ['明天两点', ['上午 02:00', '下午 14:00'], { t: chinese }],
    ['周六晚上12点', ['星期六到星期日之间的夜里', '星期五到星期六之间的夜里'], { t: chinese }],
  ];
  for (const [text, differ, typing] of rows) {
    it(`${text}: ${differ.join(' / ')}`, () => {
      assert.deepEqual(distinctions(text, typing), differ);
    });
  }

  it('case 27: is noted where the clocks skip a time, and where they show it only once', () => {
    const moved = (text: string) => {
      const typed = readTypedTime(text, { now: Date.parse('2026-03-28T22:00:00+01:00'), timeZone: 'Europe/Berlin' });
      return typed.kind === 'readings' ? typed.readings.map(({ isMoved }) => isMoved) : [];
    };
    assert.deepEqual(moved('tomorrow 02:30'), [true]);
    assert.deepEqual(moved('tomorrow 03:30'), [false]);
  });
});
