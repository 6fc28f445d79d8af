import type { Translate } from './translate';

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
