import type { Translate } from '../base/translate';
import { formatLocal } from '../base/format';
import { readEpoch, readExact, splitZone } from './exactTime';
import type { Reading } from './reading';
import { readRelative } from './relativeTime';
import { readSpoken } from './spokenTime';
import { instantAfterGap, instantsAt, namedZone, type Zone } from '../base/zones';

export interface PlanTimeContext {
  /** Unix milliseconds. */
  now: number;
  /** IANA name of the zone that times without one are meant in; the machine's when absent. */
  timeZone?: string | undefined;
  t: Translate;
  /** When the event acts by itself, Unix milliseconds; a plan at or after it is warned about, not refused. */
  deadline?: number | undefined;
}

export type ParsedTime =
  | { kind: 'empty' }
  /** `time` in Unix milliseconds; `warnings` are sentences to show beside it. */
  | { kind: 'understood'; time: number; warnings: string[] }
  | { kind: 'refused'; message: string };

/** A plan closer than this would be too close by the time the person has confirmed it (check.ts). */
export const leastAhead = 120_000;
const mostAhead = 366 * 24 * 3_600_000;
const longestText = 100;

/**
 * Understands a typed time or says why not; it never guesses and never throws, except RangeError for an unknown
 * `timeZone`. Accepted: numeric dates and times, ISO 8601, Unix seconds and milliseconds, `+1d2h`, English and Chinese.
 */
export function parsePlanTime(text: string, context: PlanTimeContext): ParsedTime {
  const { now, timeZone, t } = context;
  const words = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  if (words === '') {
    return { kind: 'empty' };
  }
  const { rest, zone = namedZone(timeZone) } = splitZone(words);
  const reading = words.length > longestText ? undefined : read(words, rest, now, zone);
  switch (reading?.kind) {
    case undefined:
      return refused(t('Not understood. Examples: tonight 2am, Sunday 02:00, +3h, {0}', example(context)));
    case 'timeMissing':
      return refused(t('Add the time of day, for example: {0}', example(context)));
    case 'ambiguous':
      return refused(
        t('This can be read in more than one way. Type date and time, for example: {0}', example(context)),
      );
    case 'past':
      return refused(t('This time has passed.'));
    case 'instant':
      return judge(reading.time, [], context);
    case 'wall':
      return judgeWall(reading, zone, context);
  }
}

function read(words: string, rest: string, now: number, zone: Zone): Reading | undefined {
  const ahead = readRelative(words);
  const time = ahead === undefined ? readEpoch(words) : now + ahead;
  if (time !== undefined) {
    return { kind: 'instant', time };
  }
  const nowWall = now + zone.offsetAt(now);
  return readExact(rest, nowWall) ?? readSpoken(rest, nowWall);
}

function judgeWall(
  { wall, nextWeekday }: Reading & { kind: 'wall' },
  zone: Zone,
  context: PlanTimeContext,
): ParsedTime {
  const { now, t } = context;
  const warnings = nextWeekday ? [t('"Next" is read as the coming one. For a later week, type the date.')] : [];
  const instants = instantsAt(wall, zone);
  if (instants.length > 1) {
    warnings.push(t('Clocks are put back then and show this time twice. The first is taken, unless it has passed.'));
  }
  if (instants.length === 0) {
    warnings.push(t('Clocks are put forward then and skip this time. The time after the change is taken.'));
  }
  const time = instants.find(instant => instant > now) ?? instants[0] ?? instantAfterGap(wall, zone);
  return judge(time, warnings, context);
}

function judge(time: number, warnings: string[], { now, timeZone, t, deadline }: PlanTimeContext): ParsedTime {
  if (time < now) {
    return refused(t('This time has passed: {0}', formatLocal(time, { timeZone })));
  }
  if (time < now + leastAhead) {
    return refused(t('Choose a time at least two minutes from now.'));
  }
  if (time > now + mostAhead) {
    return refused(t('Choose a time within one year: {0}', formatLocal(time, { timeZone })));
  }
  if (deadline !== undefined && time >= deadline) {
    warnings.push(t('This is not before the deadline of the event: {0}', formatLocal(deadline, { timeZone })));
  }
  return { kind: 'understood', time, warnings };
}

function refused(message: string): ParsedTime {
  return { kind: 'refused', message };
}

/** Tomorrow at 02:00 as it would be typed. */
function example({ now, timeZone }: PlanTimeContext): string {
  return `${formatLocal(now + 24 * 3_600_000, { timeZone }).slice(0, 10)} 02:00`;
}
