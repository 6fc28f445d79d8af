import type { Chrono, ParsedResult } from 'chrono-node';
import { casual as english, GB as dayFirst } from 'chrono-node/en';
import { casual as chinese } from 'chrono-node/zh';
import { plainChinese } from './chineseDates';
import { inNearestYear } from './exactTime';
import type { Reading } from './reading';
import { isTonight, tonightAt, withoutTonight } from './tonight';

const day = 24 * 3_600_000;

/** chrono moves these into the future (forwardDate), where nobody meant them. */
const pastWords =
  /\b(?:last|(?<!half |quarter )past|previous|ago|yesterday)\b|上(?:个|個)?(?:周|週|星期|礼拜|禮拜)|昨|前天|前日|以前|之前/i;
/** Which day, or which end of it, is anybody's guess. */
const vagueWords = /\b(?:this|next) week\b|\S.*\bmidnight\b|\bmidnight\b.*\S/i;
const eveningWords = /\b(?:night|evening)\b|[晚夜]/i;
const nextWeekday = /\bnext\s+(?:sun|mon|tue|wed|thu|fri|sat)/i;
const filler = /^(?:\s|[,，。.]|\b(?:at|on)\b|[在于於的])*$/i;

/**
 * Times as people say them, English or Chinese, by chrono-node; what it is known to misread is caught here. The whole
 * text must be understood, else nothing is. `nowWall` is the present wall time of the zone meant (zones.ts).
 */
export function readSpoken(text: string, nowWall: number): Reading | undefined {
  if (pastWords.test(text)) {
    return { kind: 'past' };
  }
  if (vagueWords.test(text)) {
    return { kind: 'ambiguous' };
  }
  const tonight = isTonight(text);
  const plain = plainChinese(tonight ? withoutTonight(text) : text, nowWall);
  if (tonight && plain === '') {
    return { kind: 'timeMissing' };
  }
  const result = parseWhole(/\p{Script=Han}/u.test(plain) ? chinese : english, plain, nowWall);
  // A zone's name, or a duration, which chrono would count on the wall clock.
  if (!result || result.start.isCertain('timezoneOffset')) {
    return undefined;
  }
  return tonight ? tonightAt(result.start, plain, nowWall) : readResult(result, plain, nowWall);
}

function readResult(result: ParsedResult, text: string, nowWall: number): Reading | undefined {
  const { start } = result;
  const known = (...parts: Parameters<typeof start.isCertain>[0][]) => parts.some(part => start.isCertain(part));
  if (known('month', 'year') && !known('day')) {
    return undefined;
  }
  if (!known('hour')) {
    return { kind: 'timeMissing' };
  }
  const wall = wallOf(result);
  if (isAmbiguous(result, text, nowWall)) {
    return { kind: 'ambiguous' };
  }
  if (nextWeekday.test(text)) {
    return comingWeekday(wall, nowWall);
  }
  return { kind: 'wall', wall: known('month') && !known('year') ? inNearestYear(wall, nowWall) : wall };
}

/** 3/4 is March or April, "at 2" is night or afternoon, "tomorrow night 2am" belongs to one day or the next. */
function isAmbiguous(result: ParsedResult, text: string, nowWall: number): boolean {
  const hour = result.start.get('hour') ?? 0;
  const otherOrder = /\d[/.]\d/.test(text) ? parseWhole(dayFirst, text, nowWall) : undefined;
  const bareHour = /\b\d{1,2}$/.test(text) && !text.includes(':') && hour <= 12;
  return (
    (otherOrder !== undefined && wallOf(otherOrder) !== wallOf(result)) ||
    (bareHour && !result.start.isCertain('meridiem')) ||
    (eveningWords.test(text) && hour < 17)
  );
}

/** chrono takes "next Sunday" for the one after the coming one on most days; people, and our presets, mean the coming. */
function comingWeekday(wall: number, nowWall: number): Reading {
  const today = Math.floor(nowWall / day);
  const ahead = Math.floor(wall / day) - today;
  const coming = ((ahead - 1) % 7) + 1;
  return { kind: 'wall', wall: wall - (ahead - coming) * day, nextWeekday: coming !== ahead };
}

function parseWhole(parser: Chrono, text: string, nowWall: number): ParsedResult | undefined {
  const [result] = parser.parse(text, machineDate(nowWall), { forwardDate: true });
  if (!result || result.end) {
    return undefined;
  }
  const rest = `${text.slice(0, result.index)} ${text.slice(result.index + result.text.length)}`;
  return filler.test(rest) ? result : undefined;
}

/** chrono's Chinese part knows the machine's zone only, so it is given, and asked for, wall times there. */
function machineDate(wall: number): Date {
  const date = new Date(wall);
  return new Date(
    date.getUTCFullYear(),
    date.getUTCMonth(),
    date.getUTCDate(),
    date.getUTCHours(),
    date.getUTCMinutes(),
    date.getUTCSeconds(),
  );
}

function wallOf({ start }: ParsedResult): number {
  const part = (name: Parameters<typeof start.get>[0]) => start.get(name) ?? 0;
  return Date.UTC(part('year'), part('month') - 1, part('day'), part('hour'), part('minute'), part('second'));
}
