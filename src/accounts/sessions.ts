import type { Translate } from '../base/translate';
import type { CallLog } from '../ens/ports';
import type { Credentials, Endpoint, EnsReader, EnsWriter } from '../ens/types';
import type { Accounts } from './accounts';
import { isSameEndpoint } from './endpoint';
import type { Profile } from './profile';
import { createReader, createWriter, type ClientParts, type ReaderAccount, type Session } from './session';
import { VaultError } from './vaultError';

export interface Sessions {
  /** An account that is signed in here, active or not. */
  readonly of: (profileId: string) => Session | undefined;
  /** What reads for an account that is not saved yet. */
  readonly readerFor: (endpoint: Endpoint, credentials: Credentials) => EnsReader;
  /** What sends with these very credentials to this host, whatever becomes of the account. */
  readonly writerWith: (profile: Pick<Profile, 'endpoint' | 'kind'>, credentials: Credentials) => EnsWriter;
}

/** The accounts at work. Each has one client for its endpoint, with its own quota of retries; it keeps no secret. */
export function createSessions(
  given: Omit<ClientParts, 'readOtherKeys'>,
  accounts: Pick<Accounts, 'profiles' | 'open' | 'revisionOf'>,
): Sessions {
  const clients = new Map<string, Omit<Session, 'profile'>>();
  const readKeysBut = (own?: string) => () => {
    const found: Credentials[] = [];
    for (const { id } of accounts.profiles().filter(profile => profile.id !== own)) {
      accounts.open(id).then(
        ({ credentials }) => found.push(credentials),
        // What cannot be read here cannot be told from other text either; the account's own calls say what is wrong.
        () => undefined,
      );
    }
    return () => found;
  };
  const parts: ClientParts = { ...given, readOtherKeys: readKeysBut() };
  return {
    readerFor: (endpoint, credentials) =>
      createReader(parts, { endpoint, credentials: () => Promise.resolve(credentials), sample: false }),
    writerWith: ({ endpoint, kind }, credentials) =>
      createWriter(parts, { endpoint, credentials, sample: kind === 'sample' }),
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
      const account = { endpoint, credentials, sample: profile.kind === 'sample' };
      const client =
        clients.get(key) ?? createClockedReader({ ...given, readOtherKeys: readKeysBut(profileId) }, account);
      clients.set(key, client);
      return { profile, ...client };
    },
  };
}

/** What reads, and what its answers tell of the service's clock. */
function createClockedReader(parts: ClientParts, account: ReaderAccount): Omit<Session, 'profile'> {
  let skew: number | undefined;
  const log: CallLog = record => {
    skew = record.clockSkew ?? skew;
    parts.log(record);
  };
  return { client: createReader({ ...parts, log }, account), clockSkew: () => skew };
}

/** A key is never used with another host than it was entered for. */
function replaced(t: Translate): VaultError {
  return new VaultError(
    'replaced',
    t('Nothing was sent: the endpoint of this account has changed.'),
    t('Refresh, then try again.'),
  );
}
