import type { KeyValueStore } from './storage';

const key = 'ensEvents.shownAccounts';

/** Which accounts are shown beside the active one: a wish of the person, kept for all windows to start with. */
export interface ShownAccounts {
  readonly ids: () => readonly string[];
  readonly set: (ids: readonly string[]) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

/** Rejects, in `set`, with the error of the storage. */
export function createShownAccounts(memento: KeyValueStore): ShownAccounts {
  const listeners = new Set<() => void>();
  let ids = idsFrom(memento.get(key));
  return {
    ids: () => ids,
    set: async next => {
      ids = [...new Set(next)];
      for (const listener of [...listeners]) {
        listener();
      }
      await memento.update(key, ids);
    },
    onDidChange: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}

function idsFrom(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : [];
}
