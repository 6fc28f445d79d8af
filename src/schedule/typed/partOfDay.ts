import { ahead } from './dates';
import { dayPartOf, dayParts } from './dayParts';
import { phrase, type Meaning, type Phrase } from './parts';

const wordsWhere = (test: RegExp) => dayParts.flatMap(([words]) => words.split('|')).filter(word => test.test(word));
const english = wordsWhere(/^[a-z]/).join('|');
// The longest first, so that 早上 is not 早 and something that is left over.
const chinese = wordsWhere(/^[^a-z]/)
  .sort((one, other) => other.length - one.length)
  .join('|');
const days: Readonly<Record<string, number>> = { 昨: -1, 今: 0, 明: 1, 后: 2 };

function part(word = ''): Meaning {
  return { kind: 'dayPart', part: dayPartOf(word) };
}

/** Parts of the day, alone or with their day: `in the evening`, `this morning`, `tonight`, `明早`. */
export const partsOfDay: readonly Phrase[] = [
  phrase(`(?:in the |at |the )?(${english})(?: of)?`, part),
  phrase(`this (${english})`, word => [ahead(0), part(word)]),
  phrase('tonight', () => [ahead(0), part('night')]),
  phrase('last night', () => [ahead(-1), part('night')]),
  phrase(`(${chinese})`, part),
  phrase('([昨今明后])(早上?|晨|晚上?|夜)', (day = '', word) => [ahead(days[day] ?? 0), part(word)]),
];
