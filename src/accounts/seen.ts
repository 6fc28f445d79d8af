import type { Entered, StoredProfile } from './storedProfile';

/** What this window knows about secrets, so as to tell another window's change from the echo of its own; ids of profiles. */
export interface Seen {
  /** Signed out here or elsewhere, or never saved; the shared list may say so later than the secret. */
  readonly gone: Set<string>;
  /** What the keys in use here were entered with. */
  readonly uses: Map<string, Entered>;
  /** Their keys could not be had: the next ones that are heard of count as new. */
  readonly unsure: Set<string>;
  /** Never saved: should their secrets turn up late, they are deleted. */
  readonly abandoned: Set<string>;
  /** Not saved either, since the keyring did not answer in time: should their secrets turn up late, they are. */
  readonly awaited: Map<string, StoredProfile>;
  /** Not signed out, since the keyring failed: should it delete their secrets late, they are. */
  readonly leaving: Set<string>;
}

export function nothingSeen(): Seen {
  return {
    ...{ gone: new Set(), uses: new Map(), unsure: new Set() },
    ...{ abandoned: new Set(), awaited: new Map(), leaving: new Set() },
  };
}
