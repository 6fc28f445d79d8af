import { chineseClocks, clocks } from './clocks';
import { chineseDates } from './chineseDates';
import { dates, numericDates } from './dates';
import { durations } from './durations';
import { phrase, type Match, type Part, type Phrase } from './parts';
import { partsOfDay } from './partOfDay';
import { zoneNames } from './zoneNames';

/** More parts than a time can have. */
const mostParts = 12;
const separator = / ?(?:[,、] ?|的)?/y;
const lastStop = / ?[.。]?$/y;
const token = /[a-z]+|\d+|[^]/iuy;

const epochs = phrase('(\\d{13}|\\d{10})', digits => ({
  kind: 'instant',
  time: digits?.length === 10 ? Number(digits) * 1000 : Number(digits),
}));
/** A number of what? */
const lacking = phrase('\\+ ?\\d+(?:\\.\\d+)?', () => ({ kind: 'length' }));
const now = phrase('(?:right )?now|asap|immediately|at once|立即|立刻|马上|现在|即刻', () => ({ kind: 'now' }));

const phrases: readonly Phrase[] = [
  ...clocks,
  ...chineseClocks,
  ...partsOfDay,
  ...dates,
  ...numericDates,
  ...chineseDates,
  durations,
  ...zoneNames,
  epochs,
  lacking,
  now,
];

/** `shown` is the text as it was typed, for the parts' own words. */
interface Texts {
  text: string;
  shown: string;
}

/** Every way to read the whole text as parts, one after the other, nothing between them but a space, a comma or 的. */
export function coversOf({ text, shown }: Texts): Part[][] {
  const covers: Part[][] = [];
  const from = (at: number, parts: Part[]) => {
    if (parts.length > 0 && endOf(lastStop, text, at) !== undefined) {
      covers.push(parts);
    }
    const next = parts.length === 0 ? at : endOf(separator, text, at);
    if (next === undefined || parts.length === mostParts) {
      return;
    }
    for (const { end, meanings } of matchesAt(text, next)) {
      const typed = shown.slice(next, end).trim();
      from(end, [...parts, ...meanings.map(meaning => ({ ...meaning, text: typed }))]);
    }
  };
  from(0, []);
  return covers;
}

/** What has to be left out of the text for the rest to be parts: as little as possible, neighbours as one. */
export function leftOver({ text, shown }: Texts): string[] {
  // From the end, the fewest tokens that are left over from each place on.
  const best: { cost: number; next: number; isSkipped: boolean }[] = [];
  for (let at = text.length - 1; at >= 0; at -= 1) {
    const skip = endOf(token, text, at) ?? at + 1;
    const costAt = (place: number) => best[place]?.cost ?? 0;
    const isSpace = text[at] === ' ';
    best[at] = { cost: costAt(skip) + (isSpace ? 0 : 1), next: skip, isSkipped: !isSpace };
    // A lone number is no time of day beside something that is not understood.
    for (const { end } of isTokenStart(text, at)
      ? matchesAt(text, at).filter(({ end }) => !isNumber(text, at, end))
      : []) {
      const after = endOf(separator, text, end) ?? end;
      for (const next of [after === text.length ? end : after, end]) {
        if (costAt(next) < costAt(at)) {
          best[at] = { cost: costAt(next), next, isSkipped: false };
        }
      }
    }
  }
  const left: { start: number; end: number }[] = [];
  for (let at = 0; at < text.length;) {
    const { next, isSkipped } = best[at] ?? { next: text.length, isSkipped: false };
    const last = left.at(-1);
    if (isSkipped && last && text.slice(last.end, at).trim() === '') {
      last.end = next;
    } else if (isSkipped) {
      left.push({ start: at, end: next });
    }
    at = next;
  }
  return left.map(({ start, end }) => shown.slice(start, end));
}

function isTokenStart(text: string, at: number): boolean {
  return !/^(?:[a-z]{2}|\d{2})$/i.test(text.slice(Math.max(0, at - 1), at + 1));
}

function isNumber(text: string, at: number, end: number): boolean {
  return /^\d+$/.test(text.slice(at, end));
}

/** The phrases at a place, and those in parentheses as a whole. */
function matchesAt(text: string, at: number): readonly Match[] {
  const found = phrases.flatMap(read => read(text, at));
  return text[at] === '(' ? [...found, ...inParentheses(text, at)] : found;
}

function inParentheses(text: string, at: number): Match[] {
  const close = text.indexOf(')', at);
  const inside = close < 0 ? '' : text.slice(at + 1, close);
  if (inside.trim() !== inside || inside.includes('(')) {
    return [];
  }
  return coversOf({ text: inside, shown: inside }).map(meanings => ({ end: close + 1, meanings }));
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : undefined;
}
