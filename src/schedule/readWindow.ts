import { namedZone, type Zone } from '../base/zones';
import { chineseClocks, clocks } from './typed/clocks';
import { lengthsAt } from './typed/durations';
import { normalize } from './typed/normalize';
import type { Meaning, Phrase } from './typed/parts';
import { dayMs, minuteMs } from './typed/units';
import { zoneNames } from './typed/zoneNames';
import { cronSpans, weekdaySpans, type WallSpans } from './wallSpans';
import { allWeekdays, readWeekdays } from './weekdayLists';

/** What is wrong with an entry, and the part of it that is. */
export interface WindowProblem {
  kind: 'unknown' | 'zone' | 'sharedZone' | 'weekday' | 'time' | 'length' | 'cron' | 'minute' | 'never';
  part: string;
}

type Reading<T> = { read: T } | { problem: WindowProblem };

const longestMs = 7 * dayMs;
const cronLine = /^((?:\S+ ){4}\S+) for (.+)$/;
const between = / ?(?:-|~|to |至|到) ?/y;

/**
 * One entry of the setting, in the words of typed times: weekdays with a range of hours (`Mon-Fri 02:00-05:00
 * Asia/Shanghai`, `周六 凌晨2:00-5:00 UTC+8`; all days where none is named) or a cron expression with a length
 * (`0 2 * * 6 for 3 h UTC`). The zone is optional.
 * @param timeZone IANA name for entries without one; the computer's when absent
 */
export function readWindow(entry: string, timeZone?: string): Reading<{ spans: WallSpans; zone: Zone }> {
  const { text, shown } = normalize(entry);
  const [, expression, length] = cronLine.exec(text) ?? [];
  const found =
    expression !== undefined && length !== undefined ? readCron(expression, length, shown) : readRange(text, shown);
  if ('problem' in found) {
    return found;
  }
  const zone = readZone(text, shown, found.read.end, timeZone);
  return 'problem' in zone ? zone : { read: { spans: found.read.spans, zone: zone.read } };
}

/** What was read, and where in the text the zone begins. */
type Spans = Reading<{ spans: WallSpans; end: number }>;

function readRange(text: string, shown: string): Spans {
  const times = rangeStart(text);
  if (times === undefined) {
    return problem('unknown', shown);
  }
  const days = shown.slice(0, times).trim();
  const weekdays = days === '' ? { read: allWeekdays } : readWeekdays(days);
  if ('wrong' in weekdays) {
    return problem('weekday', weekdays.wrong);
  }
  const start = clockAt(text, times);
  const next = start && endOf(between, text, start.end);
  const end = next === undefined ? undefined : clockAt(text, next);
  if (!start || next === undefined) {
    return problem('unknown', shown.slice(times));
  }
  if (!end) {
    return problem('time', shown.slice(times));
  }
  if (start.time === undefined || end.time === undefined || start.time === end.time || start.time === dayMs) {
    return problem('time', shown.slice(times, end.end));
  }
  return { read: { spans: weekdaySpans(weekdays.read, start.time, end.time), end: end.end } };
}

/** Where the first time of day begins: at the first number that is not a part of a weekday's name. */
function rangeStart(text: string): number | undefined {
  const at = text.search(/(?<![周期拜])\d/);
  return at < 0 ? undefined : at;
}

/** A time of day that needs no part of the day to be one; `time` is undefined where there is no such. */
function clockAt(text: string, at: number): { time: number | undefined; end: number } | undefined {
  const matches = [...clocks, ...chineseClocks]
    .flatMap((read: Phrase) => read(text, at))
    .sort((one, other) => other.end - one.end);
  const [match] = matches;
  return match && { time: timeOf(match.meanings[0]), end: match.end };
}

function timeOf(meaning: Meaning | undefined): number | undefined {
  const isClear = meaning?.kind === 'clock' && (meaning.form === 'exact' || meaning.form === 'digital');
  return isClear ? meaning.times[0] : undefined;
}

function readCron(expression: string, rest: string, shown: string): Spans {
  const from = shown.length - rest.length;
  const length = lengthsAt(rest, 0).at(-1);
  const [long = NaN] = length?.lengths ?? [];
  if (!length || !(long >= minuteMs && long <= longestMs)) {
    return problem('length', shown.slice(from, length ? from + length.end : undefined));
  }
  // A window that opens every minute is always open, and finding its end would take for ever.
  if (/^[^ ]*[*,/-]/.test(expression)) {
    return problem('minute', expression);
  }
  try {
    const spans = cronSpans(expression, long);
    return spans ? { read: { spans, end: from + length.end } } : problem('never', expression);
  } catch {
    return problem('cron', expression);
  }
}

function readZone(text: string, shown: string, end: number, timeZone: string | undefined): Reading<Zone> {
  const at = text[end] === ' ' ? end + 1 : end;
  if (at === text.length) {
    return { read: namedZone(timeZone) };
  }
  const whole = zoneNames.flatMap(read => read(text, at)).filter(match => match.end === text.length);
  const meanings = whole.flatMap(match => match.meanings);
  const zone = meanings.find(meaning => meaning.kind === 'zone');
  if (zone) {
    return { read: zone.zone };
  }
  const isShared = meanings.some(meaning => meaning.kind === 'impossible' && meaning.why === 'sharedZone');
  return problem(isShared ? 'sharedZone' : 'zone', shown.slice(at));
}

function problem(kind: WindowProblem['kind'], part: string): { problem: WindowProblem } {
  return { problem: { kind, part } };
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : undefined;
}
