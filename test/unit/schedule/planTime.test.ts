import assert from 'node:assert/strict';
import fc from 'fast-check';
import { formatLocal } from '../../../src/base/format';
import { parsePlanTime, type ParsedTime, type PlanTimeContext } from '../../../src/schedule/index';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const t = (message: string, ...args: (string | number | boolean)[]) =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));

/** Shanghai has no daylight saving time: +08:00 always. */
const shanghai = (clock: string) => Date.parse(`${clock.replace(' ', 'T')}:00+08:00`);
const wednesdayLate = '2026-11-25 22:00';
const saturdayNight = '2026-11-28 01:00';
const sundayMorning = '2026-11-29 09:30';

function parse(text: string, clock = wednesdayLate, more: Partial<PlanTimeContext> = {}): ParsedTime {
  return parsePlanTime(text, { now: shanghai(clock), timeZone: 'Asia/Shanghai', t, ...more });
}

/** What the person would see as the understood time, or the refusal. */
function shown(text: string, clock = wednesdayLate, more: Partial<PlanTimeContext> = {}): string {
  const parsed = parse(text, clock, more);
  const { timeZone = 'Asia/Shanghai' } = more;
  return parsed.kind === 'understood'
    ? formatLocal(parsed.time, { timeZone }).replace(/ GMT\+8$/, '')
    : parsed.kind === 'refused'
      ? parsed.message
      : parsed.kind;
}

function table(rows: [text: string, clock: string, expected: string][]) {
  for (const [text, clock, expected] of rows) {
    it(`${text} (typed ${clock}) is ${expected}`, () => {
      assert.equal(shown(text, clock), expected);
    });
  }
}

describe('plan time: numeric forms', () => {
  table([
    ['2026-11-29 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['2026/11/29 2:00', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-29T02:00:30', wednesdayLate, '2026-11-29 02:00'],
    ['11-29 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['29 Nov 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['02:00', wednesdayLate, '2026-11-26 02:00'],
    ['23:15:10', wednesdayLate, '2026-11-25 23:15'],
    ['２３：１５', wednesdayLate, '2026-11-25 23:15'],
    ['01-02 03:00', '2026-12-31 23:00', '2027-01-02 03:00'],
    ['1 jan 02:00', '2026-12-31 23:00', '2027-01-01 02:00'],
    ['2026-11-28T18:00:00Z', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-28T18:00:00.000Z', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-28T13:00-05:00', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-28 23:30 +0530', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-28 18:00 UTC', wednesdayLate, '2026-11-29 02:00'],
    ['2026-11-29 02:00 GMT+8', wednesdayLate, '2026-11-29 02:00'],
    ['tomorrow 2am UTC', wednesdayLate, '2026-11-26 10:00'],
    ['1795888800', wednesdayLate, '2026-11-29 02:00'],
    ['1795888800000', wednesdayLate, '2026-11-29 02:00'],
  ]);

  it('keeps seconds and milliseconds exact', () => {
    assert.deepEqual(parse('2026-11-29T02:00:30'), {
      kind: 'understood',
      time: shanghai('2026-11-29 02:00') + 30_000,
      warnings: [],
    });
    assert.deepEqual(parse('2026-11-29T02:00:00.123'), {
      kind: 'understood',
      time: shanghai('2026-11-29 02:00') + 123,
      warnings: [],
    });
    assert.deepEqual(parse('1795888800123'), { kind: 'understood', time: 1795888800123, warnings: [] });
  });

  it('round-trips every time as this product shows it', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 2, max: 525_000 }),
        fc.constantFrom('UTC', 'Asia/Kolkata', 'America/St_Johns'),
        (minutes, timeZone) => {
          const time = shanghai(wednesdayLate) + minutes * 60_000;
          const text = formatLocal(time, { timeZone });
          assert.deepEqual(parse(text), { kind: 'understood', time, warnings: [] }, text);
        },
      ),
      runs,
    );
  });
});

describe('plan time: durations', () => {
  const rows: [string, number][] = [
    ['+3h', 180],
    ['+90m', 90],
    ['+1d2h30m', 1590],
    ['+ 1 day 2 hours', 1560],
    ['+1.5h', 90],
    ['in 2 hours', 120],
    ['in an hour', 60],
    ['in half an hour', 30],
    ['3 hours from now', 180],
    ['2小时后', 120],
    ['两个小时后', 120],
    ['半小时后', 30],
    ['一个半小时后', 90],
    ['三十分钟后', 30],
    ['1天2小时后', 1560],
    ['2小時後', 120],
  ];
  for (const [text, minutes] of rows) {
    it(`${text} is ${minutes} minutes ahead`, () => {
      assert.deepEqual(parse(text), {
        kind: 'understood',
        time: shanghai(wednesdayLate) + minutes * 60_000,
        warnings: [],
      });
    });
  }

  it('counts real hours across a change of the clocks', () => {
    const now = Date.parse('2026-03-08T06:30:00Z');
    const parsed = parsePlanTime('in 2 hours', { now, timeZone: 'America/New_York', t });
    assert.deepEqual(parsed, { kind: 'understood', time: now + 7_200_000, warnings: [] });
  });
});

describe('plan time: English as people say it', () => {
  table([
    ['tonight 2am', wednesdayLate, '2026-11-26 02:00'],
    ['tonight 2am', saturdayNight, '2026-11-28 02:00'],
    ['tonight 2am', sundayMorning, '2026-11-30 02:00'],
    ['2am tonight', wednesdayLate, '2026-11-26 02:00'],
    ['tonight at 2', wednesdayLate, '2026-11-26 02:00'],
    ['tonight 02:00', wednesdayLate, '2026-11-26 02:00'],
    ['Tonight 23:30', wednesdayLate, '2026-11-25 23:30'],
    ['tonight at 9', sundayMorning, '2026-11-29 21:00'],
    ['2am', wednesdayLate, '2026-11-26 02:00'],
    ['tomorrow 2am', wednesdayLate, '2026-11-26 02:00'],
    ['tomorrow 2am', saturdayNight, '2026-11-29 02:00'],
    ['tomorrow at 14', wednesdayLate, '2026-11-26 14:00'],
    ['noon tomorrow', wednesdayLate, '2026-11-26 12:00'],
    ['midnight', wednesdayLate, '2026-11-26 00:00'],
    ['the day after tomorrow 02:00', wednesdayLate, '2026-11-27 02:00'],
    ['in 2 days at 02:00', wednesdayLate, '2026-11-27 02:00'],
    ['friday 18:30', wednesdayLate, '2026-11-27 18:30'],
    ['sunday 02:00', saturdayNight, '2026-11-29 02:00'],
    ['sunday 02:00', sundayMorning, '2026-12-06 02:00'],
    ['saturday 02:00', saturdayNight, '2026-11-28 02:00'],
    ['next sunday 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['next sunday 02:00', saturdayNight, '2026-11-29 02:00'],
    ['next sunday 02:00', sundayMorning, '2026-12-06 02:00'],
    ['Nov 29 2am', wednesdayLate, '2026-11-29 02:00'],
    ['29/11 02:00', wednesdayLate, '2026-11-29 02:00'],
  ]);

  it('says that "next" was read as the coming one where it could be a week later', () => {
    const parsed = parse('next sunday 02:00');
    assert.match(parsed.kind === 'understood' ? parsed.warnings.join() : '', /"Next" is read as the coming one/);
    assert.deepEqual(parse('next monday 02:00'), {
      kind: 'understood',
      time: shanghai('2026-11-30 02:00'),
      warnings: [],
    });
  });
});

describe('plan time: Chinese as people say it', () => {
  table([
    ['今晚2点', wednesdayLate, '2026-11-26 02:00'],
    ['今晚2点', saturdayNight, '2026-11-28 02:00'],
    ['今晚凌晨两点', wednesdayLate, '2026-11-26 02:00'],
    ['今晚2點', wednesdayLate, '2026-11-26 02:00'],
    ['今天晚上11点半', wednesdayLate, '2026-11-25 23:30'],
    ['今晚9点', sundayMorning, '2026-11-29 21:00'],
    ['今晚12点', sundayMorning, '2026-11-30 00:00'],
    ['今晚零点', sundayMorning, '2026-11-30 00:00'],
    ['明天凌晨两点', wednesdayLate, '2026-11-26 02:00'],
    ['明天凌晨兩點', saturdayNight, '2026-11-29 02:00'],
    ['明天2点', saturdayNight, '2026-11-29 02:00'],
    ['明早9点', saturdayNight, '2026-11-29 09:00'],
    ['明晚9点', saturdayNight, '2026-11-29 21:00'],
    ['后天 02:00', wednesdayLate, '2026-11-27 02:00'],
    ['周日 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['周日 02:00', sundayMorning, '2026-12-06 02:00'],
    ['週日 02:00', wednesdayLate, '2026-11-29 02:00'],
    ['星期天凌晨2点', wednesdayLate, '2026-11-29 02:00'],
    ['周日下午3点', sundayMorning, '2026-11-29 15:00'],
    ['周五晚上8点', wednesdayLate, '2026-11-27 20:00'],
    ['下周一 3点', wednesdayLate, '2026-11-30 03:00'],
    ['下周一 3点', sundayMorning, '2026-11-30 03:00'],
    ['下週日凌晨2點', wednesdayLate, '2026-12-06 02:00'],
    ['下下周一 3点', wednesdayLate, '2026-12-07 03:00'],
    ['这周五 18:30', wednesdayLate, '2026-11-27 18:30'],
    ['11月29日 2点', wednesdayLate, '2026-11-29 02:00'],
    ['2026年11月29日凌晨2点30分', wednesdayLate, '2026-11-29 02:30'],
    ['凌晨2点', wednesdayLate, '2026-11-26 02:00'],
  ]);
});

describe('plan time: refusals', () => {
  it('takes an empty box for no answer yet', () => {
    assert.deepEqual(parse('  '), { kind: 'empty' });
  });

  const refuses = (name: string, pattern: RegExp, texts: string[], clock = wednesdayLate) => {
    for (const text of texts) {
      it(`${name}: ${text.slice(0, 40)} (typed ${clock})`, () => {
        const parsed = parse(text, clock);
        assert.equal(parsed.kind, 'refused', shown(text, clock));
        assert.match(parsed.message, pattern);
      });
    }
  };
  refuses('asks for the time of day', /Add the time of day, for example: 2026-11-26 02:00/, [
    'tomorrow',
    'tonight',
    'saturday',
    'tomorrow morning',
    '2026-11-29',
    '明天',
    '周日',
    '今晚',
    '11月29日',
  ]);
  refuses('names what can be typed', /Not understood\. Examples: tonight 2am, .*2026-11-26 02:00/, [
    'as soon as possible',
    'redeploy tomorrow 2am',
    'tomorrow 2am or so',
    'tomorrow 25:00',
    '2026-02-30 02:00',
    '2026-11-29 24:30',
    'tomorrow 2am CST',
    'half past two',
    '2026-11-29 02:00 UTC+15',
    '2026-11-29T02:00+08:75',
    '2026-11-29 02:00-04:00',
    '2:5',
    `tomorrow 2am${' at'.repeat(40)}`,
    'tomorrow 2am-4am',
    '2am and 4am',
    '明天下午3点一刻',
    'may 02:00',
    'next month 02:00',
    '2027年 02:00',
    '-3h',
    '3h',
    'now',
    '11',
    '123456789012',
    '😀',
    '+'.repeat(5000),
    '1'.repeat(5000),
    ' 2am'.repeat(5000),
  ]);
  refuses('does not choose between two readings', /more than one way/, [
    '3/4 02:00',
    'tomorrow at 2',
    'tomorrow night 2am',
    'tomorrow midnight',
    'tonight 10:00am',
    'tonight 14:00',
    'next week 02:00',
    '明晚2点',
    '周六晚上12点',
    '今晚下午3点',
  ]);
  refuses('case 27: does not plan the past', /has passed/, [
    'today 02:00',
    'yesterday 23:00',
    '2026-11-25 21:59',
    '11-24 02:00',
    '24 Nov 02:00',
    'tonight 20:00',
    '3 hours ago',
    '昨天 23:00',
    '11月24日 2点',
    '1700000000',
    '0000000000',
  ]);
  refuses(
    'case 27: does not move the past into the future',
    /has passed/,
    ['last friday 18:00', '上周五 18:00', '本周五 18:30'],
    sundayMorning,
  );
  refuses('case 67: leaves time to confirm', /at least two minutes/, ['+59s', '+119s', '22:00:30', '+1m', '+0m']);
  refuses('ends after a year', /within one year/, ['2028-01-01 02:00', '+400d', '9999999999999', '+99999999999999d']);

  it('accepts exactly two minutes ahead', () => {
    assert.equal(shown('+120s'), '2026-11-25 22:02');
  });

  it('case 27: never throws and never plans the past, whatever is typed', () => {
    const word = fc.constantFrom(
      'tonight',
      'next',
      'sunday',
      '2am',
      '02:00',
      '周日',
      '下',
      '凌晨',
      '两点',
      '+',
      '3h',
      'in',
      '2',
      '-',
      '/',
      'UTC',
      '29',
      'nov',
      ':',
      '后',
      '今晚',
      '2026',
      ' ',
    );
    const typed = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(word, { maxLength: 6 }).map(words => words.join(' ')),
      fc.array(word, { maxLength: 6 }).map(words => words.join('')),
    );
    fc.assert(
      fc.property(typed, text => {
        const parsed = parse(text);
        assert.ok(parsed.kind !== 'understood' || parsed.time >= shanghai(wednesdayLate) + 60_000);
      }),
      runs,
    );
  });
});

describe('plan time: zones and deadline', () => {
  const warnings = (text: string, now: string, timeZone: string) => {
    const parsed = parsePlanTime(text, { now: Date.parse(now), timeZone, t });
    assert.equal(parsed.kind, 'understood');
    return { time: new Date(parsed.time).toISOString(), warnings: parsed.warnings.join(' ') };
  };

  it('case 27: warns when the clocks skip the time', () => {
    const newYork = warnings('2026-03-08 02:30', '2026-03-07T17:00:00Z', 'America/New_York');
    assert.equal(newYork.time, '2026-03-08T07:30:00.000Z');
    assert.match(newYork.warnings, /skip this time/);
    const berlin = warnings('tomorrow 02:30', '2026-03-28T12:00:00Z', 'Europe/Berlin');
    assert.equal(berlin.time, '2026-03-29T01:30:00.000Z');
    assert.match(berlin.warnings, /skip this time/);
  });

  it('case 27: warns when the clocks show the time twice, and takes the first that is ahead', () => {
    const first = warnings('2026-11-01 01:30', '2026-10-31T17:00:00Z', 'America/New_York');
    assert.equal(first.time, '2026-11-01T05:30:00.000Z');
    assert.match(first.warnings, /twice/);
    const second = warnings('2026-11-01 01:30', '2026-11-01T05:45:00Z', 'America/New_York');
    assert.equal(second.time, '2026-11-01T06:30:00.000Z');
  });

  it('keeps the wall time on both sides of a change', () => {
    assert.equal(warnings('tomorrow 03:00', '2026-10-24T12:00:00Z', 'Europe/Berlin').time, '2026-10-25T02:00:00.000Z');
    assert.equal(warnings('today 23:00', '2026-10-24T12:00:00Z', 'Europe/Berlin').time, '2026-10-24T21:00:00.000Z');
  });

  it('means the day of the zone, not of the machine', () => {
    for (const zone of ['Pacific/Kiritimati', 'Pacific/Pago_Pago', 'Asia/Kolkata']) {
      const now = Date.parse('2026-11-25T10:30:00Z');
      const parsed = parsePlanTime('明天 02:00', { now, timeZone: zone, t });
      const tomorrow = formatLocal(now + 86_400_000, { timeZone: zone }).slice(0, 10);
      assert.equal(
        parsed.kind === 'understood' && formatLocal(parsed.time, { timeZone: zone }).slice(0, 16),
        `${tomorrow} 02:00`,
      );
    }
  });

  it('uses the machine’s zone when none is named', () => {
    const now = Date.now();
    const parsed = parsePlanTime('tomorrow 13:45', { now, t });
    const expected = new Date(now);
    expected.setDate(expected.getDate() + 1);
    expected.setHours(13, 45, 0, 0);
    assert.equal(parsed.kind === 'understood' && parsed.time, expected.getTime());
  });

  it('case 27: warns at and after the deadline, not before it', () => {
    const deadline = shanghai('2026-11-26 02:00');
    const warned = (text: string) => {
      const parsed = parse(text, wednesdayLate, { deadline });
      return parsed.kind === 'understood' ? parsed.warnings : undefined;
    };
    assert.deepEqual(warned('2026-11-26 01:59'), []);
    assert.deepEqual(warned('2026-11-26 02:00'), [
      'This is not before the deadline of the event: 2026-11-26 02:00 GMT+8',
    ]);
  });
});
