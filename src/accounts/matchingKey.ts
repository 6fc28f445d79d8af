import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { Credentials } from '../ens/types';
import type { ProfileList } from './profileList';
import { lookAgainAfter } from './storage';
import { halfFor, type Entered } from './storedProfile';
import type { Vault } from './vault';
import { VaultError } from './vaultError';

/** Credentials with what they were entered with. */
export interface MatchingKey {
  credentials: Credentials;
  entered: Entered;
}

export interface KeyParts {
  vault: Vault;
  list: Pick<ProfileList, 'find' | 'change'>;
  clock: Clock;
  /** Aborts when the window closes. */
  closing: AbortSignal;
  t: Translate;
}

/**
 * Reads the account's credentials. What another window's new key was entered with may be here before that key, so the
 * keyring gets some 3 s to follow. Rejects with VaultError: `mismatch` where nothing says it; and as the signal does, once
 * the window closes.
 */
export async function readMatchingKey(parts: KeyParts, profileId: string): Promise<MatchingKey> {
  const { vault, list, clock, closing, t } = parts;
  for (const wait of [0, ...lookAgainAfter]) {
    await (wait > 0 && clock.sleep(wait, closing).catch(() => undefined));
    closing.throwIfAborted();
    const credentials = await vault.read(profileId).catch((error: unknown) => {
      closing.throwIfAborted();
      throw error;
    });
    const profile = list.find(profileId);
    const entered = profile && halfFor(profile, credentials);
    if (entered) {
      return { credentials, entered };
    }
  }
  throw new VaultError(
    'mismatch',
    t('The saved AccessKey is not the one that belongs to this account.'),
    t('Reload the window. If that does not help, enter the AccessKey again under Manage Accounts.'),
  );
}
