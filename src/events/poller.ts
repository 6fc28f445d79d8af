import { isEnsError } from '../ens/error';
import type { Clock } from '../ens/ports';
import { sectionOf } from './event';
import { createNap } from './nap';
import { isFinal, isFuture, paceOf, waitAfter, type LastRead, type Pace, type PollFacts } from './pollRules';
import type { EventStore, ListState } from './store';
import { unawaited } from '../base/unawaited';

/** The longest single wait, milliseconds: once a machine wakes up, nobody waits longer than this for fresh events. */
const longestNap = { seen: 30_000, hidden: 300_000 };

export interface PollerParts {
  store: Pick<EventStore, 'changes' | 'state' | 'events'>;
  /** Reads the list; calls while one runs share it. Never rejects (`views/loader.ts`). */
  load: () => Promise<void>;
  /** What is known besides the list; undefined while there is no account to ask with. */
  facts: () => Omit<PollFacts, 'executing'> | undefined;
  /** True when this window is the one that reads while nobody looks. Never rejects. */
  mayWatch: () => Promise<boolean>;
  clock: Clock;
  /** From 0 to 1. */
  random: () => number;
}

export interface Poller {
  /** Something besides the list changed: a view, the window, a setting, an operation. */
  readonly update: () => void;
  readonly dispose: () => void;
}

/**
 * Reads the list of one account again and again, at the pace of `pollRules.ts`. It has one timer, and none while nothing
 * is to be read. A clock that jumps and a machine that slept lead to one read, not to those that were missed.
 */
export function createPoller({ store, load, facts, mayWatch, clock, random }: PollerParts): Poller {
  const nap = createNap(clock);
  let heard = store.state();
  let last = lastReadOf(heard, 0, heard.loadedAt ?? clock.now(), 0);
  let pace: Pace | undefined;
  /** When another window turned out to be the one that watches, Unix milliseconds. */
  let refusedAt: number | undefined;
  let jumped = false;
  let reading = false;
  let disposed = false;

  const update = () => {
    jumped = nap.end() || jumped;
    const known = disposed ? undefined : facts();
    const next = known && paceOf({ ...known, executing: isExecuting(store) }, clock.now());
    if (last && next && !next.hidden && pace?.hidden !== false) {
      // Somebody turns to the list: earlier failures do not make them wait.
      last = { ...last, failures: 0, spread: 0 };
    }
    pace = next;
    if (!pace || isFinal(store.state().error)) {
      jumped = false;
    } else if (!reading && !store.state().loading) {
      const left = jumped ? 0 : millisecondsLeft(pace);
      if (left > 0) {
        nap.begin(Math.min(left, pace.hidden ? longestNap.hidden : longestNap.seen), update);
      } else {
        unawaited(read(pace), 'a failure to read is a row of its list');
      }
    }
  };
  const millisecondsLeft = ({ every, hidden }: Pace) => {
    const now = clock.now();
    const due = last && !isFuture(last.at, now) ? last.at + waitAfter(last, every) : now;
    const refused = hidden && refusedAt !== undefined && !isFuture(refusedAt, now) ? refusedAt + every : due;
    return Math.max(due, refused) - now;
  };
  const read = async ({ hidden }: Pace) => {
    reading = true;
    jumped = false;
    const allowed = await (hidden ? mayWatch() : true);
    refusedAt = allowed ? undefined : clock.now();
    if (allowed && !disposed) {
      const before = last;
      await load();
      // Where nothing came of it, not even an error, it ended with its account.
      last = last === before ? { at: clock.now(), failures: 0, spread: random() } : last;
    }
    reading = false;
    update();
  };
  const unsubscribe = store.changes.subscribe(() => {
    const state = store.state();
    if (!state.loading && (state.loadedAt !== heard.loadedAt || state.error !== heard.error)) {
      heard = state;
      jumped = false;
      // A refresh by the person starts the count of failures anew.
      last = lastReadOf(state, reading ? (last?.failures ?? 0) : 0, clock.now(), random());
    }
    update();
  });
  update();

  return {
    update,
    dispose: () => {
      disposed = true;
      unsubscribe();
      nap.end();
    },
  };
}

/** What the list says of the read that just ended; undefined where it has not been read, or was forgotten. */
function lastReadOf({ loadedAt, error }: ListState, before: number, at: number, spread: number): LastRead | undefined {
  if (loadedAt === undefined && !error) {
    return undefined;
  }
  const retryAfter = isEnsError(error) ? error.retryAfter : undefined;
  return { at, spread, failures: error ? before + 1 : 0, ...(retryAfter !== undefined && { retryAfter }) };
}

function isExecuting(store: Pick<EventStore, 'events'>): boolean {
  return [...store.events()].some(event => sectionOf(event) === 'running');
}
