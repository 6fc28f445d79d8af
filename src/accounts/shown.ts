import { createSignal } from '../base/signal';
import type { StateDocument } from '../state/document';
import { membersOf } from '../state/readDocument';
import { sharedKeyring, type Keyring } from './keyring';
import type { KeyValueStore } from './storage';

/** Where versions up to 0.1 keep it in globalState. */
const earlierKey = 'ensEvents.shownAccounts';

/** Which accounts are shown beside the active one: a wish of the person, kept for all windows to start with. */
export interface ShownAccounts {
  readonly ids: () => readonly string[];
  /** Never rejects: what cannot be kept holds in this window. */
  readonly set: (ids: readonly string[]) => Promise<void>;
  readonly onDidChange: (listener: () => void) => () => void;
}

export interface ShownAccountsParts {
  /** The member `shown` of `layouts.json` (views/arrangements.ts): for each keyring, the ids. */
  document: StateDocument;
  /** Where earlier versions kept them; it is only read. */
  memento: Pick<KeyValueStore, 'get'>;
  keyring?: Keyring;
  /** Hears what was not kept. */
  onNotKept: (error: unknown) => void;
  /** Hears what a listener threw (base/signal.ts). */
  onError?: (error: Error) => void;
}

export function createShownAccounts(parts: ShownAccountsParts): ShownAccounts {
  const { document, memento, keyring = sharedKeyring, onNotKept, onError } = parts;
  const name = keyring.id ?? '';
  const changed = createSignal<undefined>(onError);
  let ids = idsFrom(storedIn(document, name) ?? memento.get(earlierKey));
  return {
    ids: () => ids,
    set: async next => {
      ids = [...new Set(next)];
      changed.fire(undefined);
      const withIds = (shown: unknown) => Object.fromEntries(membersOf(shown).set(name, ids));
      await document.change(value => ({ ...value, shown: withIds(value['shown']) }), true).catch(onNotKept);
    },
    onDidChange: changed.subscribe,
  };
}

function storedIn(document: Pick<StateDocument, 'read'>, name: string): unknown {
  const stored = document.read();
  return stored.kind === 'ours' ? membersOf(stored.value['shown']).get(name) : undefined;
}

function idsFrom(stored: unknown): readonly string[] {
  return Array.isArray(stored) ? stored.filter(id => typeof id === 'string') : [];
}
