import type { Zone } from '../../base/zones';
import type { DayPart } from './dayParts';

/** A day as the days since 1970-01-01. */
export type Day = number;

/**
 * - `exact`: `2am`, `noon`. It is one time of the day.
 * - `digital`: `2:30`. On a clock of 24 hours, unless a part of the day says which half is meant.
 * - `bare`: `at 2`, `两点`. Either half of the day.
 * - `midnight`: one end of a day or the other.
 */
export type ClockForm = 'exact' | 'digital' | 'bare' | 'midnight';

/** Which day is meant, before it is known which days there are. */
export type DateMeaning =
  | { kind: 'ahead'; days: number }
  /** A date in each order that day and month may have; `year` as a number, or counted from this year. */
  | { kind: 'date'; orders: readonly MonthDay[]; year?: number; yearsAhead?: number }
  | { kind: 'dayOfMonth'; day: number; monthsAhead?: number }
  /** 0 is Sunday. */
  | { kind: 'weekday'; weekday: number; week: Week };

/** `coming`; `next`, said of the coming one or the one after; `nextWeek`, whatever day weeks begin with; or weeks from this one, which begin on Monday. */
export type Week = 'coming' | 'next' | 'nextWeek' | 'last' | number;

/** `month` 1 to 12. */
export interface MonthDay {
  month: number;
  day: number;
}

/** Why a part can't mean anything. */
export type Impossible = 'noSuchTime' | 'noSuchDate' | 'sharedZone' | 'unknownZone' | 'wideOffset';

export type Meaning =
  /** `times` in milliseconds after midnight, up to 24 hours; several where a range was typed. */
  | { kind: 'clock'; form: ClockForm; times: readonly number[]; needsDay?: boolean }
  | { kind: 'dayPart'; part: DayPart }
  | { kind: 'date'; date: DateMeaning }
  /** Elapsed time, milliseconds; several where a range was typed. */
  | { kind: 'duration'; lengths: readonly number[] }
  /** A duration that lacks what makes it one that lies ahead. */
  | { kind: 'length' }
  /** Unix milliseconds. */
  | { kind: 'instant'; time: number }
  | { kind: 'zone'; zone: Zone }
  | { kind: 'now' }
  | { kind: 'impossible'; why: Impossible };

/** What some of the text means; `text` is that, as it was typed. */
export type Part = Meaning & { text: string };

/** One way to read the text from a place on: up to `end`, as `meanings`. */
export interface Match {
  end: number;
  meanings: readonly Meaning[];
}

/** Every way to read what stands at `at` in a text of `normalize`. */
export type Phrase = (text: string, at: number) => readonly Match[];

/**
 * A phrase by a pattern. What it matches is never a part of a word or a number. `read` gets the groups; undefined where
 * they mean nothing.
 */
export function phrase(
  pattern: string,
  read: (...groups: (string | undefined)[]) => Meaning | readonly Meaning[] | undefined,
): Phrase {
  const expression = new RegExp(`(?:${pattern})${boundary}`, 'y');
  return (text, at) => {
    expression.lastIndex = at;
    const match = expression.exec(text);
    const meanings = match ? read(...match.slice(1)) : undefined;
    return match && meanings ? [{ end: at + match[0].length, meanings: [meanings].flat() }] : [];
  };
}

/** Pattern of a place that is in the middle of no word and of no number. */
export const boundary = '(?!(?<=[a-z])[a-z]|(?<=\\d)\\d)';
