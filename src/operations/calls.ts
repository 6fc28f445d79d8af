/** Calls that must come to their end before the window does. */
export interface Calls {
  /** @param work gets a signal that the window closes: nothing more is begun then, but what was sent is waited for */
  readonly run: <T>(work: (closing: AbortSignal) => Promise<T>) => Promise<T>;
  /** Resolves once none is under way. Never rejects. */
  readonly close: () => Promise<void>;
}

/** Keeps count of what was begun, so that the RequestId of a call under way is not lost with the window. */
export function createCalls(): Calls {
  const closing = new AbortController();
  const running = new Set<Promise<unknown>>();
  return {
    run: async work => {
      const promise = work(closing.signal);
      running.add(promise);
      try {
        return await promise;
      } finally {
        running.delete(promise);
      }
    },
    close: async () => {
      closing.abort();
      await Promise.allSettled(running);
    },
  };
}
