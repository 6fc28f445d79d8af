import { Cron } from 'croner';
import type { Slot } from './slots';
import type { Zone } from '../base/zones';

/** The stretches of wall time (zones.ts) in which a window is open, as far as they touch `[from, to)`. */
export type WallSpans = (from: number, to: number) => Slot[];

const day = 24 * 3_600_000;

/**
 * Open on the given weekdays (0 is Sunday) from one time of day to another, both in milliseconds after midnight; where
 * `end` is not after `start` it is meant on the day after.
 */
export function weekdaySpans(weekdays: ReadonlySet<number>, start: number, end: number): WallSpans {
  const length = end > start ? end - start : end + day - start;
  return (from, to) => {
    const spans: Slot[] = [];
    for (let midnight = Math.floor(from / day) * day - day; midnight + start < to; midnight += day) {
      const opens = midnight + start;
      if (weekdays.has(new Date(midnight).getUTCDay()) && opens + length > from) {
        spans.push({ start: opens, end: opens + length });
      }
    }
    return spans;
  };
}

/**
 * Open for `length` milliseconds from each time that a cron expression of five fields names; undefined where it names
 * none at all. croner counts in UTC, which is how wall times are kept: its own zones are off around clock changes
 * (Hexagon/croner issues 284 and 343). Throws what croner throws for what is no such expression.
 */
export function cronSpans(expression: string, length: number): WallSpans | undefined {
  const cron = new Cron(expression, { mode: '5-part', utcOffset: 0 });
  const after = (wall: number) => cron.nextRun(new Date(wall))?.getTime();
  if (after(0) === undefined) {
    return undefined;
  }
  return (from, to) => {
    const spans: Slot[] = [];
    for (let start = after(from - length); start !== undefined && start < to; start = after(start)) {
      spans.push({ start, end: start + length });
    }
    return spans;
  };
}

/**
 * The moments in `[from, to)`, Unix milliseconds, at which the clocks of the zone show a time within the spans. So what
 * the clocks skip is no part of a window, and what they show twice is, both times.
 */
export function momentsOf(spans: WallSpans, zone: Zone, from: number, to: number): Slot[] {
  return steadyStretches(zone, from, to).flatMap(({ start, end }) => {
    const offset = zone.offsetAt(start);
    return spans(start + offset, end + offset).map(span => ({
      start: Math.max(start, span.start - offset),
      end: Math.min(end, span.end - offset),
    }));
  });
}

/** `[from, to)` in pieces within which the zone's clocks are never put forward or back. */
function steadyStretches(zone: Zone, from: number, to: number): Slot[] {
  const stretches: Slot[] = [];
  let start = from;
  for (let seen = from; seen < to;) {
    const next = Math.min(seen + day, to);
    if (zone.offsetAt(next) !== zone.offsetAt(seen)) {
      const change = changeBetween(zone, seen, next);
      stretches.push({ start, end: change });
      start = change;
    }
    seen = next;
  }
  return start < to ? [...stretches, { start, end: to }] : stretches;
}

/** The first moment with the offset of `after`; no zone changes its clocks twice within a day. */
function changeBetween(zone: Zone, before: number, after: number): number {
  const old = zone.offsetAt(before);
  let [low, high] = [before, after];
  while (high - low > 1) {
    const middle = Math.floor((low + high) / 2);
    [low, high] = zone.offsetAt(middle) === old ? [middle, high] : [low, middle];
  }
  return high;
}
