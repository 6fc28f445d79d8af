import { readRelative } from './relativeTime';
import { cronSpans, weekdaySpans, type WallSpans } from './wallSpans';
import { namedZone, type Zone } from '../base/zones';

export type WindowProblem = 'unknown' | 'zone' | 'weekday' | 'time' | 'length' | 'cron' | 'minute' | 'never';

type Reading<T> = { read: T } | { problem: WindowProblem };

const minute = 60_000;
const day = 24 * 60 * minute;
const longest = 7 * day;

const names = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
const name = /^(sun(day)?|mon(day)?|tue(s(day)?)?|wed(nesday)?|thu(rs?(day)?)?|fri(day)?|sat(urday)?)$/;
const ranges = /^(?:(\S+) )?(\d{1,2}:\d\d)-(\d{1,2}:\d\d)(?: (\S+))?$/;
const crons = /^((?:\S+ ){4}\S+) for (\S+)(?: (\S+))?$/;

/**
 * One entry of the setting: weekdays with a range of hours (`Mon-Fri 02:00-05:00 Asia/Shanghai`, all days where none is
 * named) or a cron expression with a length (`0 2 * * 6 for 3h UTC`). The zone is optional.
 * @param timeZone IANA name for entries without one; the machine's when absent
 */
export function readWindow(text: string, timeZone?: string): Reading<{ spans: WallSpans; zone: Zone }> {
  const words = text.normalize('NFKC').replace(/\s+/g, ' ').trim();
  const [, days, from, to, rangeZone] = ranges.exec(words.replace(/ ?([-–,]) ?/g, tightened)) ?? [];
  const [, expression, length, cronZone] = crons.exec(words) ?? [];
  const spans =
    from !== undefined && to !== undefined
      ? readRange(days, from, to)
      : expression !== undefined && length !== undefined
        ? readCron(expression, length)
        : ({ problem: 'unknown' } as const);
  if ('problem' in spans) {
    return spans;
  }
  const zone = readZone(rangeZone ?? cronZone ?? timeZone);
  return zone ? { read: { spans: spans.read, zone } } : { problem: 'zone' };
}

function tightened(_: string, sign: string): string {
  return sign === ',' ? ',' : '-';
}

function readRange(days: string | undefined, from: string, to: string): Reading<WallSpans> {
  const [start, end] = [timeOfDay(from), timeOfDay(to)];
  if (start === undefined || end === undefined || start === end || start === day) {
    return { problem: 'time' };
  }
  const weekdays = days === undefined ? new Set(names.keys()) : readDays(days.toLowerCase());
  return weekdays ? { read: weekdaySpans(weekdays, start, end) } : { problem: 'weekday' };
}

function readCron(expression: string, length: string): Reading<WallSpans> {
  const long = readRelative(`+${length}`) ?? 0;
  if (!(long >= minute && long <= longest)) {
    return { problem: 'length' };
  }
  // A window that opens every minute is always open, and finding its end would take for ever.
  if (/^[^ ]*[*,/-]/.test(expression)) {
    return { problem: 'minute' };
  }
  try {
    const spans = cronSpans(expression, long);
    return spans ? { read: spans } : { problem: 'never' };
  } catch {
    return { problem: 'cron' };
  }
}

/** `Mon-Fri`, `Sat,Sun`, `Fri-Mon,Wed` in lower case; undefined where one of them is no weekday. */
function readDays(text: string): Set<number> | undefined {
  const found = new Set<number>();
  for (const part of text.split(',')) {
    const ends = part.split('-');
    const [first, last] = [weekday(ends[0]), weekday(ends[1] ?? ends[0])];
    if (first === undefined || last === undefined || ends.length > 2) {
      return undefined;
    }
    for (let ahead = 0; ahead <= (last - first + 7) % 7; ahead += 1) {
      found.add((first + ahead) % 7);
    }
  }
  return found;
}

function weekday(text = ''): number | undefined {
  return name.test(text) ? names.indexOf(text.slice(0, 3)) : undefined;
}

/** Milliseconds after midnight, up to 24:00; undefined for 25:00. */
function timeOfDay(text: string): number | undefined {
  const [hours = NaN, minutes = NaN] = text.split(':').map(Number);
  const time = (hours * 60 + minutes) * minute;
  return minutes < 60 && time <= day ? time : undefined;
}

function readZone(timeZone: string | undefined): Zone | undefined {
  try {
    return namedZone(timeZone);
  } catch {
    return undefined;
  }
}
