import type { Translate } from './translate';

export interface LocalFormat {
  /** IANA name; the machine's zone when absent. An unknown name throws RangeError. */
  timeZone?: string | undefined;
  /** BCP 47 tag for the zone's name only; digits and order stay the same everywhere. */
  locale?: string | undefined;
}

/** Writes a moment, Unix milliseconds, as the clock of one zone shows it, with the zone; "—" for nonsense. */
export type LocalWriter = (ms: number) => string;

const unknown = '—';
const second = 1000;
const minute = 60 * second;
const hour = 60 * minute;
const day = 24 * hour;

/** `2026-11-29 02:00 GMT+8`: the wall clock of a zone, always with the zone. `ms` in Unix milliseconds; "—" for nonsense. */
export function formatLocal(ms: number, format: LocalFormat = {}): string {
  return createLocalWriter(format)(ms);
}

/** `formatLocal` for many times at once: to make the format takes far longer than to use it. */
export function createLocalWriter({ timeZone, locale = 'en' }: LocalFormat = {}): LocalWriter {
  const format = new Intl.DateTimeFormat(`${locale}-u-ca-gregory-nu-latn-hc-h23`, {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    timeZoneName: 'shortOffset',
  });
  return ms => {
    if (!isDate(ms)) {
      return unknown;
    }
    const parts = format.formatToParts(ms);
    const part = (type: Intl.DateTimeFormatPartTypes) => parts.find(candidate => candidate.type === type)?.value ?? '';
    const date = [part('year').padStart(4, '0'), part('month'), part('day')].join('-');
    return `${date} ${part('hour')}:${part('minute')} ${part('timeZoneName')}`;
  };
}

/**
 * `2026-11-29 02:00 GMT+8`: the clock of another zone, by its IANA name, at a moment, Unix milliseconds. Undefined without
 * one, for nonsense, and where the person's own clock (`local`) shows the same then, whatever the names of the two.
 */
export function formatElsewhere(ms: number, local: LocalWriter, elsewhere: string | undefined): string | undefined {
  const there = elsewhere === undefined ? unknown : formatLocal(ms, { timeZone: elsewhere });
  return there === unknown || there === local(ms) ? undefined : there;
}

/** `2026-11-28 18:00 UTC`. `ms` in Unix milliseconds; "—" for nonsense. */
export function formatUtc(ms: number): string {
  return isDate(ms) ? `${new Date(ms).toISOString().slice(0, 16).replace('T', ' ')} UTC` : unknown;
}

/**
 * `2 d 4 h`, `3 h 20 min`, `5 min`, `45 s`: the two largest units, cut rather than rounded, so that it never claims more
 * time than there is. `ms` in milliseconds; below 0 counts as 0.
 */
export function formatDuration(ms: number, t: Translate): string {
  const left = Math.max(0, ms);
  if (!isDate(left)) {
    return unknown;
  }
  const days = Math.floor(left / day);
  const hours = Math.floor((left % day) / hour);
  const minutes = Math.floor((left % hour) / minute);
  if (days > 0) {
    return hours > 0 ? t('{0} d {1} h', days, hours) : t('{0} d', days);
  }
  if (hours > 0) {
    return minutes > 0 ? t('{0} h {1} min', hours, minutes) : t('{0} h', hours);
  }
  return minutes > 0 ? t('{0} min', minutes) : t('{0} s', Math.floor(left / second));
}

/** `3 h 20`, else as `formatDuration`: for a row that may be narrow. `ms` in milliseconds; below 0 counts as 0. */
export function formatShort(ms: number, t: Translate): string {
  if (!isDate(ms) || ms >= day || ms < hour) {
    return formatDuration(ms, t);
  }
  const minutes = Math.floor((ms % hour) / minute);
  return minutes > 0 ? t('{0} h {1}', Math.floor(ms / hour), String(minutes).padStart(2, '0')) : formatDuration(ms, t);
}

/** `in 3 h 20 min` or `overdue by 2 h`. Both in Unix milliseconds. */
export function formatLeft(deadline: number, now: number, t: Translate): string {
  const left = deadline - now;
  return left > 0 ? t('in {0}', formatDuration(left, t)) : t('overdue by {0}', formatDuration(-left, t));
}

/** `in 3 h 20 min` or `2 h ago`: of what nobody can be late for. Both in Unix milliseconds. */
export function formatAway(time: number, now: number, t: Translate): string {
  return time > now ? formatLeft(time, now, t) : t('{0} ago', formatDuration(now - time, t));
}

/**
 * `in 3 h`, of a time that a person chose: to the nearest minute, so that `+3h` is not "in 2 h 59 min" a moment later.
 * Both in Unix milliseconds.
 */
export function formatAhead(time: number, now: number, t: Translate): string {
  const ahead = time - now;
  return t('in {0}', formatDuration(ahead < minute ? ahead : Math.round(ahead / minute) * minute, t));
}

function isDate(ms: number): boolean {
  return !Number.isNaN(new Date(ms).getTime());
}
