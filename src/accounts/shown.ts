import { createSignal } from '../base/signal';
import type { KeyValueStore } from './storage';

const key = 'ensEvents.shownAccounts';

/** Which accounts are shown beside the active one: a wish of the person, kept for all windows to start with. */
export interface ShownAccounts {
  readonly ids: () => readonly string[];
  readonly set: (ids: readonly string[]) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

/**
 * Rejects, in `set`, with the error of the storage.
 * @param onError hears what a listener threw (base/signal.ts)
 */
export function createShownAccounts(memento: KeyValueStore, onError?: (error: Error) => void): ShownAccounts {
  const changed = createSignal<undefined>(onError);
  let ids = idsFrom(memento.get(key));
  return {
    ids: () => ids,
    set: async next => {
      ids = [...new Set(next)];
      changed.fire(undefined);
      await memento.update(key, ids);
    },
    onDidChange: changed.subscribe,
  };
}

function idsFrom(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : [];
}
