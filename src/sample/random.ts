/** Numbers that are the same in every run for the same seed (mulberry32); not for secrets. */
export interface SeededRandom {
  /** 0 ≤ x < 1 */
  readonly next: () => number;
  readonly pick: <T>(choices: readonly [T, ...T[]]) => T;
  /** `length` characters out of `alphabet`. */
  readonly text: (length: number, alphabet: string) => string;
}

export function seededRandom(seed: number): SeededRandom {
  let state = seed >>> 0;

  function next(): number {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  }

  return {
    next,
    pick: choices => choices[Math.floor(next() * choices.length)] ?? choices[0],
    text: (length, alphabet) =>
      Array.from({ length }, () => alphabet.charAt(Math.floor(next() * alphabet.length))).join(''),
  };
}
