import { randomUUID } from 'node:crypto';
import * as v from 'valibot';
import type { KeyValueStore } from './storage';

const key = 'ensEvents.keyrings';
const storedIds = v.fallback(v.array(v.string()), []);

/** The keyring that this window's accounts have their keys in, where other windows over the same files have another one. */
export interface Keyring {
  /** Written with what is saved here; undefined where all windows share one keyring. */
  readonly id: string | undefined;
  /** True for what was saved with the key in this keyring. */
  readonly isOurs: (id: string | undefined) => boolean;
}

/** The one of this computer's editor. */
export const sharedKeyring: Keyring = { id: undefined, isOurs: id => id === undefined };

/**
 * That of a browser: several may be open on one remote computer, with its files. It is named once, beside the keys. Of two
 * windows that do so at once VS Code keeps one name; the other one is added when its window looks next.
 */
export function browserKeyring(memento: KeyValueStore, newId: () => string = randomUUID): Keyring {
  const ids = () => v.parse(storedIds, memento.get(key));
  const own = ids()[0] ?? newId();
  const remember = () => {
    const all = ids();
    if (!all.includes(own)) {
      // What becomes of it is seen at the next look.
      Promise.resolve(memento.update(key, [...all, own])).catch(() => undefined);
    }
    return [...all, own];
  };
  remember();
  return { id: own, isOurs: id => id !== undefined && remember().includes(id) };
}
