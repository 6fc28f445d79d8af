import * as v from 'valibot';
import type { Keyring } from './keyring';
import type { KeyValueStore } from './storage';
import { entryOf, type Entry } from './storedList';

/** Where versions up to 0.1 keep the list of accounts in globalState, which VS Code writes as a whole, the last one winning. */
const key = 'ensEvents.accounts';

const earlierList = v.object({
  version: v.literal(1),
  profiles: v.array(v.unknown()),
  active: v.optional(v.string()),
});

export interface EarlierList {
  entries: readonly Entry[];
  active?: string | undefined;
  /** False where something is stored that is no such list. */
  readable: boolean;
}

/**
 * What an earlier version stored, in this editor or browser; it is never changed here. A window of that version may still
 * be open, so it is looked at each time, and what it adds is taken over too.
 */
export function readEarlierList(memento: Pick<KeyValueStore, 'get'>, keyring: Keyring): EarlierList {
  const stored = memento.get(key);
  if (stored === undefined) {
    return { entries: [], readable: true };
  }
  const { success, output } = v.safeParse(earlierList, stored);
  return success
    ? {
        entries: output.profiles.map(raw => entryOf(withKeyring(raw, keyring), keyring)),
        active: output.active,
        readable: true,
      }
    : { entries: [], readable: false };
}

/** Its keys are in the keyring of whoever has that list. */
function withKeyring(raw: unknown, { id }: Keyring): unknown {
  return id !== undefined && typeof raw === 'object' && raw !== null && !Array.isArray(raw)
    ? { ...raw, keyring: id }
    : raw;
}
