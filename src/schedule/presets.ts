import { leastAhead, type PlanTimeContext } from './planTime';
import { instantsAt, namedZone } from '../base/zones';

export interface PlanTimePreset {
  label: string;
  /** Unix milliseconds. */
  time: number;
}

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;
const quietHour = 2 * hour;

/**
 * The times offered for choice: those at least a minute ahead and before the deadline, no moment twice, none that the
 * clocks skip. "Tonight" is offered from noon on and until 02:00; in the morning the same moment is "Tomorrow".
 */
export function planTimePresets({ now, timeZone, t, deadline = Infinity }: PlanTimeContext): PlanTimePreset[] {
  const zone = namedZone(timeZone);
  const wall = now + zone.offsetAt(now);
  const midnight = Math.floor(wall / day) * day;
  const at = (days: number) => instantsAt(midnight + days * day + quietHour, zone)[0];
  const sinceMidnight = wall - midnight;
  const untilSunday = 7 - new Date(wall).getUTCDay();
  const tonight = sinceMidnight < quietHour ? at(0) : sinceMidnight >= 12 * hour ? at(1) : undefined;
  const candidates = [
    { label: t('In 1 hour'), time: Math.round((now + hour) / minute) * minute },
    { label: t('Tonight 02:00'), time: tonight },
    { label: t('Tomorrow 02:00'), time: at(1) },
    { label: t('Next Sunday 02:00'), time: at(untilSunday) },
  ];
  const offered = new Map<number, string>();
  for (const { label, time } of candidates) {
    if (time !== undefined && time >= now + leastAhead && time < deadline && !offered.has(time)) {
      offered.set(time, label);
    }
  }
  return [...offered].map(([time, label]) => ({ label, time }));
}
