import type { Translate } from '../base/translate';
import type { Clock } from '../ens/ports';
import type { StateDocument } from '../state/document';
import { DocumentError } from '../state/documentError';
import type { JsonObject } from '../state/readDocument';
import { attempt } from './attempt';
import { readEarlierList } from './earlierList';
import type { Keyring } from './keyring';
import { listFailure, type ListTrouble } from './listWords';
import type { KeyValueStore } from './storage';
import { entryOf, storedListIn, type Entry } from './storedList';
import type { StoredProfile } from './storedProfile';
import { storageLimit } from './vault';

/** What is kept, and cannot be used by this version. `name`: what an account calls itself; untrusted. */
export type Unread = { kind: 'account'; name: string | undefined } | { kind: 'list'; trouble: ListTrouble };

export interface StoredProfiles {
  profiles: readonly StoredProfile[];
  /** The profile chosen last, in whichever window. */
  active?: string;
  /** Accounts of this list that this version cannot read, or the list itself. */
  unread: readonly Unread[];
  /** Why nothing of the list, or not all of it, can be read. */
  trouble?: ListTrouble;
}

/**
 * The list of profiles, in a file of this editor: no secrets. Other windows change it too, so it is read afresh each time,
 * and each change is made to the list as it is at that moment. Each call that writes rejects with VaultError only; nothing
 * has changed then.
 */
export interface ProfileList {
  read(): StoredProfiles;
  find(profileId: string): StoredProfile | undefined;
  /** False where the profile is not there; true where that cannot be told, or it belongs to another keyring. */
  mayHave(profileId: string): boolean;
  add(profile: StoredProfile): Promise<void>;
  /** Nothing is written where the profile is gone, or `patch` answers the very profile it was given. */
  change(profileId: string, patch: (profile: StoredProfile) => StoredProfile): Promise<void>;
  drop(profileId: string): Promise<void>;
  setActive(profileId: string): Promise<void>;
}

export interface ProfileListParts {
  /** `accounts.json`, whose shape `isStoredList` tells. */
  document: StateDocument;
  /** Where earlier versions kept the list; it is only read. */
  memento: Pick<KeyValueStore, 'get'>;
  keyring: Keyring;
  clock: Clock;
  t: Translate;
  /** Called after each change, also one that failed: it may have been too late only. */
  onChanged: () => void;
}

/** The list, and what is to be taken over into it. */
interface Whole {
  entries: readonly Entry[];
  /** By keyring. */
  active: Readonly<Record<string, string>>;
  taken: readonly string[];
  readable: boolean;
}

export function createProfileList({ document, memento, keyring, clock, t, onChanged }: ProfileListParts): ProfileList {
  const wholeOf = (value: JsonObject): Whole => {
    const { entries, active, taken } = storedListIn(value, keyring);
    const earlier = readEarlierList(memento, keyring);
    const known = new Set([...taken, ...entries.map(({ key }) => key)]);
    const added = earlier.entries.filter(({ key }) => !known.has(key));
    const isNew = added.some(({ id }) => id !== undefined && id === earlier.active);
    const chosen = { ...(isNew && earlier.active !== undefined && { [keyring.id ?? '']: earlier.active }), ...active };
    return {
      entries: [...entries, ...added],
      active: chosen,
      taken: [...new Set([...taken, ...earlier.entries.map(({ key }) => key)])],
      readable: earlier.readable,
    };
  };
  const whole = (): { list: Whole; trouble?: ListTrouble } => {
    const stored = document.read();
    const nothing = { entries: [], active: {}, taken: [], readable: false };
    switch (stored.kind) {
      case 'newer':
      case 'damaged':
      case 'blocked':
        return { list: nothing, trouble: stored.kind };
      case 'none':
      case 'ours': {
        const list = wholeOf(stored.kind === 'ours' ? stored.value : {});
        return list.readable ? { list } : { list, trouble: 'earlier' };
      }
    }
  };
  const activeIn = ({ entries, active }: Whole): string | undefined => {
    const isThere = (id: string) => entries.some(({ ours, profile }) => ours && profile?.id === id);
    const mine = Object.entries(active).filter(([id]) => keyring.isOurs(id === '' ? undefined : id));
    return mine.map(([, id]) => id).find(isThere);
  };
  const read = (): StoredProfiles => {
    const { list, trouble } = whole();
    const ours = list.entries.filter(entry => entry.ours);
    const unread: Unread[] = [
      ...(trouble ? [{ kind: 'list' as const, trouble }] : []),
      ...ours.filter(({ profile }) => !profile).map(({ name }) => ({ kind: 'account' as const, name })),
    ];
    const problem = trouble ?? (unread.length > 0 ? 'entries' : undefined);
    const active = activeIn(list);
    return {
      profiles: ours.flatMap(({ profile }) => profile ?? []),
      unread,
      ...(active !== undefined && { active }),
      ...(problem && { trouble: problem }),
    };
  };

  async function write(change: (list: Whole) => Partial<Whole>, anew = false): Promise<void> {
    const changed = (value: JsonObject) => {
      const before = wholeOf(value);
      return storedValue(value, { ...before, ...change(before) });
    };
    // What it rejects with is a code of the system's at most: it repeats nothing.
    const work = () => document.change(changed, anew).catch((error: unknown) => error);
    const outcome = await attempt(work, clock, storageLimit);
    const failure = outcome.ok ? outcome.value : new DocumentError('failed');
    if (failure !== undefined) {
      throw listFailure(failure, t);
    }
  }
  const writeEntries = (change: (all: readonly Entry[]) => readonly Entry[], anew = false) =>
    write(list => ({ entries: change(list.entries) }), anew).finally(onChanged);

  const find = (profileId: string) => read().profiles.find(({ id }) => id === profileId);
  return {
    read,
    find,
    mayHave: profileId => {
      const { list, trouble } = whole();
      return trouble !== undefined || list.entries.some(({ id, profile }) => id === profileId || (!id && !profile));
    },
    add: profile => {
      const raw = { ...profile, ...(keyring.id !== undefined && { keyring: keyring.id }) };
      return writeEntries(all => [...all, entryOf(raw, keyring)], true);
    },
    change: async (profileId, patch) => {
      const profile = find(profileId);
      if (profile !== undefined && patch(profile) !== profile) {
        await writeEntries(all =>
          all.map(entry =>
            entry.ours && entry.profile?.id === profileId ? entryOf(patch(entry.profile), keyring) : entry,
          ),
        );
      }
    },
    drop: profileId => writeEntries(all => all.filter(({ ours, profile }) => !ours || profile?.id !== profileId)),
    setActive: profileId => write(({ active }) => ({ active: { ...active, [keyring.id ?? '']: profileId } })),
  };
}

/** The list as it is written: nobody has chosen what is not there. */
function storedValue(value: JsonObject, { entries, active, taken }: Whole): JsonObject {
  const ids = new Set(entries.flatMap(({ id }) => id ?? []));
  return {
    ...value,
    profiles: entries.map(({ raw }) => raw),
    active: Object.fromEntries(Object.entries(active).filter(([, id]) => ids.has(id))),
    taken,
  };
}
