import type { Phrase } from './generator';

/** A phrase that this product and chrono-node read differently. */
export interface Difference extends Phrase {
  ours: readonly number[];
  refusal: string | undefined;
  /** chrono's first result, if there is one. */
  theirs: number | undefined;
  /** The piece of the text that chrono used. */
  used: string;
}

type Reason = readonly [why: string, holds: (difference: Difference) => boolean];

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** The hour on the clock of Shanghai. */
const hourOf = (time: number) => Math.floor((time / hour + 8) % 24);

/** Why the two differ, the more exact sentences first: the first one that holds counts. */
export const reasons: readonly Reason[] = [
  ['chrono finds no time in it', ({ theirs }) => theirs === undefined],
  ['chrono skips words, and we use every word or refuse', ({ text, used }) => used.length < text.length],
  [
    'chrono leaves 中午1点 at 01:00, and it is 13:00',
    ({ text, ours, theirs = 0 }) =>
      text.includes('中午1点') && hourOf(theirs) === 1 && ours.every(time => hourOf(time) === 13),
  ],
  [
    'chrono reads 12 or 0 at night as noon, and it is midnight',
    ({ text, ours, theirs = 0 }) =>
      /晚上12点|晚.*零点|midnight/.test(text) && hourOf(theirs) === 12 && ours.every(time => hourOf(time) === 0),
  ],
  [
    'chrono adds twelve hours to 2 at night, and two at night is not 14:00',
    ({ text, ours, theirs = 0 }) =>
      /night|晚/.test(text) && hourOf(theirs) === 14 && ours.length > 0 && ours.every(time => hourOf(time) === 2),
  ],
  [
    'chrono reads 下周日 as the Sunday of this week, and it is that of the next one',
    ({ text, ours, theirs = 0 }) => text.startsWith('下周日') && ours.some(time => time === theirs + 7 * day),
  ],
  [
    'chrono moves 这周五 to the week after when it has passed, and this week is this week',
    ({ text, refusal, theirs = 0, now }) => text.startsWith('这周五') && refusal === 'past' && theirs > now + 6 * day,
  ],
  [
    'chrono puts 天后 without a time at noon, and a duration counts from now',
    ({ text, ours, theirs = 0, now }) => text === '3天后' && ours[0] === now + 3 * day && hourOf(theirs) === 12,
  ],
  [
    'chrono takes 0200h for 200 hours, and it is a clock',
    ({ text, theirs, now }) => text.includes('0200h') && theirs === now + 200 * hour,
  ],
  [
    'chrono thinks that shortly after midnight 明早 and 明晚 are still today',
    ({ text, ours, theirs = 0, now }) =>
      /^明[早晚]/.test(text) && hourOf(now) < 6 && ours.some(time => time === theirs + day),
  ],
  [
    'chrono takes the day in the zone of the reader, and we take it in the zone that is typed',
    ({ text, ours, refusal, theirs }) =>
      text.includes('UTC') && (refusal === 'past' || ours.some(time => time + day === theirs)),
  ],
  [
    'the phrase has several readings, and chrono picks one of them',
    ({ ours, theirs }) => ours.length > 1 && ours.some(time => time === theirs),
  ],
  [
    'chrono gives a time that has passed or is a moment away, and we refuse it or take the coming one',
    ({ now, theirs = Infinity }) => theirs < now + 2 * minute,
  ],
  ['chrono overlooks that two parts of the phrase disagree', ({ refusal }) => refusal === 'contradiction'],
];

/** The sentence that explains the difference, if one does. */
export function reasonFor(difference: Difference): string | undefined {
  return reasons.find(([, holds]) => holds(difference))?.[0];
}
