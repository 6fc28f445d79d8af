import { chineseWeekday, chineseWeekdayOf } from './typed/chineseDates';
import { weekdayNames, weekdayOf } from './typed/dates';
import { normalize } from './typed/normalize';

/** 0 is Sunday. */
export const allWeekdays: ReadonlySet<number> = new Set([0, 1, 2, 3, 4, 5, 6]);

const named: Readonly<Record<string, ReadonlySet<number>>> = {
  daily: allWeekdays,
  'every day': allWeekdays,
  每天: allWeekdays,
  weekdays: new Set([1, 2, 3, 4, 5]),
  工作日: new Set([1, 2, 3, 4, 5]),
  weekends: new Set([0, 6]),
  周末: new Set([0, 6]),
};
const english = new RegExp(`^${weekdayNames}\\.?$`);
const chinese = new RegExp(`^${chineseWeekday}$`);
const through = /-|~|\bto\b|至|到/;

/** `Mon-Fri`, `Sat, Sun`, `FRI-MON`, `周一至周五`, `weekends`; where it is none, what in it is wrong, as it was typed. */
export function readWeekdays(typed: string): { read: ReadonlySet<number> } | { wrong: string } {
  const { text, shown } = normalize(typed);
  const whole = named[text];
  if (whole) {
    return { read: whole };
  }
  const found = new Set<number>();
  for (const range of text.split(/[,、]| (?=[a-z周星礼])(?<!(?:-|to) )(?!to)/)) {
    const ends = range.split(through).map(name => name.trim());
    const wrong = ends.find(name => weekdayIndex(name) === undefined);
    const [first = 0, last = first] = ends.map(name => weekdayIndex(name) ?? 0);
    if (wrong !== undefined || ends.length > 2) {
      const part = wrong === undefined || wrong === '' ? range.trim() : wrong;
      const at = text.indexOf(part);
      return { wrong: part === '' ? shown : shown.slice(at, at + part.length) };
    }
    for (let ahead = 0; ahead <= (last - first + 7) % 7; ahead += 1) {
      found.add((first + ahead) % 7);
    }
  }
  return { read: found };
}

function weekdayIndex(name: string): number | undefined {
  const [, englishName] = english.exec(name) ?? [];
  const [, chineseName] = chinese.exec(name) ?? [];
  return englishName !== undefined
    ? weekdayOf(englishName)
    : chineseName !== undefined
      ? chineseWeekdayOf(chineseName)
      : undefined;
}
