import type { Credentials, Endpoint } from '../ens/types';
import { siteOf } from './endpoint';
import { maskKeyId, type Profile } from './profile';

/** What a person enters for an account. */
export interface AccountDraft {
  name: string;
  endpoint: Endpoint;
  credentials: Credentials;
  /** When temporary credentials end, Unix milliseconds, where that is known. */
  expiresAt?: number;
}

/** The draft without its secrets. */
export function profileOf(id: string, { name, endpoint, credentials, expiresAt }: AccountDraft): Profile {
  return {
    id,
    name: name.trim(),
    kind: credentials.securityToken === undefined ? 'accessKey' : 'sts',
    maskedKeyId: maskKeyId(credentials.accessKeyId),
    site: siteOf(endpoint),
    endpoint,
    ...(expiresAt !== undefined && { expiresAt }),
  };
}
