import type { Clock } from '../ens/ports';
import { createSignal } from '../base/signal';
import { unawaited } from '../base/unawaited';

/** How often what tells the time is looked at, milliseconds. */
const every = 20_000;

export interface Ticker {
  readonly onTick: (listener: () => void) => () => void;
  /** Begins to tick, once: nothing does before a view is seen. */
  readonly start: () => void;
  readonly dispose: () => void;
}

/**
 * Time that goes on, for labels that tell it.
 * @param logError hears what a listener threw
 */
export function createTicker(clock: Pick<Clock, 'sleep'>, logError: (error: Error) => void): Ticker {
  const ticks = createSignal<undefined>(logError);
  const closing = new AbortController();
  const isClosed = () => closing.signal.aborted;
  let started = false;

  const run = async () => {
    while (!isClosed()) {
      // It rejects only when the window closes, which ends the loop.
      await clock.sleep(every, closing.signal).catch(() => undefined);
      if (!isClosed()) {
        ticks.fire(undefined);
      }
    }
  };
  return {
    onTick: ticks.subscribe,
    start: () => {
      if (!started) {
        started = true;
        unawaited(run(), logError);
      }
    },
    dispose: () => {
      closing.abort();
    },
  };
}
