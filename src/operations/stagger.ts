/** A start, the time between two, and how many; all times in Unix milliseconds, `every` in milliseconds. */
export interface Stagger {
  start: number;
  every: number;
  count: number;
  /** By index; undefined or absent where an event has none. */
  deadlines?: readonly (number | undefined)[];
}

/**
 * One after the other instead of all at once: the event with the earliest deadline first, else in the order given. Answers
 * the time of each event by index, or how many would not start before their deadline; where that is any, no other order
 * would keep them all.
 */
export function staggerTimes({
  start,
  every,
  count,
  deadlines = [],
}: Stagger): { times: number[] } | { tooLate: number } {
  const deadlineOf = (index: number) => deadlines[index] ?? Number.MAX_VALUE;
  const order = Array.from({ length: count }, (_, index) => index).sort((a, b) => deadlineOf(a) - deadlineOf(b));
  const times = new Array<number>(count).fill(start);
  for (const [slot, index] of order.entries()) {
    times[index] = start + slot * every;
  }
  const tooLate = times.filter((time, index) => time >= deadlineOf(index)).length;
  return tooLate > 0 ? { tooLate } : { times };
}
