/** What changes about the accounts besides which one is active. */
export interface ProfileChanges {
  /** Differs as soon as other credentials of this account are in use. */
  readonly revisionOf: (profileId: string) => number;
  /** Hears that the list, a name, a mark or the credentials of an account changed; answers a function that ends it. */
  readonly subscribe: (listener: () => void) => () => void;
  readonly announce: () => void;
  /** The account has other credentials from now on. */
  readonly renew: (profileId: string) => void;
}

export function createProfileChanges(): ProfileChanges {
  const listeners = new Set<() => void>();
  const revisions = new Map<string, number>();
  const announce = () => {
    for (const listener of [...listeners]) {
      listener();
    }
  };
  return {
    revisionOf: profileId => revisions.get(profileId) ?? 0,
    subscribe: listener => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    announce,
    renew: profileId => {
      revisions.set(profileId, (revisions.get(profileId) ?? 0) + 1);
      announce();
    },
  };
}
