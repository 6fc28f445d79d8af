import { namedZone } from '../base/zones';
import { coversOf, leftOver } from './typed/covers';
import { longestTextLength, normalize } from './typed/normalize';
import type { Refusal, RefusalReason } from './typed/refusal';
import { resolve, type Candidate } from './typed/resolve';
import { dayMs, minuteMs } from './typed/units';

export interface TypedTimeContext {
  /** Unix milliseconds. */
  now: number;
  /** IANA name of the zone that times without one are meant in; the computer's when absent. */
  timeZone?: string | undefined;
}

/** A moment that a text can mean: `time` in Unix milliseconds, a whole number between `leastAheadMs` and `mostAheadMs` from now. */
export type TypedReading = Candidate;

export type TypedTime =
  | { kind: 'empty' }
  /** All that the text can mean, at least one; the likelier first. */
  | { kind: 'readings'; readings: readonly TypedReading[] }
  | ({ kind: 'refused' } & Refusal);

/** A plan closer than this would be too close by the time the person has confirmed it (operations/check.ts). */
export const leastAheadMs = 2 * minuteMs;
/** The service names no limit; a year ahead is more than any deadline. */
export const mostAheadMs = 366 * dayMs;

/** Of several refusals the one that says most. */
const tellingFirst: RefusalReason[] = ['zone', 'past', 'contradiction', 'tooSoon', 'tooFar', 'incomplete', 'unknown'];

/**
 * Everything that a typed time can mean, in English, Chinese or both, or why it is none. Every word and every digit
 * counts; it never guesses. Never throws, except RangeError for an unknown `timeZone` of the context.
 */
export function readTypedTime(typed: string, { now, timeZone }: TypedTimeContext): TypedTime {
  const zone = namedZone(timeZone);
  const texts = normalize(typed.slice(0, 2 * longestTextLength));
  if (texts.text === '') {
    return { kind: 'empty' };
  }
  if (typed.length > 2 * longestTextLength || texts.text.length > longestTextLength) {
    return { kind: 'refused', reason: 'unknown', parts: [], isTooLong: true };
  }
  const covers = coversOf(texts);
  if (covers.length === 0) {
    return { kind: 'refused', reason: 'unknown', parts: leftOver(texts) };
  }
  const resolutions = covers.map(parts => judge(resolve(parts, now, zone), now));
  const readings = resolutions.flatMap(resolution => ('readings' in resolution ? resolution.readings : []));
  if (readings.length > 0) {
    return { kind: 'readings', readings: eachOnce(readings) };
  }
  const refusals = resolutions.flatMap(resolution => ('refusal' in resolution ? [resolution.refusal] : []));
  const [telling] = refusals.sort(
    (one, other) => tellingFirst.indexOf(one.reason) - tellingFirst.indexOf(other.reason),
  );
  return { kind: 'refused', ...(telling ?? { reason: 'unknown', parts: [texts.shown] }) };
}

type Judgement = { readings: readonly TypedReading[] } | { refusal: Refusal };

/** Leaves out what has passed or is no time to plan for, unless nothing else is left. */
function judge(resolution: ReturnType<typeof resolve>, now: number): Judgement {
  if ('refusal' in resolution) {
    return resolution;
  }
  const { candidates } = resolution;
  const swapped = swappedAndPast(candidates, now);
  if (swapped) {
    return { refusal: swapped };
  }
  const refusalOf = (candidate: Candidate) => boundsRefusal(candidate, now);
  const readings = candidates.filter(candidate => refusalOf(candidate) === undefined);
  const [first] = candidates.flatMap(candidate => refusalOf(candidate) ?? []);
  return first && readings.length === 0 ? { refusal: first } : { readings };
}

function boundsRefusal({ time }: Candidate, now: number): Refusal | undefined {
  if (time < now) {
    return { reason: 'past', parts: [], time };
  }
  if (time < now + leastAheadMs) {
    return { reason: 'tooSoon', parts: [] };
  }
  return time <= now + mostAheadMs ? undefined : { reason: 'tooFar', parts: [], time };
}

/** Which of two orders of day and month was meant is never settled by one of them having passed. */
function swappedAndPast(candidates: readonly Candidate[], now: number): Refusal | undefined {
  const passed = candidates.find(({ time, by }) => by.order !== undefined && time < now);
  const other = candidates.find(({ time, by }) => by.order !== passed?.by.order && time >= now);
  return passed && other ? { reason: 'past', parts: [], time: passed.time, otherOrder: other.time } : undefined;
}

function eachOnce(readings: readonly TypedReading[]): TypedReading[] {
  return readings.filter(({ time }, index) => readings.findIndex(other => other.time === time) === index);
}
