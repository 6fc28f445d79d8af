import { ahead } from './dates';
import { dayPartOf, dayParts } from './dayParts';
import { phrase, type Meaning, type Phrase } from './parts';

const words = dayParts.flatMap(([alternatives]) => alternatives.split('|'));
const english = words.filter(word => /^[a-z]/.test(word)).join('|');
const chinese = words.filter(word => !/^[a-z]/.test(word));
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
  // Each by itself: 晚上午 is 晚 and 上午, not 晚上 and something that is left over.
  ...chinese.map(word => phrase(`[在于]?${word}`, () => part(word))),
  phrase('[在于]?([昨今明后])(早上|晚上)', (day = '', word) => [ahead(days[day] ?? 0), part(word)]),
  phrase('[在于]?([昨今明后])(早|晨|晚|夜)', (day = '', word) => [ahead(days[day] ?? 0), part(word)]),
];
