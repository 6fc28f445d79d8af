import dayjs from 'dayjs';
import utc from 'dayjs/plugin/utc';
import type { Day } from './parts';
import { dayMs } from './units';

dayjs.extend(utc);

/** The day of a date, `month` 1 to 12; undefined where there is no such date. */
export function calendarDay(year: number, month: number, day: number): Day | undefined {
  const date = dayjs.utc(Date.UTC(year, month - 1, day));
  const exists = date.year() === year && date.month() === month - 1 && date.date() === day;
  return exists ? date.valueOf() / dayMs : undefined;
}

/** The day on which a clock stands; `wall` is wall time (zones.ts). */
export function dayOf(wall: number): Day {
  return Math.floor(wall / dayMs);
}

export function yearOf(day: Day): number {
  return dayjs.utc(day * dayMs).year();
}

/** 0 is Sunday. */
export function weekdayOfDay(day: Day): number {
  return dayjs.utc(day * dayMs).day();
}

/** `2026-11-29`. */
export function formatDay(day: Day): string {
  return dayjs.utc(day * dayMs).format('YYYY-MM-DD');
}

/** That day of the month so many months after the month of `from`; undefined where that month is too short. */
export function dayInMonth(from: Day, monthsAhead: number, day: number): Day | undefined {
  const month = dayjs
    .utc(from * dayMs)
    .startOf('month')
    .add(monthsAhead, 'month');
  return day <= month.daysInMonth() ? month.date(day).valueOf() / dayMs : undefined;
}

/** The day that a week begins on: Monday, or Sunday where `first` is 0. */
export function weekStart(day: Day, first: 0 | 1): Day {
  return day - ((weekdayOfDay(day) - first + 7) % 7);
}
