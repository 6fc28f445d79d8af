import { smallest } from './extremes';
import { nextWallTime, type WallClock } from './quietHours';

const hour = 3_600_000;
const day = 24 * hour;

/** When "tomorrow morning" is, in minutes since midnight. */
const morning = 8 * 60;

export interface SnoozeChoice {
  kind: 'hour' | 'morning' | 'dayBefore';
  /** Unix milliseconds. */
  until: number;
}

/**
 * Until when events can be snoozed: an hour, tomorrow morning, a day before the first deadline. Only what ends before the last
 * hour of one of them, which no snooze silences; none where each is in its last hour.
 * @param now and `deadlines`, undefined for an event without one, in Unix milliseconds
 */
export function snoozeChoices(
  now: number,
  deadlines: readonly (number | undefined)[],
  zone: WallClock,
): SnoozeChoice[] {
  const ends = deadlines.map(deadline => (deadline ?? Infinity) - hour).filter(end => end > now);
  const first = smallest(ends) ?? Infinity;
  const midnight = nextWallTime(0, now, zone);
  const choices: SnoozeChoice[] = [
    { kind: 'hour', until: now + hour },
    { kind: 'morning', until: nextWallTime(morning, midnight, zone) },
    ...(first === Infinity ? [] : [{ kind: 'dayBefore' as const, until: first + hour - day }]),
  ];
  return choices.filter(({ until }) => until > now && ends.some(end => until <= end));
}
