import dayjs from 'dayjs';
import customParseFormat from 'dayjs/plugin/customParseFormat';
import utc from 'dayjs/plugin/utc';
import type { Reading } from './reading';
import { fixedZone, type Zone } from '../base/zones';

dayjs.extend(utc);
dayjs.extend(customParseFormat);

const stamps = ['YYYY-MM-DD HH:mm', 'YYYY-MM-DD HH:mm:ss', 'YYYY-MM-DD HH:mm:ss.SSS'];
const namedZoneEnd = /^(.*\S)(?:(?<=\d)Z|\s*(?<![a-z])(?:UTC|GMT)(?:([+-])(\d{1,2})(?::?(\d{2}))?)?)$/i;
const offsetEnd = /^(\d{4}-\d{2}-\d{2}(?:T[\d:.]+? ?| [\d:.]+?(?: |(?=\+))))([+-])(\d{2})(?::?(\d{2}))?$/i;
const minute = 60_000;
const widestOffset = 14 * 60;

/** Unix seconds (10 digits) or milliseconds (13 digits) as milliseconds; undefined for all others. */
export function readEpoch(text: string): number | undefined {
  if (/^\d{13}$/.test(text)) {
    return Number(text);
  }
  return /^\d{10}$/.test(text) ? Number(text) * 1000 : undefined;
}

/**
 * Splits a zone off the end: `Z`, `UTC`, `GMT+8` after anything, `+08:00` only after a whole date and time, because
 * `02:00-04:00` is a range. Names such as CST stand for several zones and are no zone here.
 */
export function splitZone(text: string): { rest: string; zone?: Zone } {
  const match = namedZoneEnd.exec(text) ?? offsetEnd.exec(text);
  const [, rest = '', sign, hours = '0', minutes = '0'] = match ?? [];
  const offset = Number(hours) * 60 + Number(minutes);
  if (!match || offset > widestOffset || Number(minutes) > 59) {
    return { rest: text };
  }
  return { rest: rest.trim(), zone: fixedZone((sign === '-' ? -offset : offset) * minute) };
}

/**
 * Dates and times in the numeric forms, read strictly (no 30 February, no 25:00). A time alone is the coming one, a date
 * without a year the nearest one. `nowWall` is the present wall time of the zone meant (zones.ts).
 */
export function readExact(text: string, nowWall: number): Reading | undefined {
  const today = dayjs.utc(nowWall);
  const time = wallOf(`${today.format('YYYY-MM-DD')} ${text}`);
  if (time !== undefined) {
    return { kind: 'wall', wall: time > nowWall ? time : dayjs.utc(time).add(1, 'day').valueOf() };
  }
  const wall =
    wallOf(text) ??
    nearest(
      [-1, 0, 1].map(years => wallOf(`${today.year() + years}-${text}`)),
      nowWall,
    );
  return wall === undefined ? undefined : { kind: 'wall', wall };
}

/** The same day and time in the year that brings it closest to now. */
export function inNearestYear(wall: number, nowWall: number): number {
  const years = [-1, 0, 1].map(step => dayjs.utc(wall).add(step, 'year').valueOf());
  return nearest(years, nowWall) ?? wall;
}

function nearest(walls: readonly (number | undefined)[], nowWall: number): number | undefined {
  return walls.filter(wall => wall !== undefined).sort((a, b) => Math.abs(a - nowWall) - Math.abs(b - nowWall))[0];
}

/** Takes `/` after a year, `T` before a time and single digits, then reads strictly; `3/4` has no order of its own. */
function wallOf(text: string): number | undefined {
  const padded = text
    .replace(/^(\d{4})\/(\d{1,2})\//, '$1-$2-')
    .replace(/T(?=\d)/, ' ')
    .replace(/\b\d(?=[-: ])/g, '0$&');
  // One format at a time: given a list, dayjs reads the text in the machine's zone instead of UTC.
  return stamps
    .map(stamp => dayjs.utc(padded, stamp, true))
    .find(date => date.isValid())
    ?.valueOf();
}
