/** What a typed time was understood as, before it is checked against now. */
export type Reading =
  /** A moment: Unix milliseconds. */
  | { kind: 'instant'; time: number }
  /** What the clocks of the zone will show (zones.ts). `nextWeekday`: "next" was taken as the coming one. */
  | { kind: 'wall'; wall: number; nextWeekday?: boolean }
  | { kind: 'timeMissing' }
  | { kind: 'ambiguous' }
  | { kind: 'past' };
