import type { Credentials, Endpoint } from '../ens/types';
import { digest } from './digest';
import { siteOf } from './endpoint';
import { kindOf, maskKeyId } from './profile';
import type { Entered, StoredProfile } from './storedProfile';

/** What a person enters for an account. */
export interface AccountDraft {
  name: string;
  endpoint: Endpoint;
  credentials: Credentials;
  /** When temporary credentials end, Unix milliseconds, where that is known. */
  expiresAt?: number;
}

/** What a person enters in place of an account's credentials: everything that belongs to the new key. */
export type Replacement = Omit<AccountDraft, 'name'>;

/** The draft without its secrets. */
export function profileOf(id: string, { name, ...replacement }: AccountDraft): StoredProfile {
  return { id, name: name.trim(), ...enteredOf(replacement) };
}

/** What the key is entered with, without the key. */
export function enteredOf({ endpoint, credentials, expiresAt }: Replacement): Entered {
  return {
    kind: kindOf(credentials),
    maskedKeyId: maskKeyId(credentials.accessKeyId),
    site: siteOf(endpoint),
    endpoint,
    ...(expiresAt !== undefined && { expiresAt }),
    fingerprint: digest(credentials),
  };
}
