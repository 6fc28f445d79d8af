import { instantAfterGap, instantsAt, namedZone } from '../../base/zones';
import type { Tick } from './messages';

const hour = 3_600_000;
const day = 24 * hour;
/** As far as the page's longest range reaches, in days before and after today. */
const daysBefore = 8;
const daysAfter = 32;
/** Hours of the day that get a line in the shortest range, which reaches from yesterday to tomorrow. */
const hours = [3, 6, 9, 12, 15, 18, 21];

export interface TickParts {
  /** Unix milliseconds. */
  now: number;
  /** IANA name; the computer's zone when absent. */
  timeZone?: string | undefined;
  /** BCP 47 tag for the names of days and months. */
  language: string;
}

/** Lines of the time axis by the person's clock: midnights, and around `now` some hours between them. */
export function ticksAround({ now, timeZone, language }: TickParts): Tick[] {
  const weekday = new Intl.DateTimeFormat(language, { timeZone, weekday: 'short' });
  const date = new Intl.DateTimeFormat(language, { timeZone, month: 'short', day: 'numeric' });
  const time = new Intl.DateTimeFormat(language, { timeZone, hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const zone = namedZone(timeZone);
  const atWall = (wall: number) => instantsAt(wall, zone)[0] ?? instantAfterGap(wall, zone);
  const today = Math.floor((now + zone.offsetAt(now)) / day) * day;
  const ticks: Tick[] = [];
  for (let offset = -daysBefore; offset <= daysAfter; offset++) {
    // By the clock on the wall, not by 24 hours: days on which the clocks change are shorter or longer.
    const wall = today + offset * day;
    const midnight = atWall(wall);
    ticks.push({ at: midnight, label: `${weekday.format(midnight)}\n${date.format(midnight)}`, day: true });
    if (Math.abs(midnight - now) < 2 * day) {
      for (const hourOfDay of hours) {
        const at = atWall(wall + hourOfDay * hour);
        ticks.push({ at, label: time.format(at), day: false });
      }
    }
  }
  return ticks;
}
