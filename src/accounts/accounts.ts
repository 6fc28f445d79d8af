import { randomUUID } from 'node:crypto';
import type { Clock, Translate } from '../ens/ports';
import type { Credentials } from '../ens/types';
import { createCurrent, startOf, type AccountState } from './current';
import { profileOf, type AccountDraft } from './draft';
import { createNames } from './names';
import { digest, followOtherWindows, type Seen } from './otherWindows';
import type { Profile } from './profile';
import { createProfileChanges } from './profileChanges';
import { createProfileList } from './profileList';
import type { KeyValueStore, SecretStore } from './storage';
import { createVault } from './vault';
import { isVaultError, VaultError } from './vaultError';

export type { AccountState } from './current';

/**
 * Who is asking. The list of profiles is shared by all windows; which one is active is each window's own, and the last
 * choice is what a new window starts with. Every rejection is a VaultError.
 */
export interface Accounts {
  state(): AccountState;
  /** Hears each new state, once; answers a function that ends it. Listeners must not throw. */
  onDidChange(listener: (state: AccountState) => void): () => void;
  profiles(): readonly Profile[];
  /** Hears that an account came, went, or has another name, mark or credentials; answers a function that ends it. */
  onDidChangeProfiles(listener: () => void): () => void;
  /** Differs as soon as other credentials of this account are in use. */
  revisionOf(profileId: string): number;
  /** What is wrong with a name, in words; `profileId` is the account that bears it already. */
  nameProblem(name: string, profileId?: string): string | undefined;
  /** Saves an account without activating it. */
  add(draft: AccountDraft): Promise<Profile>;
  update(profileId: string, draft: AccountDraft): Promise<void>;
  rename(profileId: string, name: string): Promise<void>;
  /** Marks an account as production or read-only, or takes the mark away. */
  setMark(profileId: string, mark: Profile['mark']): Promise<void>;
  /** Also tries an account again whose credentials could not be read. */
  activate(profileId: string): Promise<void>;
  /** Signs out: deletes the secret and the profile. */
  remove(profileId: string): Promise<void>;
  /** Activates an account that lives in this window's memory only; `stop` is called when it is signed out. */
  addSample(profile: Profile, credentials: Credentials, stop: () => void): void;
  /** Where the active account's cannot be had, the state becomes signed out, with the reason. */
  credentialsOf(profileId: string): Promise<Credentials>;
  /** Ends the sample account and stops following other windows. */
  dispose(): void;
}

interface Sample {
  profile: Profile;
  credentials: Credentials;
  stop: () => void;
  /** The account that was active before, which signing out returns to. */
  before: string | undefined;
}

export function createAccounts({
  secrets,
  memento,
  clock,
  t,
  newId = randomUUID,
}: {
  secrets: SecretStore;
  memento: KeyValueStore;
  clock: Clock;
  t: Translate;
  newId?: () => string;
}): Accounts {
  const vault = createVault({ secrets, clock, t });
  const list = createProfileList({ memento, clock, t });
  const seen: Seen = { gone: new Set(), digests: new Map() };
  let sample: Sample | undefined;

  const saved = () => list.read().profiles.filter(({ id }) => !seen.gone.has(id));
  const profiles = () => (sample === undefined ? saved() : [...saved(), sample.profile]);
  const find = (profileId: string) => profiles().find(({ id }) => id === profileId);
  const names = createNames(profiles, t);
  const current = createCurrent(find, startOf(list.read(), t));
  const changes = createProfileChanges();
  const stopFollowing = followOtherWindows({ secrets, vault, current, find, seen, changes, onTrouble, t });

  function onTrouble(profileId: string, error: unknown): void {
    seen.digests.delete(profileId);
    if (isVaultError(error)) {
      current.explain(profileId, `${error.message} ${error.advice}`);
    }
  }

  function existing(profileId: string): Profile {
    const profile = find(profileId);
    if (profile === undefined) {
      throw new VaultError('missing', t('This account is no longer there.'), t('Sign in again to use it.'));
    }
    return profile;
  }

  /** The profile goes before its secret, so that a window that hears of the secret finds the profile. */
  async function save(profile: Profile, credentials: Credentials, undo: () => Promise<void>): Promise<void> {
    await list.put(profile);
    seen.digests.set(profile.id, digest(credentials));
    try {
      await vault.write(profile.id, credentials);
    } catch (error) {
      seen.digests.delete(profile.id);
      await undo();
      throw error;
    }
  }

  function endSample({ stop, profile, before }: Sample): void {
    sample = undefined;
    stop();
    if (current.activeId() === profile.id) {
      current.use(before);
    }
    changes.announce();
  }

  return {
    state: current.state,
    onDidChange: current.onDidChange,
    profiles,
    onDidChangeProfiles: changes.subscribe,
    revisionOf: changes.revisionOf,
    nameProblem: names.problem,
    add: async draft => {
      names.refuseBad(draft.name);
      const profile = profileOf(newId(), draft);
      await save(profile, draft.credentials, async () => {
        // A keyring may keep what it said it refused. Whether this works too changes nothing for the person.
        void vault.remove(profile.id).catch(() => undefined);
        await list.drop(profile.id);
      });
      changes.announce();
      return profile;
    },
    update: async (profileId, draft) => {
      const before = existing(profileId);
      names.refuseBad(draft.name, profileId);
      const { mark } = before;
      await save({ ...profileOf(profileId, draft), ...(mark && { mark }) }, draft.credentials, () => list.put(before));
      changes.renew(profileId);
      if (current.activeId() === profileId) {
        current.use(profileId);
      }
    },
    rename: async (profileId, name) => {
      names.refuseBad(name, profileId);
      await list.put({ ...existing(profileId), name: name.trim() });
      current.announce();
      changes.announce();
    },
    setMark: async (profileId, mark) => {
      const marked: Profile = { ...existing(profileId) };
      delete marked.mark;
      await list.put({ ...marked, ...(mark && { mark }) });
      current.announce();
      changes.announce();
    },
    activate: async profileId => {
      existing(profileId);
      if (current.activeId() !== profileId || current.state().kind === 'signedOut') {
        current.use(profileId);
      }
      if (profileId !== sample?.profile.id) {
        await list.setActive(profileId);
      }
    },
    remove: async profileId => {
      if (sample?.profile.id === profileId) {
        endSample(sample);
        return;
      }
      // Before the deletion, whose echo would otherwise read as another window's.
      seen.gone.add(profileId);
      try {
        await vault.remove(profileId);
      } catch (error) {
        seen.gone.delete(profileId);
        throw error;
      }
      seen.digests.delete(profileId);
      if (current.activeId() === profileId) {
        current.use(undefined);
      }
      await list.drop(profileId);
      changes.announce();
    },
    addSample: (profile, credentials, stop) => {
      const before = sample?.before ?? current.activeId();
      sample?.stop();
      sample = { profile, credentials, stop, before };
      changes.renew(profile.id);
      current.use(profile.id);
    },
    credentialsOf: async profileId => {
      if (sample?.profile.id === profileId) {
        return sample.credentials;
      }
      try {
        const credentials = await vault.read(profileId);
        if (!seen.digests.has(profileId)) {
          seen.digests.set(profileId, digest(credentials));
        }
        return credentials;
      } catch (error) {
        onTrouble(profileId, error);
        throw error;
      }
    },
    dispose: () => {
      stopFollowing();
      sample?.stop();
    },
  };
}
