import { dayMs } from './units';
import type { Day } from './parts';
import type { DayOption } from './days';
import type { TimeOfDay } from './timesOfDay';

/** What makes one reading of a text differ from the others. */
export interface Distinctions {
  /** Milliseconds after midnight. */
  timeOfDay?: number;
  /** Of `next sunday`: the coming one, or the one after. */
  week?: 'coming' | 'after';
  /** Of a date in digits. */
  order?: 'dayFirst' | 'monthFirst';
  /** Of hours after midnight: of the night that begins on the day that was named, or of that day itself. */
  night?: 'begins' | 'early';
  /** Of a day's two midnights. */
  midnight?: 'start' | 'end';
  /** Of an hour that the clocks show twice. */
  pass?: 'first' | 'second';
}

export interface Wall {
  /** Wall time (zones.ts). */
  wall: number;
  by: Distinctions;
}

interface Question {
  time: TimeOfDay;
  /** True for `midnight`, which does not say whether a day begins or ends with it. */
  isMidnight: boolean;
  /** None where no day was typed: then the coming one is meant. */
  days: readonly DayOption[];
  today: Day;
  isAhead: (wall: number) => boolean;
}

/** The wall times that a time of day is on the days that were meant. */
export function wallsOf({ time: { time, isAfterMidnight }, isMidnight, days, today, isAhead }: Question): Wall[] {
  const coming = (day: Day) => {
    const wall = day * dayMs + time;
    return isAhead(wall) ? wall : wall + dayMs;
  };
  if (days.length === 0) {
    return [{ wall: coming(today), by: { timeOfDay: time } }];
  }
  return days.flatMap(({ day, week, order, isToday, isWeekly }) => {
    const by: Distinctions = { timeOfDay: time, ...(week && { week }), ...(order && { order }) };
    const at = (days: number, more: Distinctions = {}): Wall => {
      const wall = (day + days) * dayMs + time;
      return { wall: isWeekly && !isAhead(wall) ? wall + 7 * dayMs : wall, by: { ...by, ...more } };
    };
    if (isAfterMidnight) {
      return isToday ? [{ wall: coming(day), by }] : [at(1, { night: 'begins' }), at(0, { night: 'early' })];
    }
    if (isMidnight) {
      return isToday ? [at(1)] : [at(1, { midnight: 'end' }), at(0, { midnight: 'start' })];
    }
    return [at(0)];
  });
}
