import type { Translate } from '../base/translate';
import { formatDuration } from '../base/format';

const minute = 60_000;

/**
 * When the list was last read, for the view: "read just now", "read 2 min ago". Both in Unix milliseconds; a reading that
 * lies in the future, since the clock was set back, counts as one of just now.
 */
export function readAgo(loadedAt: number, now: number, t: Translate): string {
  const age = now - loadedAt;
  return age < minute ? t('read just now') : t('read {0} ago', formatDuration(age, t));
}
