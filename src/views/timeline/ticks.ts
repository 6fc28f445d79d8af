import type { Tick } from './messages';

const hour = 3_600_000;
/** As far as the page's longest range reaches, in days before and after today. */
const daysBefore = 8;
const daysAfter = 32;
/** Hours of the day that get a line in the shortest range, which reaches from yesterday to tomorrow. */
const hours = [3, 6, 9, 12, 15, 18, 21];

/**
 * Lines of the time axis in this machine's zone: midnights, and around `now` some hours between them.
 * @param now Unix milliseconds
 * @param language BCP 47 tag for the names of days and months
 */
export function ticksAround(now: number, language: string): Tick[] {
  const weekday = new Intl.DateTimeFormat(language, { weekday: 'short' });
  const date = new Intl.DateTimeFormat(language, { month: 'short', day: 'numeric' });
  const time = new Intl.DateTimeFormat(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
  const ticks: Tick[] = [];
  const { year, month, day } = dateParts(now);
  for (let offset = -daysBefore; offset <= daysAfter; offset++) {
    // By date, not by 24 hours: days on which the clocks change are shorter or longer.
    const midnight = new Date(year, month, day + offset).getTime();
    ticks.push({ at: midnight, label: `${weekday.format(midnight)}\n${date.format(midnight)}`, day: true });
    if (Math.abs(midnight - now) < 48 * hour) {
      for (const hourOfDay of hours) {
        const at = new Date(year, month, day + offset, hourOfDay).getTime();
        ticks.push({ at, label: time.format(at), day: false });
      }
    }
  }
  return ticks;
}

function dateParts(ms: number) {
  const date = new Date(ms);
  return { year: date.getFullYear(), month: date.getMonth(), day: date.getDate() };
}
