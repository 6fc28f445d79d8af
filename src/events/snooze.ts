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
 * Until when events can be snoozed: an hour, tomorrow morning, a day before the first deadline. Only what leaves time to
 * answer; none in the last hour. `deadline` is the first one, undefined where there is none; both in Unix milliseconds.
 */
export function snoozeChoices(now: number, deadline: number | undefined, zone: WallClock): SnoozeChoice[] {
  const midnight = nextWallTime(0, now, zone);
  const choices: SnoozeChoice[] = [
    { kind: 'hour', until: now + hour },
    { kind: 'morning', until: nextWallTime(morning, midnight, zone) },
    ...(deadline === undefined ? [] : [{ kind: 'dayBefore' as const, until: deadline - day }]),
  ];
  return choices.filter(({ until }) => until > now && until < (deadline ?? Infinity));
}
