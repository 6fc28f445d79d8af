import type { Translate } from '../ens/ports';
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

/** Names that differ in case or in spaces around them only would be told apart by nobody. */
export function sameName(one: string, other: string): boolean {
  return one.trim().toLowerCase() === other.trim().toLowerCase();
}

/** What is wrong with the name of an account, in words, given the other accounts' names. */
export function nameProblem(name: string, others: readonly string[], t: Translate): string | undefined {
  const trimmed = name.trim();
  if (trimmed === '') {
    return t('Enter a name for the account.');
  }
  if (trimmed.length > 60 || /\p{C}/u.test(trimmed)) {
    return t('Use at most 60 visible characters.');
  }
  return others.some(other => sameName(other, trimmed))
    ? t('There is an account with this name already: {0}', trimmed)
    : undefined;
}
