import { setTimeout as wait } from 'node:timers/promises';
import type { Clock } from './ports';

/** The machine's own clock and timers; a waiting sleep does not keep the process alive. */
export const systemClock: Clock = {
  now: () => Date.now(),
  sleep: async (ms, signal) => {
    try {
      await wait(ms, undefined, { ref: false, ...(signal && { signal }) });
    } catch (error) {
      signal?.throwIfAborted();
      throw error;
    }
  },
};
