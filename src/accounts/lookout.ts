import type { Profile } from './profile';
import type { StoredProfile } from './storedProfile';

export interface Differences {
  readonly any: boolean;
  readonly came: readonly string[];
  readonly left: readonly string[];
  /** Their keys, or what those were entered with, may be others. */
  readonly rekeyed: readonly string[];
}

/** An account as it is stored and as it is shown. */
export interface Sight {
  readonly stored: StoredProfile;
  readonly shown: Profile;
}

/** Answers a function that says what differs since it was called last, or since the start. */
export function createLookout(sights: () => readonly Sight[]): () => Differences {
  let before = take(sights());
  return () => {
    const now = take(sights());
    const { keys: earlier, shown } = before;
    before = now;
    return {
      any: now.shown !== shown,
      came: [...now.keys.keys()].filter(id => !earlier.has(id)),
      left: [...earlier.keys()].filter(id => !now.keys.has(id)),
      rekeyed: [...now.keys].flatMap(([id, key]) => (earlier.has(id) && earlier.get(id) !== key ? [id] : [])),
    };
  };
}

function take(sights: readonly Sight[]): { shown: string; keys: ReadonlyMap<string, string> } {
  return {
    shown: JSON.stringify(sights.map(({ shown }) => shown)),
    keys: new Map(sights.map(({ stored }) => [stored.id, keyOf(stored)])),
  };
}

function keyOf({ kind, maskedKeyId, endpoint, expiresAt, fingerprint, next }: StoredProfile): string {
  return JSON.stringify([kind, maskedKeyId, endpoint, expiresAt, fingerprint, next]);
}
