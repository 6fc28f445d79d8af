import { enteredOf, profileOf, type AccountDraft, type Replacement } from './draft';
import type { KeysInUse } from './keysInUse';
import { isSame } from './lateSignIn';
import type { ProfileChanges } from './profileChanges';
import type { ProfileList } from './profileList';
import type { Seen } from './seen';
import { withHalf, type StoredProfile } from './storedProfile';
import type { Vault } from './vault';
import { isVaultError } from './vaultError';

export interface SavingParts {
  vault: Pick<Vault, 'write' | 'remove'>;
  list: Pick<ProfileList, 'find' | 'add' | 'change' | 'drop'>;
  keys: Pick<KeysInUse, 'enter' | 'forget'>;
  changes: Pick<ProfileChanges, 'revisionOf'>;
  seen: Seen;
  /** Finds out what the keyring really has, after it said that it failed. */
  check: (profileId: string) => void;
}

/**
 * Rejects with VaultError; nothing is left behind then. What the keyring did not answer in time may come about later
 * (lateSignIn.ts): until then it is waited for in this window alone.
 */
export async function saveAccount(parts: SavingParts, id: string, draft: AccountDraft): Promise<StoredProfile> {
  const { vault, list, seen } = parts;
  const profile = profileOf(id, draft);
  giveUpAwaited(seen, profile);
  // Before the secret is stored, whose echo would otherwise read as another window's.
  seen.uses.set(id, enteredOf(draft));
  try {
    // The profile goes first, so that a window that hears of the secret finds it.
    await list.add(profile);
    await vault.write(id, draft.credentials);
    return profile;
  } catch (error) {
    seen.gone.add(id);
    // Whether what follows works too changes nothing for the person.
    if (isVaultError(error) && error.problem === 'timeout') {
      seen.awaited.set(id, profile);
    } else {
      seen.abandoned.add(id);
      // A keyring may keep what it said it refused.
      vault.remove(id).catch(() => undefined);
    }
    list.drop(id).catch(() => undefined);
    throw error;
  }
}

/** The person signs in to it once more: what was entered before does not count. */
function giveUpAwaited({ awaited, abandoned }: Seen, profile: StoredProfile): void {
  for (const [id, other] of awaited) {
    if (isSame(other, profile)) {
      awaited.delete(id);
      abandoned.add(id);
    }
  }
}

/** Rejects with VaultError; the account goes on with the key that the keyring has, whenever it has it. */
export async function replaceKey(parts: SavingParts, id: string, replacement: Replacement): Promise<void> {
  const { vault, list, keys, changes, seen } = parts;
  const entered = enteredOf(replacement);
  const revision = changes.revisionOf(id);
  // Where the key stays the same, it cannot say which half holds: the list alone does.
  const keyStays = list.find(id)?.fingerprint === entered.fingerprint;
  const keep = () => list.change(id, profile => withHalf(profile, entered));
  if (!keyStays) {
    await list.change(id, profile => ({ ...profile, next: entered }));
  }
  try {
    await vault.write(id, replacement.credentials, !keyStays);
  } catch (error) {
    parts.check(id);
    throw error;
  }
  if (keyStays) {
    await keep();
  }
  seen.leaving.delete(id);
  keys.enter(id, entered, revision);
  if (!keyStays) {
    // The key holds already. A list that cannot be written has both halves, and whoever reads the key tries again.
    await keep().catch(() => undefined);
  }
}

/** Rejects with VaultError: where the secret could not be deleted, the account stays. */
export async function removeAccount(parts: SavingParts, id: string): Promise<void> {
  const { vault, list, keys, seen } = parts;
  // Before the deletion, whose echo would otherwise read as another window's.
  seen.gone.add(id);
  seen.leaving.delete(id);
  try {
    await vault.remove(id);
  } catch (error) {
    seen.gone.delete(id);
    seen.leaving.add(id);
    parts.check(id);
    throw error;
  }
  keys.forget(id);
  await list.drop(id);
}
