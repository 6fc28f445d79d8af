import { placeIn, type DayPart } from './dayParts';
import type { ClockForm } from './parts';
import { hourMs } from './units';

export interface TimeOfDay {
  /** Milliseconds after midnight, up to 24 hours. */
  time: number;
  /** True in the hours of a night that are of the next day. */
  isAfterMidnight: boolean;
}

/** Each time of day that a typed one can be: in all of the parts of the day, the likelier first. */
export function timesOfDay(form: ClockForm, times: readonly number[], parts: readonly DayPart[]): TimeOfDay[] {
  const hasTwoHalves = form === 'bare' || (form === 'digital' && parts.length > 0);
  return times
    .flatMap(time => (hasTwoHalves ? halvesOf(time) : [time]))
    .flatMap(time => {
      const places = parts.map(part => placeIn(part, time));
      return places.includes(undefined) ? [] : [{ time, isAfterMidnight: places.includes('afterMidnight') }];
    })
    .sort((one, other) => Number(one.isAfterMidnight) - Number(other.isAfterMidnight));
}

/** 2:30 is 02:30 or 14:30, 12:30 rather 12:30 than 00:30; hours of a clock of 24 are one. */
function halvesOf(time: number): number[] {
  if (time < hourMs || time >= 13 * hourMs) {
    return [time];
  }
  return time >= 12 * hourMs ? [time, time - 12 * hourMs] : [time, time + 12 * hourMs];
}
