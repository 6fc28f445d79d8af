import type { Translate } from '../base/translate';
import { unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Current } from './current';
import { createDoorbell } from './doorbell';
import type { KeysInUse } from './keysInUse';
import { finishSignIn } from './lateSignIn';
import { troubleWords } from './listWords';
import { createLookout, type Sight } from './lookout';
import type { ProfileChanges } from './profileChanges';
import type { ProfileList } from './profileList';
import type { Seen } from './seen';
import type { SecretStore } from './storage';
import { profileIdOf, type Vault } from './vault';
import { isVaultError } from './vaultError';

export interface OtherWindows {
  /** Compares the shared list with what was told of it last; the listeners hear what differs. */
  readonly look: () => void;
  /** `look` here and in the other windows: the list was changed. */
  readonly tell: () => void;
  /** Finds out what the keyring has of the account: it may have done what it said it had not. Never rejects. */
  readonly check: (profileId: string) => Promise<void>;
  readonly dispose: () => void;
}

export interface OtherWindowsParts {
  secrets: Pick<SecretStore, 'store' | 'onDidChange'>;
  /** See `createDoorbell`. */
  sharesKeyring: boolean;
  vault: Pick<Vault, 'read' | 'remove'>;
  list: Pick<ProfileList, 'read' | 'mayHave' | 'drop' | 'add' | 'setActive'>;
  /** The accounts that are saved, without those that are gone. */
  sights: () => readonly Sight[];
  keys: Pick<KeysInUse, 'follow' | 'expect' | 'forget'>;
  seen: Seen;
  current: Current;
  changes: Pick<ProfileChanges, 'announce'>;
  /** Hears that a key cannot be had. */
  onTrouble: (profileId: string, error: unknown) => void;
  clock: Clock;
  t: Translate;
}

/** What makes this window read a key: its secret changed, its account appeared in the list, or something is not certain. */
type Why = 'secret' | 'came' | 'check';

/**
 * Follows what other windows do to our secrets and to the shared list: deleted means signed out, changed means other
 * credentials, and a window without an account joins the one another window signed in to.
 */
export function followOtherWindows(parts: OtherWindowsParts): OtherWindows {
  const { secrets, sharesKeyring, list, sights, keys, seen, current, changes, onTrouble, clock, t } = parts;
  const differences = createLookout(sights);
  const doorbell = createDoorbell({ secrets, sharesKeyring, clock, look });

  /** The shared list may have lost the profile already: what counts is whether this window still works with it. */
  function onDeleted(profileId: string): void {
    const signedOutHere = seen.gone.has(profileId);
    seen.gone.add(profileId);
    if (seen.leaving.delete(profileId)) {
      keys.forget(profileId);
      list.drop(profileId).catch(() => undefined);
    } else if (!signedOutHere) {
      keys.forget(profileId, elsewhereWords(t));
    }
    look();
  }

  async function findOut(profileId: string, why: Why): Promise<void> {
    if (why === 'check') {
      checks.delete(profileId);
    }
    try {
      const awaited = seen.awaited.get(profileId);
      if (seen.abandoned.has(profileId)) {
        await discard(parts, profileId);
      } else if (awaited) {
        await finishSignIn(parts, awaited);
      } else if ((await keys.follow(profileId)) && why !== 'check' && current.activeId() === undefined) {
        current.use(profileId);
      }
    } catch (error) {
      const isMissing = isVaultError(error) && error.problem === 'missing';
      if (isMissing && seen.awaited.delete(profileId)) {
        // The keyring did not keep it after all, as the person was told.
        return;
      }
      if (isMissing && (why === 'secret' || seen.leaving.has(profileId))) {
        onDeleted(profileId);
      } else {
        onTrouble(profileId, error);
      }
    }
  }

  // One after the other: of two changes, the later one's reading must be the last.
  let finding = Promise.resolve();
  const inTurn = (profileId: string, why: Why) => {
    finding = finding.then(() => findOut(profileId, why));
    return finding;
  };
  /** Those that are about to be made: whatever calls for one once more has it with them. */
  const checks = new Map<string, Promise<void>>();
  const check = (profileId: string) => {
    const checking = checks.get(profileId) ?? inTurn(profileId, 'check');
    checks.set(profileId, checking);
    return checking;
  };

  function look(): void {
    const { any, came, left, rekeyed } = differences();
    for (const profileId of left.filter(id => !seen.gone.has(id))) {
      const { trouble } = list.read();
      const isUnread = trouble !== undefined && list.mayHave(profileId);
      keys.forget(profileId, isUnread ? troubleWords(trouble, t) : elsewhereWords(t));
    }
    for (const profileId of came.filter(id => !seen.uses.has(id))) {
      unawaited(inTurn(profileId, 'came'), inFindOut);
    }
    for (const { stored } of sights().filter(({ shown }) => rekeyed.includes(shown.id))) {
      keys.expect(stored);
      unawaited(check(stored.id), inFindOut);
    }
    if (any) {
      current.announce();
      changes.announce();
    }
  }

  const subscription = secrets.onDidChange(({ key }) => {
    const profileId = profileIdOf(key);
    if (profileId !== undefined) {
      unawaited(inTurn(profileId, 'secret'), inFindOut);
    }
  });
  return {
    look,
    tell: () => {
      look();
      doorbell.ring();
    },
    check,
    dispose: () => {
      subscription.dispose();
      doorbell.dispose();
    },
  };
}

/** Why no reading of a key is waited for. */
const inFindOut = 'what it cannot find out goes to onTrouble';

const elsewhereWords = (t: Translate) => t('This account was signed out in another window.');

/** The secret of an account that was never saved: nothing refers to it. */
async function discard({ vault }: Pick<OtherWindowsParts, 'vault'>, profileId: string): Promise<void> {
  await vault.read(profileId);
  await vault.remove(profileId);
}
