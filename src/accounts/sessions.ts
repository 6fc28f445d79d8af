import type { Credentials, Endpoint, EnsClient } from '../ens/types';
import type { Accounts } from './accounts';
import { createClient, type ClientParts, type Session } from './session';

export interface Sessions {
  /** An account that is signed in here, active or not. */
  readonly of: (profileId: string) => Session | undefined;
  /** A client of its own, for an account that is not saved yet. */
  readonly clientFor: (endpoint: Endpoint, credentials: Credentials) => EnsClient;
}

/** The accounts at work. Each has one client for its endpoint, with its own quota of retries; it keeps no secret. */
export function createSessions(
  parts: ClientParts,
  accounts: Pick<Accounts, 'profiles' | 'credentialsOf' | 'revisionOf'>,
): Sessions {
  const clients = new Map<string, EnsClient>();
  return {
    clientFor: (endpoint, credentials) =>
      createClient(parts, { endpoint, credentials: () => Promise.resolve(credentials), sample: false }),
    of: profileId => {
      const profile = accounts.profiles().find(({ id }) => id === profileId);
      if (!profile) {
        return undefined;
      }
      const { endpoint } = profile;
      const key = [profileId, accounts.revisionOf(profileId), endpoint.protocol, endpoint.host].join(' ');
      const credentials = () => accounts.credentialsOf(profileId);
      const client =
        clients.get(key) ?? createClient(parts, { endpoint, credentials, sample: profile.kind === 'sample' });
      clients.set(key, client);
      return { profile, client };
    },
  };
}
