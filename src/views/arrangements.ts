import type { KeyValueStore } from '../accounts/storage';
import { arrangementFrom, type Arrangement } from '../events/arrangement';
import { createSignal } from '../base/signal';

const key = (profileId: string) => `ensEvents.arrangement.${profileId}`;

/** How the list of each account is laid out, remembered over restarts. */
export interface Arrangements {
  readonly of: (profileId: string) => Arrangement;
  readonly set: (profileId: string, arrangement: Arrangement) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

/**
 * Rejects, in `set`, with the error of the storage; what is shown has changed by then.
 * @param logError hears what a listener threw
 */
export function createArrangements(memento: KeyValueStore, logError: (error: Error) => void): Arrangements {
  const changed = createSignal<undefined>(logError);
  const known = new Map<string, Arrangement>();
  return {
    of: profileId => {
      const arrangement = known.get(profileId) ?? arrangementFrom(memento.get(key(profileId)));
      known.set(profileId, arrangement);
      return arrangement;
    },
    set: async (profileId, arrangement) => {
      known.set(profileId, arrangement);
      changed.fire(undefined);
      await memento.update(key(profileId), arrangement);
    },
    onDidChange: changed.subscribe,
  };
}
