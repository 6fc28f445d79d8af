import type { Credentials } from '../ens/types';
import { digest } from './digest';
import { kindOf, maskKeyId, type Profile } from './profile';

/** What a key was entered with: it is used with this host and shown under this label, and with no other. */
export interface Half extends Pick<Profile, 'kind' | 'maskedKeyId' | 'site' | 'endpoint' | 'expiresAt'> {
  /** The `digest` of the credentials; absent where an earlier version stored the profile. */
  fingerprint?: string;
}

export type Entered = Half & { fingerprint: string };

/**
 * A profile as the shared list holds it. A keyring may keep a key late, or after saying that it did not: so the profile
 * has the halves of both keys while one is replaced by the other, and the key that is found says which half holds.
 */
export interface StoredProfile extends Profile, Half {
  /** The half of a key that was to replace the profile's own. */
  next?: Entered;
}

/** The half that these credentials were entered with; undefined where they belong to neither. */
export function halfFor(profile: StoredProfile, credentials: Credentials): Entered | undefined {
  const fingerprint = digest(credentials);
  if (profile.fingerprint === fingerprint) {
    return { ...halfOf(profile), fingerprint };
  }
  if (profile.next?.fingerprint === fingerprint) {
    return profile.next;
  }
  return profile.fingerprint === undefined && isLike(profile, credentials)
    ? { ...halfOf(profile), fingerprint }
    : undefined;
}

/** The half that holds as far as is known: that of the key in use, or else the profile's own. */
export function knownHalf(profile: StoredProfile, inUse: Entered | undefined): Half {
  const { next, fingerprint } = profile;
  const isNext = next !== undefined && next.fingerprint === inUse?.fingerprint && fingerprint !== next.fingerprint;
  return isNext ? next : halfOf(profile);
}

/** The profile with this half in place of its own; a name, a mark and a replacement that is still to come stay. */
export function withHalf(profile: StoredProfile, half: Entered): StoredProfile {
  const kept = { ...profile };
  delete kept.expiresAt;
  if (kept.next?.fingerprint === half.fingerprint) {
    delete kept.next;
  }
  return { ...kept, ...half };
}

/** The profile with this mark, or without one. */
export function withMark(profile: StoredProfile, mark: Profile['mark']): StoredProfile {
  const kept = { ...profile };
  delete kept.mark;
  return { ...kept, ...(mark && { mark }) };
}

/** The profile as it is shown and used, with this half. */
export function shownProfile({ id, name, mark }: Profile, half: Half): Profile {
  const { kind, maskedKeyId, site, endpoint, expiresAt } = half;
  return {
    ...{ id, name, kind, maskedKeyId, site, endpoint },
    ...(mark && { mark }),
    ...(expiresAt !== undefined && { expiresAt }),
  };
}

function halfOf({ kind, maskedKeyId, site, endpoint, expiresAt, fingerprint }: StoredProfile): Half {
  return {
    ...{ kind, maskedKeyId, site, endpoint },
    ...(expiresAt !== undefined && { expiresAt }),
    ...(fingerprint !== undefined && { fingerprint }),
  };
}

function isLike({ maskedKeyId, kind }: Profile, credentials: Credentials): boolean {
  return maskedKeyId === maskKeyId(credentials.accessKeyId) && kind === kindOf(credentials);
}
