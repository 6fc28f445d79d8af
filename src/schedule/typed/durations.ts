import { englishNumber, hanNumber, readNeighbours, readNumber, wholeNumber } from './numbers';
import { boundary, type Match, type Phrase } from './parts';
import { dayMs, hourMs, minuteMs, secondMs, weekMs } from './units';

const unitTable: readonly (readonly [pattern: string, ms: number])[] = [
  ['weeks?|wks?|w|周|星期|礼拜', weekMs],
  ['days?|d|天|日', dayMs],
  ['hours?|hrs?|h|小时|钟头', hourMs],
  ['minutes?|mins?|m|分钟?', minuteMs],
  ['seconds?|secs?|s|秒钟?', secondMs],
  ['刻钟', 15 * minuteMs],
];
const unit = `(${unitTable.map(([pattern]) => pattern).join('|')})(?![a-z])`;
const decimal = `(\\d+\\.\\d+|${wholeNumber}|an?)`;

/** Each with what its groups come to, in milliseconds; several where it is a range. The longest forms stand first. */
const items: readonly (readonly [pattern: RegExp, read: (...groups: string[]) => readonly number[] | undefined])[] = [
  [sticky('half an? (hour|minute)(?![a-z])'), unitName => [lengthOf(unitName) / 2]],
  [sticky('(?:a )?quarter of an hour'), () => [15 * minuteMs]],
  [sticky('three quarters of an hour'), () => [45 * minuteMs]],
  [sticky(`${decimal} and a half ${unit}`), (count, name) => times(count, name, 0.5)],
  [sticky(`${decimal} ?${unit} and a half(?! an?\\b)`), (count, name) => times(count, name, 0.5)],
  [
    sticky('(\\d+) ?h ?(\\d{2})(?![\\d:]| ?[a-z])'),
    (hours, minutes) => [Number(hours) * hourMs + Number(minutes) * minuteMs],
  ],
  [
    sticky(`(\\d+|${englishNumber}) ?(?:-|or |to ) ?(\\d+|${englishNumber}) ?${unit}`),
    (from, to, name) => range(from, to, name),
  ],
  [
    sticky(`([一二两三四五六七八九]{2}) ?个? ?${unit}`),
    (pair, name) => readNeighbours(pair)?.map(count => count * lengthOf(name)),
  ],
  [sticky('半个? ?(小时|钟头|分钟)'), name => [lengthOf(name) / 2]],
  [sticky(`(\\d+(?:\\.\\d+)?|${hanNumber}) ?个半 ?${unit}`), (count, name) => times(count, name, 0.5)],
  [sticky(`(\\d+(?:\\.\\d+)?|${hanNumber}) ?个? ?(小时|钟头|分钟)半`), (count, name) => times(count, name, 0.5)],
  [sticky(`${decimal} ?个? ?${unit}`), (count, name) => times(count, name, 0)],
];
const before = /(?:(?:now ?)?\+ ?|in |(?:再)?过 ?)/y;
const after = / ?(?:from now|later|之后|以后|后)(?![a-z])/y;
const past = / ?(?:ago|之前|以前|前)(?![a-z])/y;
const link = /(?: and |, ?| )?/y;

/**
 * A length of time that says that it lies ahead (`+3h`, `in 2 hours`, `两小时后`) or behind (`3 hours ago`). Days and weeks
 * alone may also name the day (`in 2 days at 02:00`). One that says neither is known for what it lacks.
 */
export const durations: Phrase = (text, at) => {
  const start = endOf(before, text, at);
  const isAhead = start !== undefined;
  const matches: Match[] = [];
  for (const { end, lengths } of lengthsAt(text, start ?? at)) {
    const ahead = endOf(after, text, end);
    const behind = endOf(past, text, end);
    if (isAhead || ahead !== undefined) {
      matches.push(...readAhead(lengths, !isAhead && ahead !== undefined ? ahead : end));
    } else if (behind !== undefined) {
      matches.push({ end: behind, meanings: [{ kind: 'duration', lengths: lengths.map(length => -length) }] });
    } else {
      matches.push({ end, meanings: [{ kind: 'length' }] });
    }
  }
  return matches;
};

function readAhead(lengths: readonly number[], end: number): Match[] {
  const [length = 0] = lengths;
  const isDays = lengths.length === 1 && length % dayMs === 0 && length > 0;
  return [
    { end, meanings: [{ kind: 'duration', lengths }] },
    ...(isDays ? [{ end, meanings: [{ kind: 'date', date: { kind: 'ahead', days: length / dayMs } }] } as const] : []),
  ];
}

/** Each end that a length of time beginning at `at` may have: `1 d`, `1 d 2 h`. */
export function lengthsAt(text: string, at: number): { end: number; lengths: readonly number[] }[] {
  const found: { end: number; lengths: readonly number[] }[] = [];
  let total = [0];
  for (let next: number | undefined = at; next !== undefined;) {
    const item = itemAt(text, next);
    // A range is one for itself.
    if (!item || (item.lengths.length > 1 && found.length > 0) || total.length > 1) {
      break;
    }
    total = item.lengths.map(length => (total[0] ?? 0) + length);
    found.push({ end: item.end, lengths: total });
    next = endOf(link, text, item.end);
  }
  return found;
}

function itemAt(text: string, at: number): { end: number; lengths: readonly number[] } | undefined {
  for (const [pattern, read] of items) {
    pattern.lastIndex = at;
    const match = pattern.exec(text);
    const lengths = match && read(...match.slice(1));
    if (match && lengths) {
      return { end: at + match[0].length, lengths };
    }
  }
  return undefined;
}

function times(count: string | undefined, name: string | undefined, more: number): readonly number[] | undefined {
  const number = /^an?$/.test(count ?? '') ? 1 : (readNumber(count ?? '') ?? decimalOf(count));
  return number === undefined ? undefined : [Math.round((number + more) * lengthOf(name))];
}

function decimalOf(text = ''): number | undefined {
  return /^\d+\.\d+$/.test(text) ? Number(text) : undefined;
}

function range(from = '', to = '', name?: string): readonly number[] | undefined {
  const [first = 0, last = 0] = [readNumber(from), readNumber(to)];
  return first < last ? [first, last].map(count => count * lengthOf(name)) : undefined;
}

function lengthOf(name = ''): number {
  return unitTable.find(([pattern]) => new RegExp(`^(?:${pattern})$`).test(name))?.[1] ?? NaN;
}

function sticky(pattern: string): RegExp {
  return new RegExp(`(?:${pattern})${boundary}`, 'y');
}

function endOf(pattern: RegExp, text: string, at: number): number | undefined {
  pattern.lastIndex = at;
  const match = pattern.exec(text);
  return match ? at + match[0].length : undefined;
}
