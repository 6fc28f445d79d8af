import { createSignal } from '../base/signal';

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

/** @param onError hears what a listener threw (base/signal.ts) */
export function createProfileChanges(onError?: (error: Error) => void): ProfileChanges {
  const changed = createSignal<undefined>(onError);
  const revisions = new Map<string, number>();
  const announce = () => {
    changed.fire(undefined);
  };
  return {
    revisionOf: profileId => revisions.get(profileId) ?? 0,
    subscribe: changed.subscribe,
    announce,
    renew: profileId => {
      revisions.set(profileId, (revisions.get(profileId) ?? 0) + 1);
      announce();
    },
  };
}
