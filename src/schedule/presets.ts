import type { Translate } from '../base/translate';
import { instantsAt, namedZone } from '../base/zones';
import { dayOf, weekdayOfDay } from './typed/calendar';
import { dayMs, hourMs, minuteMs } from './typed/units';
import { leastAheadMs, type TypedTimeContext } from './typedTime';

export interface PlanTimePreset {
  label: string;
  /** Unix milliseconds. */
  time: number;
}

export interface PresetsContext extends TypedTimeContext {
  t: Translate;
  /** When the event acts by itself, Unix milliseconds. */
  deadline?: number | undefined;
}

const quietTimeMs = 2 * hourMs;

/**
 * The times offered for choice: those at least two minutes ahead and before the deadline, no moment twice, none that the
 * clocks skip. "Tonight" is offered from noon on and until 02:00; in the morning the same moment is "Tomorrow".
 */
export function planTimePresets({ now, timeZone, t, deadline = Infinity }: PresetsContext): PlanTimePreset[] {
  const zone = namedZone(timeZone);
  const wall = now + zone.offsetAt(now);
  const today = dayOf(wall);
  const at = (days: number) => instantsAt((today + days) * dayMs + quietTimeMs, zone)[0];
  const sinceMidnight = wall - today * dayMs;
  const untilSunday = (7 - weekdayOfDay(today)) % 7;
  const tonight = sinceMidnight < quietTimeMs ? at(0) : sinceMidnight >= 12 * hourMs ? at(1) : undefined;
  const candidates = [
    { label: t('In 1 hour'), time: Math.round((now + hourMs) / minuteMs) * minuteMs },
    { label: t('Tonight 02:00'), time: tonight },
    { label: t('Tomorrow 02:00'), time: at(1) },
    { label: t('Sunday 02:00'), time: at(untilSunday === 0 && sinceMidnight >= quietTimeMs ? 7 : untilSunday) },
  ];
  const offered = new Map<number, string>();
  for (const { label, time } of candidates) {
    if (time !== undefined && time >= now + leastAheadMs && time < deadline && !offered.has(time)) {
      offered.set(time, label);
    }
  }
  return [...offered].map(([time, label]) => ({ label, time }));
}
