import { calendarDay } from './calendar';
import { phrase, type DateMeaning, type Meaning, type MonthDay, type Phrase, type Week } from './parts';

const months = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const monthName =
  '(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\\.?';
const weekdays = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const weekdayName =
  '(sun(?:day)?|mon(?:day)?|tue(?:s(?:day)?)?|wed(?:nesday)?|thu(?:rs?(?:day)?)?|fri(?:day)?|sat(?:urday)?)(?:\\.(?= ))?';
const on = '(?:on )?';
const ordinal = '(\\d{1,2})(st|nd|rd|th)';
const year = '((?:19|20)\\d{2})';

/** Pattern of a weekday's name in either language, with one group. */
export const weekdayNames = weekdayName;

/** Days in English words and names. */
export const dates: readonly Phrase[] = [
  phrase('today', () => ahead(0)),
  phrase('tomorrow|tmrw?', () => ahead(1)),
  phrase('(?:the )?day after tomorrow', () => ahead(2)),
  phrase('yesterday', () => ahead(-1)),
  phrase(`${on}(?:the |this |this coming |the coming |coming )?${weekdayName}`, name => weekday(name, 'coming')),
  phrase(`${on}(?:the )?next ${weekdayName}`, name => weekday(name, 'next')),
  phrase(`${on}(?:the )?last ${weekdayName}`, name => weekday(name, 'last')),
  phrase(`${on}next week(?: on)? ${weekdayName}`, name => weekday(name, 'nextWeek')),
  phrase(`${on}${weekdayName} (?:of )?next week`, name => weekday(name, 'nextWeek')),
  phrase(
    `${on}(?:the )?(\\d{1,2})(st|nd|rd|th)?(?: of)?[ -]?${monthName}(?:,? ?-?${year})?`,
    (day, suffix, month, fullYear) => (isOrdinal(day, suffix) ? monthDay(month, day, fullYear) : undefined),
  ),
  phrase(`${on}(\\d{1,2})\\/${monthName}\\/${year}(?::(?=\\d))?`, (day, month, fullYear) =>
    monthDay(month, day, fullYear),
  ),
  phrase(`${on}${monthName}[ -]?(?:the )?(\\d{1,2})(st|nd|rd|th)?(?:,? ?-?${year})?`, (month, day, suffix, fullYear) =>
    isOrdinal(day, suffix) ? monthDay(month, day, fullYear) : undefined,
  ),
  phrase(`${on}${year}[ -]${monthName}[ -](\\d{1,2})`, (fullYear, month, day) => monthDay(month, day, fullYear)),
  phrase(`${on}(?:the )?${ordinal}(?: of (this|next) month)?`, (day, suffix, month) =>
    isOrdinal(day, suffix)
      ? dayOfMonth(Number(day), month === undefined ? undefined : month === 'next' ? 1 : 0)
      : undefined,
  ),
];

/** Days in digits alone. */
export const numericDates: readonly Phrase[] = [
  phrase(`${on}(\\d{4})([-/.])(\\d{1,2})\\2(\\d{1,2})(?:t(?=\\d))?`, (fullYear, _, month, day) =>
    date([{ month: Number(month), day: Number(day) }], Number(fullYear)),
  ),
  phrase(`${on}${year}(\\d{2})(\\d{2})(?:t(?=\\d))?`, (fullYear, month, day) =>
    date([{ month: Number(month), day: Number(day) }], Number(fullYear)),
  ),
  phrase(`${on}(\\d{1,2})([-/.])(\\d{1,2})\\2(\\d{4})`, (first, _, second, fullYear) =>
    eitherOrder(Number(first), Number(second), Number(fullYear)),
  ),
  phrase(`${on}(\\d{1,2})([-/])(\\d{1,2})`, (first, _, second) => eitherOrder(Number(first), Number(second))),
  phrase(`${on}(\\d{1,2})\\.(\\d{1,2})\\.?(?= )`, (first, second) => eitherOrder(Number(first), Number(second))),
];

/** 0 is Sunday; for a name that the pattern matched. */
export function weekdayOf(name: string): number {
  return weekdays.indexOf(name.slice(0, 3));
}

export function ahead(days: number): Meaning {
  return { kind: 'date', date: { kind: 'ahead', days } };
}

export function weekday(name: string | undefined, week: Week): Meaning {
  return { kind: 'date', date: { kind: 'weekday', weekday: weekdayOf(name ?? ''), week } };
}

export function dayOfMonth(day: number, monthsAhead: number | undefined): Meaning {
  if (day < 1 || day > 31) {
    return { kind: 'impossible', why: 'noSuchDate' };
  }
  return { kind: 'date', date: { kind: 'dayOfMonth', day, ...(monthsAhead !== undefined && { monthsAhead }) } };
}

/** A date in the orders that are possible, or the news that there is no such day. Without a year any leap day will do. */
export function date(orders: readonly MonthDay[], fullYear?: number, yearsAhead?: number): Meaning {
  const possible = orders.filter(({ month, day }) => calendarDay(fullYear ?? 2000, month, day) !== undefined);
  if (possible.length === 0) {
    return { kind: 'impossible', why: 'noSuchDate' };
  }
  const meaning: DateMeaning = { kind: 'date', orders: possible };
  return {
    kind: 'date',
    date: {
      ...meaning,
      ...(fullYear !== undefined && { year: fullYear }),
      ...(yearsAhead !== undefined && { yearsAhead }),
    },
  };
}

/** Day first, as most of the world writes it; once where both orders are the same day. */
function eitherOrder(first: number, second: number, fullYear?: number): Meaning {
  const dayFirst = { day: first, month: second };
  const monthFirst = { day: second, month: first };
  return date(first === second ? [dayFirst] : [dayFirst, monthFirst], fullYear);
}

function monthDay(month = '', day = '', fullYear: string | undefined): Meaning {
  return date(
    [{ month: months.indexOf(month.slice(0, 3)) + 1, day: Number(day) }],
    fullYear === undefined ? undefined : Number(fullYear),
  );
}

/** 1st, 2nd, 3rd, 11th; a number alone is fine too. */
function isOrdinal(day = '', suffix: string | undefined): boolean {
  const ending = /(?<!1)[123]$/.exec(day);
  return suffix === undefined || suffix === (ending ? ['', 'st', 'nd', 'rd'][Number(ending[0])] : 'th');
}
