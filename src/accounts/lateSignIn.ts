import type { Current } from './current';
import { digest } from './digest';
import { isSameEndpoint } from './endpoint';
import type { ProfileList } from './profileList';
import type { Seen } from './seen';
import type { StoredProfile } from './storedProfile';
import type { Vault } from './vault';

export interface LateSignInParts {
  vault: Pick<Vault, 'read' | 'remove'>;
  list: Pick<ProfileList, 'read' | 'add' | 'setActive'>;
  seen: Seen;
  current: Pick<Current, 'activeId' | 'use'>;
}

/**
 * The keyring answered after a sign-in was given up: where it has the key, the account is signed in after all, unless the
 * person has signed in to it in another way meanwhile. Rejects with VaultError: `missing` where there is no key.
 */
export async function finishSignIn({ vault, list, seen, current }: LateSignInParts, profile: StoredProfile) {
  const { id } = profile;
  const fingerprint = digest(await vault.read(id));
  seen.awaited.delete(id);
  if (fingerprint !== profile.fingerprint || list.read().profiles.some(other => isSame(other, profile))) {
    seen.abandoned.add(id);
    await vault.remove(id);
    return;
  }
  seen.gone.delete(id);
  try {
    await list.add(profile);
  } catch (error) {
    seen.gone.add(id);
    seen.awaited.set(id, profile);
    throw error;
  }
  if (current.activeId() === undefined) {
    current.use(id);
    await list.setActive(id);
  }
}

/** Of one name or with one key, nobody wants two. */
export function isSame(one: StoredProfile, other: StoredProfile): boolean {
  const sameKey = one.fingerprint === other.fingerprint && isSameEndpoint(one.endpoint, other.endpoint);
  return sameKey || one.name.toLowerCase() === other.name.toLowerCase();
}
