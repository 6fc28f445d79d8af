/** Where and when a phrase is typed. */
export interface Typing {
  /** The moment, as it would stand on the clock of the zone, with its offset. */
  now: string;
  zone: string;
}

export type Reason = 'past' | 'unknown' | 'incomplete' | 'contradiction' | 'zone' | 'tooSoon' | 'tooFar';

/** What a phrase must become; `notOne` is several readings or a refusal. */
export type Expected =
  | { kind: 'readings'; times: readonly number[] }
  | { kind: 'refused'; reason?: Reason; parts: readonly string[] }
  | { kind: 'notOne' }
  | { kind: 'empty' };

export type Row = readonly [text: string, typing: Typing, expected: Expected];

/** A moment such as `2026-11-26 02:00` (Shanghai, always +08:00) or with an offset, `2026-11-26 02:00+01:00`. */
export function moment(clock: string): number {
  const [, day = '', time = '', seconds = ':00', offset = '+08:00'] =
    /^(\d{4}-\d\d-\d\d)[ T](\d\d:\d\d)(:\d\d(?:\.\d+)?)?(Z|[+-]\d\d:\d\d)?$/.exec(clock) ?? [];
  return Date.parse(`${day}T${time}${seconds}${offset}`);
}

export function choices(...clocks: string[]): Expected {
  return { kind: 'readings', times: clocks.map(moment) };
}

export function one(clock: string): Expected {
  return choices(clock);
}

/** Refused for the reason (any, if none is given), with what was not understood among the parts. */
export function refused(reason?: Reason, ...parts: string[]): Expected {
  return reason === undefined ? { kind: 'refused', parts } : { kind: 'refused', reason, parts };
}

export const notOne: Expected = { kind: 'notOne' };
export const empty: Expected = { kind: 'empty' };
