import type { ParsedComponents } from 'chrono-node';
import type { Reading } from './reading';

const hourLength = 3_600_000;
const day = 24 * hourLength;
const tonight = /\btonight\b|今晚上?|今夜|今(?:天|日)(?:晚上|夜里|夜裡|夜晚)/i;
const eveningFrom = 17;
const nightUntil = 6;

/** chrono takes "tonight 2am" for today's 02:00, usually past, and "今晚2点" for 14:00; so the word is read here. */
export function isTonight(text: string): boolean {
  return tonight.test(text);
}

export function withoutTonight(text: string): string {
  return text.replace(tonight, ' ').trim();
}

/**
 * A clock time tonight: up to 05:59 the coming one, from 17:00 today's; 6 to 11 are taken for the evening and 12 for
 * midnight unless am, pm or a leading zero say otherwise. `clock` comes of the rest of the text.
 */
export function tonightAt(clock: ParsedComponents, rest: string, nowWall: number): Reading | undefined {
  if (!clock.isCertain('hour') || clock.isCertain('day') || clock.isCertain('weekday') || clock.isCertain('month')) {
    return undefined;
  }
  const hour = nightHour(clock.get('hour') ?? 0, rest);
  if (hour === undefined) {
    return { kind: 'ambiguous' };
  }
  const midnight = Math.floor(nowWall / day) * day;
  const minutes = (clock.get('minute') ?? 0) * 60_000 + (clock.get('second') ?? 0) * 1000;
  const wall = midnight + hour * hourLength + minutes;
  return { kind: 'wall', wall: hour < nightUntil && wall <= nowWall ? wall + day : wall };
}

function nightHour(hour: number, rest: string): number | undefined {
  if (hour === 12 && !/p\.?m|中午|下午/i.test(rest)) {
    return 0;
  }
  if (hour >= nightUntil && hour < 12 && !/a\.?m|早|上午|\b0\d/i.test(rest)) {
    return hour + 12;
  }
  return hour < nightUntil || hour >= eveningFrom ? hour : undefined;
}
