import { createHash } from 'node:crypto';
import * as v from 'valibot';
import type { JsonObject } from '../state/readDocument';
import { isSameEndpoint, parseEndpoint } from './endpoint';
import type { Keyring } from './keyring';
import type { StoredProfile } from './storedProfile';

/** The list of accounts as it is on the disk, version 1. Other members may be in it, and stay. */
const storedList = v.object({
  /** One for each account; what this version cannot read stays as it is. */
  profiles: v.array(v.unknown()),
  /** The account chosen last in whichever window, for each keyring (keyring.ts); '' is the one that all share. */
  active: v.exactOptional(v.record(v.string(), v.string())),
  /** What was taken over from an earlier version's list (earlierList.ts): it does not come back once it is removed. */
  taken: v.exactOptional(v.array(v.string())),
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
  keyring: v.exactOptional(v.string()),
});
/** What can be told of an entry that is not one of this version. */
const named = v.object({
  id: v.fallback(v.optional(v.string()), undefined),
  name: v.fallback(v.optional(v.string()), undefined),
  keyring: v.fallback(v.optional(v.string()), undefined),
});

/** An entry of the list; one that this version cannot read has no profile. */
export interface Entry {
  /** As it is stored. */
  raw: unknown;
  /** Tells it from others: its id, or what it is. */
  key: string;
  /** What it calls itself, where it does. */
  name?: string | undefined;
  /** Undefined where it has none that can be read. */
  id?: string | undefined;
  profile?: StoredProfile;
  /** False where its key is in another keyring: it is kept, and not shown. */
  ours: boolean;
}

export interface StoredList {
  entries: readonly Entry[];
  active: Readonly<Record<string, string>>;
  taken: readonly string[];
}

export function isStoredList(value: JsonObject): boolean {
  return v.is(storedList, value);
}

/** What a list of this version holds; nothing where it is none. */
export function storedListIn(value: JsonObject, keyring: Pick<Keyring, 'isOurs'>): StoredList {
  const { success, output } = v.safeParse(storedList, value);
  const { profiles, active = {}, taken = [] } = success ? output : { profiles: [] };
  return { entries: profiles.map(raw => entryOf(raw, keyring)), active, taken };
}

export function entryOf(raw: unknown, { isOurs }: Pick<Keyring, 'isOurs'>): Entry {
  const { success, output } = v.safeParse(storedProfile, raw);
  const { id, name, keyring } = v.parse(v.fallback(named, {}), raw);
  const key = id ?? createHash('sha256').update(JSON.stringify(raw)).digest('hex');
  // What says nothing of a keyring, and cannot be read, is shown everywhere rather than nowhere.
  const ours = success ? isOurs(output.keyring) : keyring === undefined || isOurs(keyring);
  return { raw, key, id, name, ours, ...(success && { profile: output }) };
}
