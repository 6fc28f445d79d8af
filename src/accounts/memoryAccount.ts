import type { Credentials } from '../ens/types';
import type { Current } from './current';
import { openAccount, type OpenAccount } from './openAccount';
import type { Profile } from './profile';
import type { ProfileChanges } from './profileChanges';

interface Sample {
  profile: Profile;
  credentials: Credentials;
  stop: () => void;
  /** The account that was active before, which signing out returns to. */
  before: string | undefined;
}

/** The account that lives in this window's memory only, at most one. */
export interface SampleAccount {
  readonly profiles: () => readonly Profile[];
  readonly is: (profileId: string) => boolean;
  /** Activates it; `stop` is called when it is signed out. */
  readonly add: (profile: Profile, credentials: Credentials, stop: () => void) => void;
  /** Undefined where the account is another one. */
  readonly open: (profileId: string) => OpenAccount | undefined;
  /** Signs out; the account before is active again. */
  readonly end: () => void;
  /** The window closes. */
  readonly dispose: () => void;
}

export function createSampleAccount(
  current: Pick<Current, 'activeId' | 'use'>,
  changes: Pick<ProfileChanges, 'announce' | 'renew' | 'revisionOf'>,
): SampleAccount {
  let sample: Sample | undefined;
  return {
    profiles: () => (sample ? [sample.profile] : []),
    is: profileId => sample?.profile.id === profileId,
    add: (profile, credentials, stop) => {
      const before = sample?.before ?? current.activeId();
      sample?.stop();
      sample = { profile, credentials, stop, before };
      changes.renew(profile.id);
      current.use(profile.id);
    },
    open: profileId =>
      sample?.profile.id === profileId
        ? openAccount(sample.profile, changes.revisionOf(profileId), sample.credentials)
        : undefined,
    end: () => {
      if (!sample) {
        return;
      }
      const { stop, profile, before } = sample;
      sample = undefined;
      stop();
      if (current.activeId() === profile.id) {
        current.use(before);
      }
      changes.announce();
    },
    dispose: () => {
      sample?.stop();
    },
  };
}
