import { hourMs } from './units';

/** The hours that a part of the day has, 0 to 23, both ends included; `from` after `to` where it goes on after midnight. */
export interface DayPart {
  readonly from: number;
  readonly to: number;
}

/** Words of a part of the day, as alternatives of a pattern, with its first and its last hour. */
export const dayParts: readonly (readonly [words: string, from: number, to: number])[] = [
  ['morning', 0, 11],
  ['noon', 11, 14],
  ['afternoon', 12, 18],
  ['evening', 16, 23],
  ['night', 17, 5],
  ['凌晨', 0, 6],
  ['早上|早晨|清晨|清早|早|晨', 1, 11],
  ['上午', 0, 12],
  ['中午', 11, 14],
  ['下午|午后', 12, 19],
  ['傍晚', 16, 20],
  ['晚上|晚间|夜晚|晚|夜', 17, 5],
  ['夜里|夜间|深夜', 20, 5],
  ['半夜|午夜', 22, 5],
];

/** The part that a word names. Throws RangeError for another word: the patterns are made of the table. */
export function dayPartOf(word: string): DayPart {
  const row = dayParts.find(([words]) => words.split('|').includes(word));
  if (!row) {
    throw new RangeError(`No part of the day: ${word}`);
  }
  return { from: row[1], to: row[2] };
}

/**
 * Whether a time of day (milliseconds after midnight, up to 24 hours) lies in the part: on its day, or in the hours after
 * midnight, which are of the next day.
 */
export function placeIn({ from, to }: DayPart, time: number): 'sameDay' | 'afterMidnight' | undefined {
  const hour = Math.floor(time / hourMs);
  if (from <= to) {
    return hour >= from && hour <= to ? 'sameDay' : undefined;
  }
  // 24:00 is the end of the day, not the first hour of the next.
  return hour >= from ? 'sameDay' : hour <= to ? 'afterMidnight' : undefined;
}
