import type { Slot } from './slots';

/** A start, the time between two, and how many; all times in Unix milliseconds, `every` in milliseconds. */
export interface Stagger {
  start: number;
  every: number;
  count: number;
  /** By index; undefined or absent where an event has none. */
  deadlines?: readonly (number | undefined)[];
  /** Sorted stretches of time that every event must start in; none where any time will do. */
  slots?: readonly Slot[] | undefined;
}

/**
 * One after the other instead of all at once: the event with the earliest deadline first, else in the order given. What
 * would fall between two slots waits for the next one. Answers the time of each event by index, or how many would not
 * start before their deadline or in a slot; where that is any, no other order would keep them all.
 */
export function staggerTimes({
  start,
  every,
  count,
  deadlines = [],
  slots,
}: Stagger): { times: number[] } | { tooLate: number } {
  const deadlineOf = (index: number) => deadlines[index] ?? Number.MAX_VALUE;
  const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => deadlineOf(a) - deadlineOf(b));
  const times = new Array<number>(count).fill(start);
  let next = start;
  for (const index of order) {
    next = slots ? firstWithin(slots, next) : next;
    times[index] = next;
    next += every;
  }
  const tooLate = times.filter((time, index) => time >= deadlineOf(index)).length;
  return tooLate > 0 ? { tooLate } : { times };
}

/** The first moment from `time` on that lies in a slot; Infinity where there is none. */
function firstWithin(slots: readonly Slot[], time: number): number {
  const slot = slots.find(({ end }) => end > time);
  return slot ? Math.max(slot.start, time) : Infinity;
}
