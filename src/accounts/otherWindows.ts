import { createHash } from 'node:crypto';
import type { Translate } from '../ens/ports';
import type { Credentials } from '../ens/types';
import type { Current } from './current';
import type { Profile } from './profile';
import type { ProfileChanges } from './profileChanges';
import type { SecretStore } from './storage';
import { profileIdOf, type Vault } from './vault';
import { isVaultError } from './vaultError';

/** What this window knows about secrets, so as to tell another window's change from the echo of its own. */
export interface Seen {
  /** Profiles signed out here or elsewhere; the change of the shared list may arrive later than that of the secret. */
  readonly gone: Set<string>;
  /** By profile, the digest of the credentials in use here. */
  readonly digests: Map<string, string>;
}

export function digest({ accessKeyId, accessKeySecret, securityToken }: Credentials): string {
  return createHash('sha256')
    .update(JSON.stringify([accessKeyId, accessKeySecret, securityToken]))
    .digest('hex');
}

/**
 * Follows what other windows do to our secrets: deleted means signed out, changed means other credentials, and a window
 * without an account joins the one another window signed in to. Answers a function that ends it.
 */
export function followOtherWindows({
  secrets,
  vault,
  current,
  find,
  seen,
  changes,
  onTrouble,
  t,
}: {
  secrets: Pick<SecretStore, 'onDidChange'>;
  vault: Vault;
  current: Current;
  find: (profileId: string) => Profile | undefined;
  seen: Seen;
  changes: Pick<ProfileChanges, 'announce' | 'renew'>;
  onTrouble: (profileId: string, error: unknown) => void;
  t: Translate;
}): () => void {
  /** The shared list may have lost the profile already: what counts is whether this window still works with it. */
  function signedOutElsewhere(profileId: string): void {
    const signedOutHere = seen.gone.has(profileId);
    seen.gone.add(profileId);
    seen.digests.delete(profileId);
    if (!signedOutHere && current.activeId() === profileId) {
      current.use(undefined, t('This account was signed out in another window.'));
    }
    changes.announce();
  }

  async function follow(profileId: string): Promise<void> {
    let credentials: Credentials;
    try {
      credentials = await vault.read(profileId);
    } catch (error) {
      if (isVaultError(error) && error.problem === 'missing') {
        signedOutElsewhere(profileId);
      } else {
        onTrouble(profileId, error);
      }
      return;
    }
    if (seen.digests.get(profileId) === digest(credentials)) {
      return;
    }
    seen.gone.delete(profileId);
    seen.digests.set(profileId, digest(credentials));
    changes.renew(profileId);
    const activeId = current.activeId();
    if (activeId === profileId || (activeId === undefined && find(profileId) !== undefined)) {
      current.use(profileId);
    }
  }

  // One after the other: of two changes, the later one's reading must be the last.
  let following = Promise.resolve();
  const subscription = secrets.onDidChange(({ key }) => {
    const profileId = profileIdOf(key);
    if (profileId !== undefined) {
      following = following.then(() => follow(profileId));
    }
  });
  return () => {
    subscription.dispose();
  };
}
