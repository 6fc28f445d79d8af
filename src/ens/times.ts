import { cutText } from '../base/cutText';
import { caps, numberOf, shownValue } from './text';

/** Numbers outside 2000-01-01 to 2100-01-01 are nonsense, for instance seconds taken for milliseconds. */
const earliest = Date.UTC(2000, 0, 1);
const latest = Date.UTC(2100, 0, 1);

/** ISO 8601 with date and time; the seconds and the zone may be left out. */
const isoForm = /^(\d{4}-\d\d-\d\d)T(\d\d:\d\d(?::\d\d(?:\.\d{1,9})?)?)(?:Z|([+-]\d\d)(?::?(\d\d))?)?$/i;

/**
 * The Unix milliseconds of a time in any form that services write: a number or decimal text of milliseconds, or ISO 8601
 * text, which is UTC where it names no zone. Undefined for anything else.
 */
export function instantOf(value: unknown): number | undefined {
  const number = numberOf(value);
  if (number !== undefined) {
    return isUsual(number) ? number : undefined;
  }
  const text = typeof value === 'string' ? value.trim() : '';
  const [, date = '', time = '', hours = '+00', minutes = '00'] = isoForm.exec(text) ?? [];
  const moment = Date.parse(`${date}T${time}${hours}:${minutes}`);
  return Number.isNaN(moment) || !isDate(date) ? undefined : moment;
}

/** A time of an event: when it is, or what stands there where nobody can read it as a time. */
export interface WrittenTime {
  time?: number;
  /** Untrusted. */
  text?: string;
}

/** The time that a service wrote in one or more members, of which the first readable one counts. */
export function writtenTime(...members: readonly unknown[]): WrittenTime {
  const written = members.filter(isWritten);
  const [time] = written.flatMap(member => instantOf(member) ?? []).filter(isUsual);
  if (time !== undefined) {
    return { time };
  }
  const [first] = written;
  return first === undefined ? {} : { text: cutText(shownValue(first), caps.code) };
}

/** Null, blank text and 0 stand for no time. */
function isWritten(member: unknown): boolean {
  const blank = typeof member === 'string' && /^\s*0?\s*$/.test(member);
  return member !== undefined && member !== null && member !== 0 && !blank;
}

function isUsual(time: number): boolean {
  return Number.isSafeInteger(time) && time >= earliest && time <= latest;
}

/** `Date.parse` takes 30 February for 2 March. */
function isDate(date: string): boolean {
  const day = Date.parse(`${date}T00:00:00Z`);
  return !Number.isNaN(day) && new Date(day).toISOString().startsWith(date);
}
