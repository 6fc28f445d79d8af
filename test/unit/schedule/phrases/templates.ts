import { fieldsAt, two, type Fields } from './fields';

export type Template = readonly [name: string, render: (fields: Fields, now: number) => string, exact?: 'exact'];

const names = ['Sunday', 'Monday', 'Tuesday', 'Wednesday', 'Thursday', 'Friday', 'Saturday'];
const months = [
  ...['January', 'February', 'March', 'April', 'May', 'June', 'July'],
  ...['August', 'September', 'October', 'November', 'December'],
];
const figures = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
const hourNames = ['twelve', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven'];

const nameOf = ({ weekday }: Fields) => names[weekday]!;
const monthOf = ({ month }: Fields) => months[month - 1]!;
const short = (name: string) => name.slice(0, 3);
const zhWeekday = ({ weekday }: Fields) => '日一二三四五六'[weekday]!;
const iso = ({ year, month, day }: Fields) => `${year}-${two(month)}-${two(day)}`;
const clock = ({ hour, minute }: Fields) => `${two(hour)}:${two(minute)}`;
const loose = ({ hour, minute }: Fields) => `${hour}:${two(minute)}`;
const twelve = ({ hour }: Fields) => ((hour + 11) % 12) + 1;
const half = ({ hour }: Fields, am: string, pm: string) => (hour < 12 ? am : pm);
const ampm = (f: Fields, dot = ':', gap = '') => `${twelve(f)}${dot}${two(f.minute)}${gap}${half(f, 'am', 'pm')}`;

function ordinal(day: number): string {
  const tail = day > 10 && day < 14 ? 'th' : (['th', 'st', 'nd', 'rd'][day % 10] ?? 'th');
  return `${day}${tail}`;
}

/** 0 to 99 as Chinese people write it: 零, 十, 二十一. */
function zhNumber(value: number): string {
  const tens = Math.floor(value / 10);
  const ones = value % 10 === 0 && value > 0 ? '' : figures[value % 10]!;
  return tens === 0 ? figures[value]! : `${tens === 1 ? '' : figures[tens]!}十${ones}`;
}

const englishPart = ({ hour }: Fields) =>
  hour < 12 ? 'in the morning' : hour < 17 ? 'in the afternoon' : 'in the evening';

function zhPart({ hour }: Fields): string {
  return hour < 6 ? '凌晨' : hour < 12 ? '上午' : hour < 13 ? '中午' : hour < 18 ? '下午' : '晚上';
}

const zhHour = ({ hour }: Fields) => (hour > 12 ? hour - 12 : hour);
const zhHourInWords = (f: Fields) => (zhHour(f) === 2 ? '两' : zhNumber(zhHour(f)));
const zhMinuteInWords = ({ minute }: Fields) => (minute === 0 ? '' : `${minute < 10 ? '零' : ''}${zhNumber(minute)}分`);

function clockInWords(f: Fields): string {
  const hour = hourNames[f.hour % 12]!;
  const words: Record<number, string> = {
    0: `${hour} o'clock`,
    10: `ten past ${hour}`,
    15: `quarter past ${hour}`,
    20: `twenty past ${hour}`,
    30: `half past ${hour}`,
  };
  return words[f.minute] ?? `${twelve(f)}:${two(f.minute)}`;
}

function span(time: number, now: number): [days: number, hours: number, minutes: number] {
  const minutes = (time - now) / 60_000;
  return [Math.floor(minutes / 1440), Math.floor((minutes % 1440) / 60), minutes % 60];
}

function durationOf(time: number, now: number, units: readonly string[], gap = ''): string {
  return span(time, now)
    .flatMap((count, at) => (count === 0 ? [] : [`${count}${units[at]!}`]))
    .join(gap);
}

const english: readonly Template[] = [
  ['ISO date, clock', f => `${iso(f)} ${clock(f)}`],
  ['clock, ISO date', f => `${clock(f)} ${iso(f)}`],
  ['ISO with T', f => `${iso(f)}T${clock(f)}:00`],
  ['slashes, loose clock', f => `${f.year}/${f.month}/${f.day} ${loose(f)}`],
  ['dots, French clock', f => `${f.year}.${two(f.month)}.${two(f.day)} ${two(f.hour)}h${two(f.minute)}`],
  ['compact with h', f => `${iso(f).replaceAll('-', '')} ${clock(f).replace(':', '')}h`],
  ['ISO date (weekday) clock', f => `${iso(f)} (${short(nameOf(f))}) ${clock(f)}`],
  ['day month year clock', f => `${f.day} ${short(monthOf(f)).toLowerCase()} ${f.year} ${clock(f)}`],
  ['month day, year am/pm', f => `${short(monthOf(f))} ${f.day}, ${f.year} ${ampm(f, ':', ' ').toUpperCase()}`],
  ['all in full', f => `${nameOf(f)}, ${monthOf(f)} ${f.day}, ${f.year} at ${ampm(f, ':', ' ').toUpperCase()}`],
  ['ordinal of month', f => `${ordinal(f.day)} of ${monthOf(f).toLowerCase()} ${f.year}, ${ampm(f)}`],
  ['am/pm on day month', f => `${ampm(f)} on ${f.day} ${monthOf(f).toLowerCase()}`],
  ['weekday day month clock', f => `${short(nameOf(f))} ${f.day} ${short(monthOf(f))} ${clock(f)}`],
  ['hyphens with the name', f => `${two(f.day)}-${short(monthOf(f))}-${f.year} ${clock(f)}`],
  ['dotted am/pm', f => `${monthOf(f)} ${ordinal(f.day)} ${f.year} at ${ampm(f, '.')}`],
  ['clock in a part of the day', f => `${f.day} ${monthOf(f)} at ${twelve(f)}:${two(f.minute)} ${englishPart(f)}`],
  ['clock in words', f => `${clockInWords(f)} ${englishPart(f)} on ${f.day} ${monthOf(f)} ${f.year}`],
  ['duration in short', (f, now) => `+${durationOf(f.time, now, ['d', 'h', 'm'])}`, 'exact'],
  ['duration in words', (f, now) => `in ${durationOf(f.time, now, [' days', ' hours', ' minutes'], ' ')}`, 'exact'],
  ['minutes from now', (f, now) => `${(f.time - now) / 60_000} minutes from now`, 'exact'],
];

const chinese: readonly Template[] = [
  ['年月日 clock', f => `${f.year}年${f.month}月${f.day}日 ${clock(f)}`],
  ['年月日 part 点分', f => `${f.year}年${f.month}月${f.day}日${zhPart(f)}${zhHour(f)}点${two(f.minute)}分`],
  ['月日（周）', f => `${f.month}月${f.day}日（周${zhWeekday(f)}）${zhPart(f)}${zhHour(f)}点${two(f.minute)}分`],
  ['号, 24 hours', f => `${f.month}月${f.day}号 ${zhPart(f)}${clock(f)}`],
  [
    'all in words',
    f => `${zhNumber(f.month)}月${zhNumber(f.day)}日${zhPart(f)}${zhHourInWords(f)}点${zhMinuteInWords(f)}`,
  ],
  ['星期 beside the date', f => `星期${zhWeekday(f)} ${f.month}月${f.day}日 ${clock(f)}`],
  ['天小时分钟后', (f, now) => `${durationOf(f.time, now, ['天', '小时', '分钟'])}后`, 'exact'],
  ['过 in front', (f, now) => `再过${durationOf(f.time, now, ['天', '个小时', '分钟'])}`, 'exact'],
];

function beijing(time: number): string {
  const f = fieldsAt(time, 'Asia/Shanghai');
  return `${f.year}年${f.month}月${f.day}日${clock(f)}`;
}

const zoned: readonly Template[] = [
  ['ISO with offset', f => `${iso(f)}T${clock(f)}${f.offset}`, 'exact'],
  ['ISO in UTC', f => new Date(f.time).toISOString(), 'exact'],
  ['UTC and offset', f => `${iso(f)} ${clock(f)} UTC${f.offset}`, 'exact'],
  ['GMT and offset in front', f => `GMT${f.offset} ${iso(f)} ${clock(f)}`, 'exact'],
  ['mail header', f => new Date(f.time).toUTCString(), 'exact'],
  [
    'offset without a colon',
    f => `${short(nameOf(f))}, ${f.day} ${short(monthOf(f))} ${f.year} ${clock(f)} ${f.offset.replace(':', '')}`,
    'exact',
  ],
  ['name of the zone behind', f => `${iso(f)} ${clock(f)} ${f.zone}`],
  ['name of the zone in parentheses', f => `(${f.zone}) ${f.day} ${monthOf(f)} ${f.year} ${ampm(f)}`],
  ['北京时间', f => `北京时间${beijing(f.time)}`, 'exact'],
  ['Beijing time', f => `${beijing(f.time)} Beijing time`, 'exact'],
  ['Unix seconds', f => String(f.time / 1000), 'exact'],
  ['Unix milliseconds', f => String(f.time), 'exact'],
];

/** Ways to write a moment; an exact one tells the two passes apart where clocks are put back. */
export const templates: readonly Template[] = [...english, ...chinese, ...zoned];
