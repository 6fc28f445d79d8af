import * as v from 'valibot';
import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { Credentials } from '../ens/types';
import { attempt } from './attempt';
import type { SecretStore } from './storage';
import { VaultError } from './vaultError';

/** How long a keyring may take, milliseconds: it may be asking the person to unlock it. */
export const storageLimit = 10_000;

const prefix = 'ensEvents.profile.';

const storedCredentials = v.strictObject({
  version: v.literal(1),
  accessKeyId: v.pipe(v.string(), v.minLength(1)),
  accessKeySecret: v.pipe(v.string(), v.minLength(1)),
  securityToken: v.exactOptional(v.string()),
});

/** The credentials of each profile, one JSON value per profile in SecretStorage. Each call rejects with VaultError only. */
export interface Vault {
  /** Rejects with problem `missing` where there is none, `unreadable` where an older version or something else wrote it. */
  read(profileId: string): Promise<Credentials>;
  /**
   * Reads back what it stored: a keyring may accept a value and lose it.
   * @param counts false where nothing comes of a key that is stored late, so that the person has to try again
   */
  write(profileId: string, credentials: Credentials, counts?: boolean): Promise<void>;
  remove(profileId: string): Promise<void>;
}

/** The profile a SecretStorage key belongs to; undefined for keys that are not ours. */
export function profileIdOf(key: string): string | undefined {
  return key.startsWith(prefix) ? key.slice(prefix.length) : undefined;
}

export function createVault({
  secrets,
  clock,
  t,
  onLate = () => undefined,
}: {
  secrets: Omit<SecretStore, 'onDidChange'>;
  clock: Clock;
  t: Translate;
  /** Hears that the keyring answered, well or not, what had been given up: there may be something to be seen. */
  onLate?: (profileId: string) => void;
}): Vault {
  const seconds = storageLimit / 1000;

  /** `words`: what could not be done, and what to do where the keyring does not answer in time, or refuses. */
  async function within<T>(
    profileId: string,
    work: () => PromiseLike<T>,
    words: { message: string; late: string; refused: string },
  ): Promise<T> {
    const outcome = await attempt(work, clock, storageLimit, () => {
      onLate(profileId);
    });
    if (outcome.ok) {
      return outcome.value;
    }
    throw new VaultError(outcome.why, words.message, outcome.why === 'timeout' ? words.late : words.refused);
  }

  const tryAgain = () => t('Check that the keyring of this computer is unlocked, then try again.');
  return {
    read: async profileId => {
      const text = await within(profileId, () => secrets.get(prefix + profileId), {
        message: t('The AccessKey of the account could not be read.'),
        late: t(
          'The keyring of this computer did not answer within {0} s: unlock it, and the account comes back by itself.',
          seconds,
        ),
        refused: t('Check that the keyring of this computer is unlocked, then refresh.'),
      });
      const credentials = text === undefined ? undefined : parse(text);
      if (credentials !== undefined) {
        return credentials;
      }
      // In a browser a window has the keyring as it was when it opened.
      const advice = t(
        'Reload the window. If that does not help, enter the AccessKey again under Manage Accounts, or sign in again.',
      );
      throw text === undefined
        ? new VaultError(
            'missing',
            t('The keyring of this computer no longer has the AccessKey of this account.'),
            advice,
          )
        : new VaultError('unreadable', t('The saved AccessKey of this account cannot be read.'), advice);
    },
    write: async (profileId, credentials, counts = true) => {
      const text = JSON.stringify({ version: 1, ...credentials });
      const message = t('The AccessKey of the account could not be saved.');
      const late = counts
        ? t(
            'The keyring of this computer did not answer within {0} s: unlock it, and what you entered is saved by itself.',
            seconds,
          )
        : t('The keyring of this computer did not answer within {0} s: unlock it, then try again.', seconds);
      const words = { message, late, refused: tryAgain() };
      await within(profileId, () => secrets.store(prefix + profileId, text), words);
      if ((await within(profileId, () => secrets.get(prefix + profileId), words)) !== text) {
        const advice = t(
          'The keyring of this computer did not keep the value: check its settings, then sign in again.',
        );
        throw new VaultError('notKept', message, advice);
      }
    },
    remove: profileId =>
      within(profileId, () => secrets.delete(prefix + profileId), {
        message: t('The AccessKey of the account could not be deleted.'),
        late: t(
          'The keyring of this computer did not answer within {0} s: unlock it, and the account is signed out by itself.',
          seconds,
        ),
        refused: tryAgain(),
      }),
  };
}

function parse(text: string): Credentials | undefined {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), storedCredentials), text);
  if (!parsed.success) {
    return undefined;
  }
  const { accessKeyId, accessKeySecret, securityToken } = parsed.output;
  return { accessKeyId, accessKeySecret, ...(securityToken === undefined ? {} : { securityToken }) };
}
