import { ahead, date, dayOfMonth } from './dates';
import { hanNumber, readHanDigits, readNumber } from './numbers';
import { phrase, type Meaning, type Phrase, type Week } from './parts';

const number = `(\\d{1,2}|${hanNumber})`;
const inOn = '[在于]?';
const weekdayCharacters = '日一二三四五六';
/** Pattern of a weekday's name, with one group. */
export const chineseWeekday = '(?:周|星期|礼拜)([一二三四五六日天1-7])';
const daysAhead: Readonly<Record<string, number>> = {
  ...{ 大前天: -3, 前天: -2, 前日: -2, 昨天: -1, 昨日: -1, 今天: 0, 今日: 0, 明天: 1, 明日: 1, 后天: 2, 大后天: 3 },
};
const yearsAhead: Readonly<Record<string, number>> = { 去: -1, 今: 0, 本: 0, 明: 1, 后: 2 };

/** Days in Chinese. */
export const chineseDates: readonly Phrase[] = [
  phrase(`${inOn}(${Object.keys(daysAhead).join('|')})`, word => ahead(daysAhead[word ?? ''] ?? 0)),
  phrase(`${inOn}(?:(本|这|上+|下+)个?)?${chineseWeekday}`, (week, name) => ({
    kind: 'date',
    date: { kind: 'weekday', weekday: chineseWeekdayOf(name ?? ''), week: weekOf(week) },
  })),
  phrase(
    `${inOn}(?:(\\d{4}|[零一二三四五六七八九]{4}) ?年|([去今本明后])年)? ?${number} ?月份? ?${number}(?: ?[日号])?`,
    (year, word, month, day) => monthDay(readNumber(month ?? ''), readNumber(day ?? ''), year, word),
  ),
  phrase(`${inOn}(?:(本|这|上|下)个?月的?)? ?${number} ?[日号]`, (month, day) => {
    const found = readNumber(day ?? '');
    return found === undefined ? undefined : dayOfMonth(found, monthsAhead(month));
  }),
];

/** 0 is Sunday; also 天, and digits, where 7 is Sunday. */
export function chineseWeekdayOf(name: string): number {
  return name === '天' ? 0 : /\d/.test(name) ? Number(name) % 7 : weekdayCharacters.indexOf(name);
}

function weekOf(word: string | undefined): Week {
  if (word === undefined) {
    return 'coming';
  }
  return word.startsWith('下') ? word.length : word.startsWith('上') ? -word.length : 0;
}

function monthsAhead(word: string | undefined): number | undefined {
  return word === undefined ? undefined : word === '下' ? 1 : word === '上' ? -1 : 0;
}

function monthDay(
  month: number | undefined,
  day: number | undefined,
  year: string | undefined,
  word: string | undefined,
): Meaning | undefined {
  if (month === undefined || day === undefined) {
    return undefined;
  }
  const fullYear = year === undefined ? undefined : /\d/.test(year) ? Number(year) : readHanDigits(year);
  return date([{ month, day }], fullYear, word === undefined ? undefined : yearsAhead[word]);
}
