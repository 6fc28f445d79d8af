import type { LocalWriter } from '../base/format';
import type { Translate } from '../base/translate';
import { nextWallTime, type WallClock } from './quietHours';

/** Which day a time is on, as the person's clock shows it. */
export type NearDay = 'today' | 'tomorrow' | 'other';

/** Now, in Unix milliseconds, and the person's clock. */
export interface PersonNow {
  now: number;
  zone: WallClock;
  local: LocalWriter;
}

/** `18:38` and whether that is today or tomorrow. `time` in Unix milliseconds. */
export function nearTime(time: number, { now, zone }: Omit<PersonNow, 'local'>): { day: NearDay; clock: string } {
  const midnight = nextWallTime(0, now, zone);
  const after = nextWallTime(0, midnight, zone);
  const clock = new Date(time + zone.offsetAt(time)).toISOString().slice(11, 16);
  if (time < now || time >= after) {
    return { day: 'other', clock };
  }
  return { day: time < midnight ? 'today' : 'tomorrow', clock };
}

/** `18:38`, `tomorrow 09:00`, or the time in full where it is on another day. `time` in Unix milliseconds. */
export function nearWords(time: number, at: PersonNow, t: Translate): string {
  const { day, clock } = nearTime(time, at);
  switch (day) {
    case 'today':
      return clock;
    case 'tomorrow':
      return t('tomorrow {0}', clock);
    case 'other':
      return at.local(time);
  }
}
