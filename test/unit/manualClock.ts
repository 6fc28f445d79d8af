import type { Clock } from '../../src/ens/ports';
import { noon } from '../builders';
import { settle } from './accounts/fakes';

/** A clock that stands still until a test lets time go by. */
export interface ManualClock extends Clock {
  /** How many timers wait. */
  readonly waiting: () => number;
  /** Each sleep asked for, milliseconds. */
  readonly slept: readonly number[];
  /** Lets this much time go by; whoever waits is woken in time, one after the other. */
  readonly pass: (ms: number) => Promise<void>;
  /** Sets the clock without any time going by for timers: the machine slept, or somebody set the clock (also back). */
  readonly jump: (ms: number) => void;
}

/** Lets whatever was woken come to its next wait; nothing in a test of timers alone takes more turns. */
async function calm(): Promise<void> {
  for (let turn = 0; turn < 5; turn += 1) {
    await settle();
  }
}

export function manualClock(start = noon): ManualClock {
  let running = 0;
  let offset = start;
  const slept: number[] = [];
  const waits = new Map<() => void, number>();
  const wakeUntil = async (until: number) => {
    await calm();
    const next = Math.min(...waits.values());
    if (next > until) {
      running = until;
      return;
    }
    running = next;
    for (const [wake] of [...waits].filter(([, due]) => due <= next)) {
      waits.delete(wake);
      wake();
    }
    await wakeUntil(until);
  };
  return {
    slept,
    now: () => offset + running,
    waiting: () => waits.size,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        slept.push(ms);
        waits.set(resolve, running + ms);
        signal?.addEventListener('abort', () => {
          waits.delete(resolve);
          reject(new Error('aborted'));
        });
      }),
    pass: async ms => {
      await wakeUntil(running + ms);
    },
    jump: ms => {
      offset += ms;
    },
  };
}
