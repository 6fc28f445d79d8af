import type { KeyValueStore } from '../accounts/storage';
import { arrangementFrom, type Arrangement } from '../events/arrangement';

const key = (profileId: string) => `ensEvents.arrangement.${profileId}`;

/** How the list of each account is laid out, remembered over restarts. */
export interface Arrangements {
  readonly of: (profileId: string) => Arrangement;
  readonly set: (profileId: string, arrangement: Arrangement) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

/** Rejects, in `set`, with the error of the storage; what is shown has changed by then. */
export function createArrangements(memento: KeyValueStore): Arrangements {
  const listeners = new Set<() => void>();
  const known = new Map<string, Arrangement>();
  return {
    of: profileId => {
      const arrangement = known.get(profileId) ?? arrangementFrom(memento.get(key(profileId)));
      known.set(profileId, arrangement);
      return arrangement;
    },
    set: async (profileId, arrangement) => {
      known.set(profileId, arrangement);
      for (const listener of [...listeners]) {
        listener();
      }
      await memento.update(key(profileId), arrangement);
    },
    onDidChange: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
