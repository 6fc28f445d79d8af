import type { Translate } from '../ens/ports';
import type { Credentials, Endpoint, EnsClient } from '../ens/types';
import type { Accounts } from './accounts';
import { isSameEndpoint } from './endpoint';
import type { Profile } from './profile';
import { createClient, type ClientParts, type Session } from './session';
import { VaultError } from './vaultError';

export interface Sessions {
  /** An account that is signed in here, active or not. */
  readonly of: (profileId: string) => Session | undefined;
  /** A client of its own, for an account that is not saved yet. */
  readonly clientFor: (endpoint: Endpoint, credentials: Credentials) => EnsClient;
  /** A client for these very credentials and this host, whatever becomes of the account; its reads share no quota. */
  readonly clientWith: (profile: Pick<Profile, 'endpoint' | 'kind'>, credentials: Credentials) => EnsClient;
}

/** The accounts at work. Each has one client for its endpoint, with its own quota of retries; it keeps no secret. */
export function createSessions(
  parts: ClientParts,
  accounts: Pick<Accounts, 'profiles' | 'open' | 'revisionOf'>,
): Sessions {
  const clients = new Map<string, EnsClient>();
  const clientWith: Sessions['clientWith'] = ({ endpoint, kind }, credentials) =>
    createClient(parts, { endpoint, credentials: () => Promise.resolve(credentials), sample: kind === 'sample' });
  return {
    clientWith,
    clientFor: (endpoint, credentials) => clientWith({ endpoint, kind: 'accessKey' }, credentials),
    of: profileId => {
      const profile = accounts.profiles().find(({ id }) => id === profileId);
      if (!profile) {
        return undefined;
      }
      const { endpoint } = profile;
      const key = [profileId, accounts.revisionOf(profileId), endpoint.protocol, endpoint.host].join(' ');
      const credentials = async () => {
        const open = await accounts.open(profileId);
        if (!isSameEndpoint(open.profile.endpoint, endpoint)) {
          throw replaced(parts.t);
        }
        return open.credentials;
      };
      const client =
        clients.get(key) ?? createClient(parts, { endpoint, credentials, sample: profile.kind === 'sample' });
      clients.set(key, client);
      return { profile, client };
    },
  };
}

/** A key is never used with another host than it was entered for. */
function replaced(t: Translate): VaultError {
  return new VaultError(
    'replaced',
    t('Nothing was sent: the endpoint of this account has changed.'),
    t('Refresh, then try again.'),
  );
}
