import type { Credentials } from '../ens/types';
import { digest, keyHash } from './digest';
import type { Profile } from './profile';

/** An account with the credentials that belong to its label and its host. */
export interface OpenAccount {
  profile: Profile;
  /** `Accounts.revisionOf` the account while these credentials are in use. */
  revision: number;
  /** Tells the credentials from others, see `digest`. */
  digest: string;
  /** Names "the same key at the same host", see `keyHash`. */
  keyHash: string;
  credentials: Credentials;
}

export function openAccount(profile: Profile, revision: number, credentials: Credentials): OpenAccount {
  return {
    profile,
    revision,
    digest: digest(credentials),
    keyHash: keyHash(credentials, profile.endpoint),
    credentials,
  };
}
