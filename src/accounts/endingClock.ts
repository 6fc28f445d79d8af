import type { Clock } from '../ens/ports';

/** A clock whose waits end with the window too: a keyring that never answers is no reason to keep a timer. */
export function endingClock(clock: Clock, closing: AbortSignal): Clock {
  return {
    now: () => clock.now(),
    sleep: (ms, signal) => clock.sleep(ms, signal ? AbortSignal.any([signal, closing]) : closing),
  };
}
