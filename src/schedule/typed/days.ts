import { calendarDay, dayInMonth, weekStart, weekdayOfDay, yearOf } from './calendar';
import type { DateMeaning, Day, MonthDay } from './parts';
import type { Contradiction } from './refusal';

/** A day that was meant, and what tells it from the others that it might be. */
export interface DayOption {
  day: Day;
  week?: 'coming' | 'after';
  order?: 'dayFirst' | 'monthFirst';
  /** The day on which the person types. */
  isToday?: true;
  /** Where its time has passed, the same weekday a week later is meant. */
  isWeekly?: true;
}

export interface TypedDate {
  text: string;
  date: DateMeaning;
}

type Days = { days: readonly DayOption[] } | { parts: readonly string[]; how: Contradiction };

/** The days that several parts of a text name together. A weekday beside a date is a check of it. */
export function daysMeant(typed: readonly TypedDate[], today: Day): Days {
  const isCheck = ({ date }: TypedDate) =>
    date.kind === 'weekday' &&
    (date.week === 'coming' || date.week === 'next') &&
    typed.some(other => !isWeekday(other));
  let found: { text: string; days: readonly DayOption[] } | undefined;
  for (const { text, date } of typed.filter(one => !isCheck(one))) {
    const days = optionsOf(date, today);
    if (days.length === 0) {
      return { parts: [text], how: { kind: 'noSuchDate' } };
    }
    const common: readonly DayOption[] = found
      ? found.days.filter(({ day }) => days.some(other => other.day === day))
      : days;
    if (found && common.length === 0) {
      return { parts: [found.text, text], how: { kind: 'pair' } };
    }
    found = { text, days: common };
  }
  const { text = '', days = [] } = found ?? {};
  for (const check of typed.filter(isCheck)) {
    const weekday = check.date.kind === 'weekday' ? check.date.weekday : -1;
    const [first] = days;
    if (first && days.every(({ day }) => weekdayOfDay(day) !== weekday)) {
      return {
        parts: [check.text, text],
        how: { kind: 'weekday', day: first.day, weekday: weekdayOfDay(first.day) },
      };
    }
  }
  const weekdays = typed.filter(isCheck).map(({ date }) => (date.kind === 'weekday' ? date.weekday : -1));
  return { days: days.filter(({ day }) => weekdays.every(weekday => weekday === weekdayOfDay(day))) };
}

function isWeekday({ date }: TypedDate): boolean {
  return date.kind === 'weekday';
}

function optionsOf(date: DateMeaning, today: Day): DayOption[] {
  switch (date.kind) {
    case 'ahead':
      return [{ day: today + date.days, ...(date.days === 0 && { isToday: true }) }];
    case 'date':
      return date.orders.flatMap((order, index) => {
        const day = dateDay(order, date, today);
        const name = index === 0 ? 'dayFirst' : 'monthFirst';
        return day === undefined ? [] : [{ day, ...(date.orders.length > 1 && ({ order: name } as const)) }];
      });
    case 'dayOfMonth': {
      const day =
        date.monthsAhead === undefined ? comingInMonth(date.day, today) : dayInMonth(today, date.monthsAhead, date.day);
      return day === undefined ? [] : [{ day }];
    }
    case 'weekday':
      return weekdayDays(date, today);
  }
}

/** Without a year the coming one, today included. */
function dateDay(
  { month, day }: MonthDay,
  { year, yearsAhead }: { year?: number; yearsAhead?: number },
  today: Day,
): Day | undefined {
  const thisYear = yearOf(today);
  const given = year ?? (yearsAhead === undefined ? undefined : thisYear + yearsAhead);
  if (given !== undefined) {
    return calendarDay(given, month, day);
  }
  // 29 February comes every four years, but for the turn of most centuries.
  return Array.from({ length: 9 }, (_, ahead) => calendarDay(thisYear + ahead, month, day)).find(
    found => found !== undefined && found >= today,
  );
}

function comingInMonth(day: number, today: Day): Day | undefined {
  return [0, 1, 2].map(ahead => dayInMonth(today, ahead, day)).find(found => found !== undefined && found >= today);
}

function weekdayDays({ weekday, week }: Extract<DateMeaning, { kind: 'weekday' }>, today: Day): DayOption[] {
  const ahead = (weekday - weekdayOfDay(today) + 7) % 7;
  const strictlyAhead = ahead === 0 ? 7 : ahead;
  switch (week) {
    case 'coming':
      return [{ day: today + ahead, isWeekly: true }];
    case 'next':
      return [
        { day: today + strictlyAhead, week: 'coming' },
        { day: today + strictlyAhead + 7, week: 'after' },
      ];
    case 'last':
      return [{ day: today + ahead - 7 }];
    case 'nextWeek': {
      // Weeks begin on Monday, or on Sunday: it depends on who says it.
      const days = [weekStart(today, 0) + 7 + weekday, weekStart(today, 1) + 7 + ((weekday + 6) % 7)];
      const [first = 0, second = 0] = days.sort((one, other) => one - other);
      return first === second
        ? [{ day: first }]
        : [
            { day: first, week: 'coming' },
            { day: second, week: 'after' },
          ];
    }
    default:
      return [{ day: weekStart(today, 1) + 7 * week + ((weekday + 6) % 7) }];
  }
}
