export interface NonceMemory {
  /** True the first time; false for a nonce used before. */
  readonly use: (nonce: string) => boolean;
  readonly size: () => number;
}

/**
 * Remembers nonces long enough that a replay fails one check or the other: a request older than the allowed clock
 * skew is refused by its date.
 * @param now the gateway's clock, Unix milliseconds
 * @param keepMs how long a nonce is remembered
 * @param capacity beyond this many the oldest are forgotten, so that memory stays bounded
 */
export function createNonceMemory(now: () => number, keepMs: number, capacity = 50_000): NonceMemory {
  const seen = new Map<string, number>();

  function forgetOld(): void {
    for (const [nonce, usedAt] of seen) {
      if (usedAt + keepMs > now() && seen.size < capacity) {
        return;
      }
      seen.delete(nonce);
    }
  }

  return {
    use: nonce => {
      forgetOld();
      if (seen.has(nonce)) {
        return false;
      }
      seen.set(nonce, now());
      return true;
    },
    size: () => seen.size,
  };
}
