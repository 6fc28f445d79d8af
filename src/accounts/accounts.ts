import { randomUUID } from 'node:crypto';
import { sentences } from '../base/sentences';
import type { Translate } from '../base/translate';
import { unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Credentials } from '../ens/types';
import type { StateDocument } from '../state/document';
import { createCurrent, startOf, type AccountState } from './current';
import type { AccountDraft, Replacement } from './draft';
import { endingClock } from './endingClock';
import { sharedKeyring, type Keyring } from './keyring';
import { createKeysInUse } from './keysInUse';
import { createSampleAccount } from './memoryAccount';
import { createNames } from './names';
import { openAccount, type OpenAccount } from './openAccount';
import { followOtherWindows } from './otherWindows';
import type { Profile } from './profile';
import { createProfileChanges } from './profileChanges';
import { createProfileList, type Unread } from './profileList';
import { removeAccount, replaceKey, saveAccount } from './savedAccounts';
import { nothingSeen } from './seen';
import type { KeyValueStore, SecretStore } from './storage';
import { knownHalf, shownProfile, withMark } from './storedProfile';
import { createVault } from './vault';
import { isVaultError, VaultError } from './vaultError';

export type { AccountState } from './current';

/**
 * Who is asking. The list of profiles is shared by all windows; which one is active is each window's own, and the last
 * choice is what a new window starts with. Every rejection is a VaultError, or an AbortError once the window closes.
 */
export interface Accounts {
  state(): AccountState;
  /** Hears each new state, once; answers a function that ends it. */
  onDidChange(listener: (state: AccountState) => void): () => void;
  profiles(): readonly Profile[];
  /** What is saved and cannot be used by this version: it is listed, and stays as it is. */
  unread(): readonly Unread[];
  /** True where the account is on this computer no more; false while that cannot be told, since the list is unreadable. */
  isGone(profileId: string): boolean;
  /** Hears that an account came, went, or has another name, mark or credentials; answers a function that ends it. */
  onDidChangeProfiles(listener: () => void): () => void;
  /** Differs as soon as other credentials of this account are in use. */
  revisionOf(profileId: string): number;
  /** What is wrong with a name, in words; `profileId` is the account that bears it already. */
  nameProblem(name: string, profileId?: string): string | undefined;
  /** Saves an account without activating it. */
  add(draft: AccountDraft): Promise<Profile>;
  /** Replaces the credentials and what belongs to them; the name and the mark stay. */
  update(profileId: string, replacement: Replacement): Promise<void>;
  rename(profileId: string, name: string): Promise<void>;
  /** Marks an account as production or read-only, or takes the mark away. */
  setMark(profileId: string, mark: Profile['mark']): Promise<void>;
  /** Also tries an account again whose credentials could not be read. */
  activate(profileId: string): Promise<void>;
  /** Signs out: deletes the secret and the profile. */
  remove(profileId: string): Promise<void>;
  /** Activates an account that lives in this window's memory only; `stop` is called when it is signed out. */
  addSample(profile: Profile, credentials: Credentials, stop: () => void): void;
  /** Reads the credentials anew. Where the active account's cannot be had, the state becomes signed out, with the reason. */
  open(profileId: string): Promise<OpenAccount>;
  /** The account's `OpenAccount.keyHash`; undefined where its credentials cannot be read. */
  keyHashOf(profileId: string): Promise<string | undefined>;
  /** Reads the credentials again of each account whose could not be had; it is back where they can. Never rejects. */
  retry(): Promise<void>;
  /** Compares the list with what the listeners were told: another window's change comes without an event. */
  look(): void;
  /** Ends the sample account and stops following other windows. */
  dispose(): void;
}

export function createAccounts({
  secrets,
  sharesKeyring = true,
  document,
  memento,
  keyring = sharedKeyring,
  clock: machine,
  t,
  newId = randomUUID,
  logError,
}: {
  secrets: SecretStore;
  /** False in a browser, where each window keeps the keyring as it was when it opened (doorbell.ts). */
  sharesKeyring?: boolean;
  /** Where the list of accounts is kept. */
  document: StateDocument;
  /** Where earlier versions kept it. */
  memento: Pick<KeyValueStore, 'get'>;
  /** Where the keys of this window's accounts are. */
  keyring?: Keyring;
  clock: Clock;
  t: Translate;
  newId?: () => string;
  /** Hears what a listener threw (base/signal.ts). */
  logError?: (error: Error) => void;
}): Accounts {
  const closing = new AbortController();
  const clock = endingClock(machine, closing.signal);
  const onLate = (profileId: string) => {
    if (!closing.signal.aborted) {
      check(profileId);
    }
  };
  const vault = createVault({ secrets, clock, t, onLate });
  const onChanged = () => {
    others.tell();
  };
  const list = createProfileList({ document, memento, keyring, clock, t, onChanged });
  const seen = nothingSeen();

  const sights = () => {
    const stored = list.read().profiles.filter(({ id }) => !seen.gone.has(id));
    return stored.map(one => ({ stored: one, shown: shownProfile(one, knownHalf(one, seen.uses.get(one.id))) }));
  };
  const profiles = () => [...sights().map(({ shown }) => shown), ...sample.profiles()];
  const find = (profileId: string) => profiles().find(({ id }) => id === profileId);
  const names = createNames(profiles, t);
  const changes = createProfileChanges(logError);
  const sample = createSampleAccount(
    {
      activeId: () => current.activeId(),
      use: profileId => {
        current.use(profileId);
      },
    },
    changes,
  );
  const current = createCurrent(find, startOf(list.read(), t), logError);
  const keys = createKeysInUse({ vault, list, clock, closing: closing.signal, t, seen, current, changes });
  const others = followOtherWindows({
    ...{ secrets, sharesKeyring, vault, list, sights, keys, seen, current, changes, clock, t },
    onTrouble,
  });
  const check = (profileId: string) => {
    unawaited(others.check(profileId), 'what it cannot find out goes to onTrouble');
  };
  const saving = { vault, list, keys, changes, seen, check };

  function onTrouble(profileId: string, error: unknown): void {
    seen.unsure.add(profileId);
    if (isVaultError(error)) {
      current.explain(profileId, sentences(error.message, error.advice, t));
    }
  }

  function existing(profileId: string): Profile {
    const profile = find(profileId);
    if (profile === undefined) {
      throw new VaultError('missing', t('This account is no longer there.'), t('Sign in again to use it.'));
    }
    return profile;
  }

  async function read(profileId: string): Promise<OpenAccount> {
    existing(profileId);
    const ofSample = sample.open(profileId);
    if (ofSample) {
      return ofSample;
    }
    const { credentials, entered, revision } = await keys.read(profileId);
    // The name and the mark as they are by now, with what belongs to these very credentials.
    return openAccount(shownProfile(existing(profileId), entered), revision, credentials);
  }

  for (const { stored } of sights()) {
    if (stored.next) {
      check(stored.id);
    }
  }

  return {
    state: current.state,
    onDidChange: current.onDidChange,
    profiles,
    unread: () => list.read().unread,
    isGone: profileId => find(profileId) === undefined && (seen.gone.has(profileId) || !list.mayHave(profileId)),
    onDidChangeProfiles: changes.subscribe,
    revisionOf: changes.revisionOf,
    nameProblem: names.problem,
    add: async draft => {
      names.refuseBad(draft.name);
      const profile = await saveAccount(saving, newId(), draft);
      return shownProfile(profile, profile);
    },
    update: async (profileId, replacement) => {
      existing(profileId);
      await replaceKey(saving, profileId, replacement);
    },
    rename: async (profileId, name) => {
      names.refuseBad(name, profileId);
      existing(profileId);
      await list.change(profileId, profile => ({ ...profile, name: name.trim() }));
    },
    setMark: async (profileId, mark) => {
      existing(profileId);
      await list.change(profileId, profile => withMark(profile, mark));
    },
    activate: async profileId => {
      existing(profileId);
      if (current.activeId() !== profileId || current.state().kind === 'signedOut') {
        current.use(profileId);
      }
      if (!sample.is(profileId)) {
        await list.setActive(profileId);
      }
    },
    remove: async profileId => {
      if (sample.is(profileId)) {
        sample.end();
      } else {
        await removeAccount(saving, profileId);
      }
    },
    addSample: sample.add,
    open: async profileId => {
      try {
        return await read(profileId);
      } catch (error) {
        onTrouble(profileId, error);
        throw error;
      }
    },
    keyHashOf: async profileId => {
      try {
        return (await read(profileId)).keyHash;
      } catch (error) {
        if (isVaultError(error)) {
          return undefined;
        }
        throw error;
      }
    },
    retry: async () => {
      await Promise.all([...seen.unsure].filter(id => list.find(id)).map(others.check));
    },
    look: others.look,
    dispose: () => {
      closing.abort();
      others.dispose();
      sample.dispose();
    },
  };
}
