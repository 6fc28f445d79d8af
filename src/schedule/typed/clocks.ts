import { phrase, type ClockForm, type Meaning, type Phrase } from './parts';
import { englishNumber, hanNumber, readHanDigits, readNeighbours, readNumber } from './numbers';
import { hourMs, minuteMs, secondMs } from './units';

const meridiem = String.raw`(?: ?(a\.?m\.?|p\.?m\.?))`;
const at = '(?:at |@ ?|@)?';
const end = "(?: ?o'?clock)?(?: sharp)?";
const hourWord = `(\\d{1,2}|${englishNumber})`;

/** Clock times in English and in digits. */
export const clocks: readonly Phrase[] = [
  phrase(String.raw`${at}(\d{1,2}):(\d{2})(?::(\d{2})(?:[.,](\d{1,3}))?)?${meridiem}?${end}`, (...groups) => {
    const [hour, minute, second, fraction, half] = groups;
    const milliseconds = fraction === undefined ? 0 : Number(fraction.padEnd(3, '0'));
    return clock(Number(hour), Number(minute), Number(second ?? 0), milliseconds, half, 'digital');
  }),
  phrase(String.raw`${at}(\d{1,2})(?:\.(\d{2}))?${meridiem}${end}`, (hour, minute, half) =>
    clock(Number(hour), Number(minute ?? 0), 0, 0, half, 'exact'),
  ),
  // 0200, 2330; a number that may be a year is one, unless it says that it is hours.
  phrase(String.raw`${at}(\d{2})(\d{2})( ?(?:h|hrs|hours))?`, (hour = '', minute = '', hours) =>
    hours !== undefined || !/^(?:19|20)/.test(hour)
      ? clock(Number(hour), Number(minute), 0, 0, undefined, 'digital')
      : undefined,
  ),
  // The basic form of ISO 8601: 20261128T020000.
  phrase(String.raw`(?<=\dt)(\d{2})(\d{2})(\d{2})?`, (hour, minute, second) =>
    clock(Number(hour), Number(minute), Number(second ?? 0), 0, undefined, 'digital'),
  ),
  phrase(String.raw`${at}(\d{1,2})h(\d{2})`, (hour, minute) =>
    needsDay(clock(Number(hour), Number(minute), 0, 0, undefined, 'digital')),
  ),
  phrase(`(?:at |@ ?)${hourWord}${end}`, hour => bareHour(hour)),
  phrase(`${hourWord} ?o'?clock(?: sharp)?`, hour => bareHour(hour)),
  phrase(hourWord, hour => needsDay(bareHour(hour))),
  phrase(`${at}${hourWord} (${englishNumber}|oh (?:${englishNumber}))${meridiem}?${end}`, (hour, minute = '', half) => {
    const minutes = readNumber(minute.replace(/^oh /, ''));
    return minutes === undefined || (minutes < 10 && !minute.startsWith('oh ')) || /^\d/.test(hour ?? '')
      ? undefined
      : clock(readNumber(hour ?? ''), minutes, 0, 0, half, 'bare');
  }),
  phrase(`${at}${hourWord.replace('\\d{1,2}|', '')}${meridiem}${end}`, (hour, half) =>
    clock(readNumber(hour ?? ''), 0, 0, 0, half, 'exact'),
  ),
  phrase(
    `${at}(half|(?:a )?quarter|(?:\\d{1,2}|${englishNumber})(?: minutes| mins?)?) (?:past|after) ${hourWord}${meridiem}?${end}`,
    pastHour,
  ),
  phrase(
    `${at}((?:a )?quarter|${englishNumber}|\\d{1,2} (?:minutes|mins?)|${englishNumber} (?:minutes|mins?)) (?:to|till) ${hourWord}${meridiem}?${end}`,
    toHour,
  ),
  phrase(`${at}(?:12 )?(?:noon|midday)`, () => ({ kind: 'clock', form: 'exact', times: [12 * hourMs] })),
  phrase(`${at}(?:12 )?midnight|午夜`, () => ({ kind: 'clock', form: 'midnight', times: [0] })),
];

/** Clock times in Chinese. */
export const chineseClocks: readonly Phrase[] = [
  phrase(
    `[在于]?(\\d{1,2}|${hanNumber}) ?(?:点钟?|时)(?:整| ?(半)| ?([一三13]) ?刻| ?过? ?(\\d{1,2}|${hanNumber}) ?(分)?(?: ?(\\d{1,2}|${hanNumber}) ?秒)?)?`,
    chineseClock,
  ),
  phrase(`[在于]?([一二两三四五六七八九]{2}) ?点钟?`, hours => {
    const range = readNeighbours(hours ?? '');
    return range && { kind: 'clock', form: 'bare', times: range.map(hour => hour * hourMs) };
  }),
  phrase('正午', () => ({ kind: 'clock', form: 'exact', times: [12 * hourMs] })),
];

function chineseClock(
  hour = '',
  half?: string,
  quarters?: string,
  minute?: string,
  minuteSign?: string,
  second?: string,
): Meaning | undefined {
  const hours = readNumber(hour);
  const minutes = quarters
    ? quarters === '3' || quarters === '三'
      ? 45
      : 15
    : half
      ? 30
      : readMinute(minute, minuteSign !== undefined);
  const seconds = second === undefined ? 0 : readNumber(second);
  return hours === undefined || minutes === undefined || seconds === undefined
    ? undefined
    : clock(hours, minutes, seconds, 0, undefined, 'bare');
}

/** One figure alone, without 分, may be minutes or tens of minutes: it is neither. */
function readMinute(minute: string | undefined, isSigned: boolean): number | undefined {
  if (minute === undefined) {
    return 0;
  }
  const value = readNumber(minute) ?? (minute.length === 2 ? readHanDigits(minute) : undefined);
  return isSigned || minute.length > 1 || minute === '十' ? value : undefined;
}

function pastHour(minutes = '', hour = '', half?: string): Meaning | undefined {
  const past = partOfHour(minutes);
  return past === undefined ? undefined : clock(readNumber(hour), past, 0, 0, half, 'bare');
}

function toHour(minutes = '', hour = '', half?: string): Meaning | undefined {
  const before = partOfHour(minutes);
  const whole = clock(readNumber(hour), 0, 0, 0, half, 'bare');
  const [time = 0] = whole.kind === 'clock' ? whole.times : [];
  const earlier = time - (before ?? NaN) * minuteMs;
  if (whole.kind !== 'clock' || !(earlier >= 0)) {
    return undefined;
  }
  // Ten to one is 12:50, whichever half of the day it is.
  return { ...whole, times: [whole.form === 'bare' && earlier < hourMs ? earlier + 12 * hourMs : earlier] };
}

function partOfHour(text: string): number | undefined {
  if (text === 'half') {
    return 30;
  }
  return text.endsWith('quarter') ? 15 : readNumber(text.replace(/ (?:minutes|mins?)$/, ''));
}

/** `2` is either half of the day, `02` is of a clock of 24 hours. */
function bareHour(text = ''): Meaning | undefined {
  const hour = readNumber(text);
  return hour === undefined || hour > 24
    ? undefined
    : clock(hour, 0, 0, 0, undefined, /^0\d/.test(text) ? 'digital' : 'bare');
}

function needsDay(meaning: Meaning | undefined): Meaning | undefined {
  return meaning?.kind === 'clock' ? { ...meaning, needsDay: true } : undefined;
}

/** A time of day, or the news that there is none such. am and pm make any form exact. */
function clock(
  hour: number | undefined,
  minute: number,
  second: number,
  millisecond: number,
  half: string | undefined,
  form: ClockForm,
): Meaning {
  const hours = hour === undefined ? undefined : half === undefined ? hour : hourOfHalf(hour, half);
  const time = (hours ?? NaN) * hourMs + minute * minuteMs + second * secondMs + millisecond;
  if (!(time <= 24 * hourMs) || minute > 59 || second > 59) {
    return { kind: 'impossible', why: 'noSuchTime' };
  }
  return { kind: 'clock', form: half === undefined ? form : 'exact', times: [time] };
}

/** 12 am is 0, 12 pm is 12; 14 pm is said twice, 14 am can't be. */
function hourOfHalf(hour: number, half: string): number | undefined {
  const isMorning = half.startsWith('a');
  if (hour > 12) {
    return isMorning ? undefined : hour;
  }
  if (hour === 0) {
    return isMorning ? 0 : undefined;
  }
  return (hour % 12) + (isMorning ? 0 : 12);
}
