import type { Translate } from './translate';
import type { Zone } from './zones';

/** What a weekday is called, 0 is Sunday. */
export function weekdayName(weekday: number, t: Translate): string {
  return (
    [t('Sunday'), t('Monday'), t('Tuesday'), t('Wednesday'), t('Thursday'), t('Friday'), t('Saturday')][weekday] ?? ''
  );
}

/** The same, short enough for a row. */
export function shortWeekdayName(weekday: number, t: Translate): string {
  return [t('Sun'), t('Mon'), t('Tue'), t('Wed'), t('Thu'), t('Fri'), t('Sat')][weekday] ?? '';
}

/** `Sun 02:00`: a moment of the next days, Unix milliseconds, on the clock of a zone. */
export function weekdayTime(time: number, zone: Zone, t: Translate): string {
  const wall = new Date(time + zone.offsetAt(time));
  return `${shortWeekdayName(wall.getUTCDay(), t)} ${wall.toISOString().slice(11, 16)}`;
}
