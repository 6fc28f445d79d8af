import type { Day, Impossible } from './parts';

/** How two parts of a text contradict each other, or one itself. */
export type Contradiction =
  | { kind: 'pair' }
  /** The weekday that the day has, 0 is Sunday, is not the one that was typed. */
  | { kind: 'weekday'; day: Day; weekday: number }
  | { kind: Extract<Impossible, 'noSuchTime' | 'noSuchDate'> };

export type ZoneTrouble = Extract<Impossible, 'sharedZone' | 'unknownZone' | 'wideOffset'>;

/** Why a text is no time to plan for. `parts` is what it is about, as it was typed; times in Unix milliseconds. */
export type Refusal = { parts: readonly string[] } & (
  | { reason: 'unknown'; isTooLong?: true }
  | { reason: 'incomplete'; missing: 'time' | 'ahead' }
  | { reason: 'contradiction'; how: Contradiction }
  | { reason: 'zone'; trouble: ZoneTrouble }
  /** `otherOrder`: with day and month the other way round it would not have passed. */
  | { reason: 'past'; time: number; otherOrder?: number }
  | { reason: 'tooSoon'; isNow?: true }
  | { reason: 'tooFar'; time: number }
);

export type RefusalReason = Refusal['reason'];
