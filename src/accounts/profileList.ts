import * as v from 'valibot';
import type { Clock, Translate } from '../ens/ports';
import { attempt } from './attempt';
import { isSameEndpoint, parseEndpoint } from './endpoint';
import type { KeyValueStore } from './storage';
import type { StoredProfile } from './storedProfile';
import { storageLimit } from './vault';
import { VaultError } from './vaultError';

const key = 'ensEvents.accounts';

const storedList = v.object({
  version: v.literal(1),
  profiles: v.array(v.unknown()),
  active: v.optional(v.string()),
});

const endpoint = v.pipe(
  v.object({ protocol: v.picklist(['https', 'http']), host: v.string() }),
  // What was refused when typed is refused here too, should the stored list have been edited.
  v.check(({ protocol, host }) => {
    const parsed = parseEndpoint(`${protocol}://${host}`);
    return parsed.ok && isSameEndpoint(parsed.endpoint, { protocol, host });
  }),
);
const fingerprint = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const half = {
  kind: v.picklist(['accessKey', 'sts']),
  maskedKeyId: v.string(),
  site: v.picklist(['china', 'international', 'other']),
  endpoint,
  expiresAt: v.exactOptional(v.number()),
};
// Loose, so that what a newer version keeps there survives a change by this one.
const storedProfile = v.looseObject({
  id: v.pipe(v.string(), v.regex(/^[\w-]{1,64}$/)),
  name: v.pipe(v.string(), v.minLength(1)),
  mark: v.exactOptional(v.picklist(['production', 'readOnly'])),
  ...half,
  fingerprint: v.exactOptional(fingerprint),
  next: v.exactOptional(v.object({ ...half, fingerprint })),
});

export interface StoredProfiles {
  profiles: readonly StoredProfile[];
  /** The profile chosen last, in whichever window. */
  active?: string;
  /** False where something was stored that this version cannot read. */
  readable: boolean;
}

/** What to say where a list is not readable. */
export function unreadableWords(t: Translate): string {
  return t('Some saved accounts could not be read: sign in to them again.');
}

/**
 * The list of profiles in globalState: no secrets. Other windows write to it too, so it is read afresh each time, and
 * what changes is changed in the list as it is at that moment. Each call that writes rejects with VaultError only.
 */
export interface ProfileList {
  read(): StoredProfiles;
  find(profileId: string): StoredProfile | undefined;
  add(profile: StoredProfile): Promise<void>;
  /** Nothing is written where the profile is gone, or `patch` answers the very profile it was given. */
  change(profileId: string, patch: (profile: StoredProfile) => StoredProfile): Promise<void>;
  drop(profileId: string): Promise<void>;
  setActive(profileId: string): Promise<void>;
}

/** An entry of the stored list; one that this version cannot read has no profile, and stays as it is. */
interface Entry {
  raw: unknown;
  profile?: StoredProfile;
}

interface Entries {
  entries: readonly Entry[];
  active?: string;
  readable: boolean;
}

/** `onChanged` is called after each change, also one that failed: VS Code gives back the new value even then. */
export function createProfileList({
  memento,
  clock,
  t,
  onChanged,
}: {
  memento: KeyValueStore;
  clock: Clock;
  t: Translate;
  onChanged: () => void;
}): ProfileList {
  const entries = () => parse(memento.get(key));
  const read = () => {
    const { entries: all, ...rest } = entries();
    return { ...rest, profiles: all.flatMap(({ profile }) => profile ?? []) };
  };

  async function write(change: (list: Entries) => Entries): Promise<void> {
    // Read in the turn that writes: of two changes at once, the later one builds on the earlier one.
    const outcome = await attempt(() => memento.update(key, stored(change(entries()))), clock, storageLimit);
    if (!outcome.ok) {
      const advice = t('Check that the disk is not full and that VS Code may write to its own folder, then try again.');
      throw new VaultError(outcome.why, t('The list of accounts could not be saved.'), advice);
    }
  }

  const writeProfiles = (change: (all: readonly Entry[]) => readonly Entry[]) =>
    write(list => ({ ...list, entries: change(list.entries) })).finally(onChanged);
  const find = (profileId: string) => read().profiles.find(({ id }) => id === profileId);
  return {
    read,
    find,
    add: profile => writeProfiles(all => [...all, { raw: profile, profile }]),
    change: async (profileId, patch) => {
      const profile = find(profileId);
      if (profile !== undefined && patch(profile) !== profile) {
        await writeProfiles(all => all.map(entry => patched(entry, profileId, patch)));
      }
    },
    drop: profileId => writeProfiles(all => all.filter(({ profile }) => profile?.id !== profileId)),
    setActive: profileId => write(list => ({ ...list, active: profileId })),
  };
}

function patched(entry: Entry, profileId: string, patch: (profile: StoredProfile) => StoredProfile): Entry {
  if (entry.profile?.id !== profileId) {
    return entry;
  }
  const profile = patch(entry.profile);
  return { raw: profile, profile };
}

function stored({ entries, active }: Entries): unknown {
  const kept = entries.some(({ profile }) => profile?.id === active) ? { active } : {};
  return { version: 1, profiles: entries.map(({ raw }) => raw), ...kept };
}

function parse(value: unknown): Entries {
  if (value === undefined) {
    return { entries: [], readable: true };
  }
  const list = v.safeParse(storedList, value);
  if (!list.success) {
    return { entries: [], readable: false };
  }
  const parsed = list.output.profiles.map(raw => ({ raw, ...v.safeParse(storedProfile, raw) }));
  return {
    entries: parsed.map(({ raw, success, output }) => (success ? { raw, profile: output } : { raw })),
    readable: parsed.every(({ success }) => success),
    ...(list.output.active === undefined ? {} : { active: list.output.active }),
  };
}
