import { windowsBetween, type MaintenanceWindow } from './maintenanceWindows';
import type { Slot } from './slots';

const minute = 60_000;
const day = 24 * 60 * minute;
/** A plan further ahead is refused (typedTime.ts). */
const farthest = 366 * day;

export interface SlotQuestion {
  /** Unix milliseconds, like all times here. */
  from: number;
  /** When it would be too late, the deadline; a year ahead when absent or later. */
  until?: number | undefined;
  count: number;
  /** How much of a window must be left, in milliseconds; a minute when absent. */
  minLength?: number;
  /** Plans of others: no slot starts in the same minute. */
  taken?: readonly number[];
}

/**
 * The next free stretches inside the windows, one for each opening, soonest first. A slot starts at the first whole
 * minute that is not taken and ends with its window or at the deadline.
 */
export function nextSlots(
  windows: readonly MaintenanceWindow[],
  { from, until = Infinity, count, minLength = minute, taken = [] }: SlotQuestion,
): Slot[] {
  const takenMinutes = new Set(taken.map(time => Math.floor(time / minute)));
  const last = Math.min(until, from + farthest);
  // Looks ahead no farther than it needs to; one slot more than asked for, since the last may have been cut.
  for (let reach = 16 * day; ; reach *= 2) {
    const to = Math.min(from + reach, last);
    const slots = windowsBetween(windows, from, to)
      .map(slot => freePart(slot, takenMinutes))
      .filter(({ start, end }) => end - start >= minLength);
    if (slots.length > count || to === last) {
      return slots.slice(0, count);
    }
  }
}

function freePart({ start, end }: Slot, takenMinutes: ReadonlySet<number>): Slot {
  let first = Math.ceil(start / minute);
  while (takenMinutes.has(first)) {
    first += 1;
  }
  return { start: first * minute, end };
}
