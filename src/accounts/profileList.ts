import * as v from 'valibot';
import type { Clock, Translate } from '../ens/ports';
import { attempt } from './attempt';
import { parseEndpoint } from './endpoint';
import type { Profile } from './profile';
import type { KeyValueStore } from './storage';
import { storageLimit } from './vault';
import { VaultError } from './vaultError';

const key = 'ensEvents.accounts';

const storedList = v.object({
  version: v.literal(1),
  profiles: v.array(v.unknown()),
  active: v.optional(v.string()),
});

const storedProfile = v.object({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  kind: v.picklist(['accessKey', 'sts']),
  maskedKeyId: v.string(),
  site: v.picklist(['china', 'international', 'other']),
  mark: v.exactOptional(v.picklist(['production', 'readOnly'])),
  expiresAt: v.exactOptional(v.number()),
  endpoint: v.pipe(
    v.object({ protocol: v.picklist(['https', 'http']), host: v.string() }),
    // What was refused when typed is refused here too, should the stored list have been edited.
    v.check(({ protocol, host }) => {
      const parsed = parseEndpoint(`${protocol}://${host}`);
      return parsed.ok && parsed.endpoint.protocol === protocol && parsed.endpoint.host === host;
    }),
  ),
});

export interface StoredProfiles {
  profiles: readonly Profile[];
  /** The profile chosen last, in whichever window. */
  active?: string;
  /** False where something was stored that this version cannot read. */
  readable: boolean;
}

/** What to say where a list is not readable. */
export function unreadableWords(t: Translate): string {
  return t('Some saved accounts could not be read: sign in to them again.');
}

/** The list of profiles in globalState: no secrets. Other windows write to it too, so it is read afresh each time. */
export interface ProfileList {
  read(): StoredProfiles;
  /** Adds the profile, or replaces the one of the same id. Rejects with VaultError. */
  put(profile: Profile): Promise<void>;
  /** Rejects with VaultError. */
  drop(profileId: string): Promise<void>;
  /** Rejects with VaultError. */
  setActive(profileId: string): Promise<void>;
}

export function createProfileList({
  memento,
  clock,
  t,
}: {
  memento: KeyValueStore;
  clock: Clock;
  t: Translate;
}): ProfileList {
  async function write(profiles: readonly Profile[], active: string | undefined): Promise<void> {
    const kept = profiles.some(({ id }) => id === active) ? { active } : {};
    const outcome = await attempt(() => memento.update(key, { version: 1, profiles, ...kept }), clock, storageLimit);
    if (!outcome.ok) {
      const advice = t('Check that the disk is not full and that VS Code may write to its own folder, then try again.');
      throw new VaultError(outcome.why, t('The list of accounts could not be saved.'), advice);
    }
  }

  const read = () => parse(memento.get(key));
  return {
    read,
    put: profile => {
      const { profiles, active } = read();
      const known = profiles.some(({ id }) => id === profile.id);
      const next = known ? profiles.map(old => (old.id === profile.id ? profile : old)) : [...profiles, profile];
      return write(next, active);
    },
    drop: profileId => {
      const { profiles, active } = read();
      return write(
        profiles.filter(({ id }) => id !== profileId),
        active,
      );
    },
    setActive: profileId => write(read().profiles, profileId),
  };
}

function parse(stored: unknown): StoredProfiles {
  if (stored === undefined) {
    return { profiles: [], readable: true };
  }
  const list = v.safeParse(storedList, stored);
  if (!list.success) {
    return { profiles: [], readable: false };
  }
  const parsed = list.output.profiles.map(profile => v.safeParse(storedProfile, profile));
  return {
    profiles: parsed.flatMap(({ success, output }) => (success ? [output] : [])),
    readable: parsed.every(({ success }) => success),
    ...(list.output.active === undefined ? {} : { active: list.output.active }),
  };
}
