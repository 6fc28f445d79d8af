import type { Clock } from '../ens/ports';

/** A wait that took so much more or less than it could have means that the clock jumped or the machine slept; ms. */
const jump = 30_000;

/** A single timer, which also notices that time went by otherwise than it should. */
export interface Nap {
  /** Calls `wake` after `ms` milliseconds, unless the nap is ended before. There must be none yet. */
  readonly begin: (ms: number, wake: () => void) => void;
  /** Ends the nap, if there is one, over or not; true where the clock jumped or the machine slept during it. */
  readonly end: () => boolean;
}

export function createNap(clock: Clock): Nap {
  let current: { since: number; ms: number; abort: AbortController } | undefined;
  return {
    begin: (ms, wake) => {
      const abort = new AbortController();
      current = { since: clock.now(), ms, abort };
      // It rejects only where it is ended, which whoever ends it knows.
      clock.sleep(ms, abort.signal).then(wake, () => undefined);
    },
    end: () => {
      if (!current) {
        return false;
      }
      const { since, ms, abort } = current;
      current = undefined;
      abort.abort();
      const gone = clock.now() - since;
      return gone < -jump || gone > ms + jump;
    },
  };
}
