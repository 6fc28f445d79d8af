import type { Current } from './current';
import { isSameEndpoint } from './endpoint';
import { readMatchingKey, type KeyParts, type MatchingKey } from './matchingKey';
import type { ProfileChanges } from './profileChanges';
import type { Seen } from './seen';
import { halfFor, knownHalf, withHalf, type Entered, type StoredProfile } from './storedProfile';

/** The keys that this window works with. What reads one rejects with VaultError. */
export interface KeysInUse {
  /** Reads the key and takes it into use. The first one of an account makes no new revision. */
  readonly read: (profileId: string) => Promise<MatchingKey & { revision: number }>;
  /** The same where something was heard of the key; answers whether it is another, or the first since one could be had. */
  readonly follow: (profileId: string) => Promise<boolean>;
  /** From now on a key that was entered here, when the account had this revision: its echo may have renewed that already. */
  readonly enter: (profileId: string, entered: Entered, revision: number) => void;
  /** The list was changed: where the key in use, or its host, is another by now, nothing is done with the old one any more. */
  readonly expect: (profile: StoredProfile) => void;
  /** The account is no longer there; `why` explains it where the person did not choose it. */
  readonly forget: (profileId: string, why?: string) => void;
}

export function createKeysInUse(
  parts: KeyParts & { seen: Seen; current: Current; changes: Pick<ProfileChanges, 'renew' | 'revisionOf'> },
): KeysInUse {
  const { list, seen, current, changes } = parts;

  function use(profileId: string, entered: Entered): void {
    seen.gone.delete(profileId);
    seen.unsure.delete(profileId);
    seen.uses.set(profileId, entered);
    changes.renew(profileId);
    show(profileId);
  }

  /** Nothing explains any more why the account could not be used. */
  function show(profileId: string): void {
    if (current.activeId() === profileId) {
      current.use(profileId);
    }
  }

  async function take(profileId: string, isHeard: boolean) {
    const key = await readMatchingKey(parts, profileId);
    const { entered } = key;
    const known = seen.uses.get(profileId);
    const isDoubtful = known === undefined || seen.unsure.has(profileId);
    const isNew = (isDoubtful && isHeard) || (known !== undefined && !isSameKey(known, entered));
    if (isNew) {
      use(profileId, entered);
    } else {
      seen.uses.set(profileId, entered);
      if (seen.unsure.delete(profileId)) {
        show(profileId);
      }
    }
    const revision = changes.revisionOf(profileId);
    // A list that cannot be written goes on holding both halves, and whoever reads the key next tries again.
    await list.change(profileId, profile => settled(profile, key)).catch(() => undefined);
    return { ...key, revision, isNew };
  }

  return {
    read: profileId => take(profileId, false),
    follow: async profileId => (await take(profileId, true)).isNew,
    enter: (profileId, entered, revision) => {
      const known = seen.uses.get(profileId);
      if (changes.revisionOf(profileId) === revision || !known || !isSameKey(known, entered)) {
        use(profileId, entered);
      }
    },
    expect: profile => {
      const known = seen.uses.get(profile.id);
      const { fingerprint, ...half } = knownHalf(profile, known);
      if (known && fingerprint !== undefined && !isSameKey(known, { ...half, fingerprint })) {
        use(profile.id, { ...half, fingerprint });
      }
    },
    forget: (profileId, why) => {
      seen.uses.delete(profileId);
      seen.unsure.delete(profileId);
      if (current.activeId() === profileId) {
        current.use(undefined, why);
      }
    },
  };
}

function isSameKey(one: Entered, other: Entered): boolean {
  return one.fingerprint === other.fingerprint && isSameEndpoint(one.endpoint, other.endpoint);
}

/** The profile with the key's own half alone, unless that stands already. */
function settled(profile: StoredProfile, { credentials }: MatchingKey): StoredProfile {
  const half = halfFor(profile, credentials);
  return half && half.fingerprint !== profile.fingerprint ? withHalf(profile, half) : profile;
}
