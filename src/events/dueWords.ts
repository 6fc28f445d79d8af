import { formatAway, formatLeft } from '../base/format';
import type { Translate } from '../base/translate';
import type { Due } from './deadline';

/** What the time of an event is called. */
export function dueLabel({ kind, estimated }: Due, t: Translate): string {
  if (kind === 'plan') {
    return t('Planned by the service');
  }
  return estimated ? t('Deadline (estimated, five days after publication)') : t('Deadline');
}

/** How far away it is: only an answer can be overdue. `now` in Unix milliseconds. */
export function dueLeft({ kind, time }: Due, now: number, t: Translate): string {
  return kind === 'answer' ? formatLeft(time, now, t) : formatAway(time, now, t);
}
