// Keyrings that do with a key what a keyring should not, once they are told to.
import { fakeSecrets, neverAnswers, settle } from './fakes';

export type Keyring = ReturnType<typeof fakeSecrets>;

export interface Fault {
  /** From now on. */
  begin: (keyring: Keyring) => void;
  /** What the keyring has in the end: the key of before, the new one or none. */
  has: 'old' | 'new' | 'none';
}

const isKey = (key: string) => key.startsWith('ensEvents.profile.');

/** A keyring that stores keys in this way; other values it stores as it should. */
function storing(store: (keyring: Keyring, key: string, value: string) => Promise<void>): Fault['begin'] {
  return keyring => {
    const { store: well } = keyring;
    const sound = { ...keyring };
    keyring.store = (key, value) => (isKey(key) ? store(sound, key, value) : well(key, value));
  };
}

/** A keyring that keeps the key, and then cannot be asked for a key once, in this way. */
function unreadableOnce(get: () => Promise<string | undefined>): Fault['begin'] {
  return keyring => {
    const { store, get: well } = keyring;
    keyring.store = async (key, value) => {
      await Promise.resolve(store(key, value));
      if (isKey(key)) {
        keyring.get = () => {
          keyring.get = well;
          return get();
        };
      }
    };
  };
}

const refused = () => Promise.reject(new Error('The keyring refuses.'));

export const faults: Record<string, Fault> = {
  'does not answer': { begin: storing(neverAnswers), has: 'old' },
  refuses: { begin: storing(refused), has: 'old' },
  'loses the new key': { begin: storing(() => Promise.resolve()), has: 'old' },
  'loses both keys': {
    begin: storing(({ values }, key) => {
      values.delete(key);
      return Promise.resolve();
    }),
    has: 'none',
  },
  'keeps what it refuses': {
    begin: storing(async (keyring, key, value) => {
      await Promise.resolve(keyring.store(key, value));
      return refused();
    }),
    has: 'new',
  },
  'keeps what it refuses, and tells nobody': {
    begin: storing(({ values }, key, value) => {
      values.set(key, value);
      return refused();
    }),
    has: 'new',
  },
  'keeps the key and never says so': {
    begin: storing(async (keyring, key, value) => {
      await Promise.resolve(keyring.store(key, value));
      return neverAnswers();
    }),
    has: 'new',
  },
  'stores, but fails to read back': { begin: unreadableOnce(refused), has: 'new' },
  'stores, but does not answer when read back': { begin: unreadableOnce(neverAnswers), has: 'new' },
};

/** A keyring that does not answer, until what it was asked to do goes through late. */
export function lateKeyring() {
  const keyring = fakeSecrets();
  const { store, delete: remove } = keyring;
  const waiting: (() => PromiseLike<void>)[] = [];
  const later = (work: () => PromiseLike<void>) =>
    new Promise<void>(resolve => {
      waiting.push(async () => {
        await work();
        resolve();
      });
    });
  return {
    keyring,
    hang: () => {
      keyring.store = (key, value) => (isKey(key) ? later(() => store(key, value)) : store(key, value));
      keyring.delete = key => later(() => remove(key));
    },
    goThrough: async () => {
      Object.assign(keyring, { store, delete: remove });
      for (const work of waiting.splice(0)) {
        await work();
      }
      await settle();
    },
  };
}

type Call = 'get' | 'store' | 'delete';

/** A keyring that does not answer what it is asked about keys, until it answers all of that late, well or not. */
export function hungKeyring() {
  const keyring = fakeSecrets();
  const { get, store, delete: remove } = keyring;
  let waiting: ((well: boolean) => Promise<void>)[] = [];
  const later = <T>(work: () => PromiseLike<T>) =>
    new Promise<T>((resolve, reject) => {
      waiting.push(async well => {
        if (well) {
          resolve(await work());
        } else {
          reject(new Error('The keyring refuses.'));
        }
      });
    });
  const hung = {
    get: (key: string) => later(() => get(key)),
    store: (key: string, value: string) => (isKey(key) ? later(() => store(key, value)) : store(key, value)),
    delete: (key: string) => later(() => remove(key)),
  };
  return {
    keyring,
    hang: (...calls: readonly Call[]) => {
      Object.assign(keyring, Object.fromEntries(calls.map(call => [call, hung[call]])));
    },
    /** What it was asked is answered late; what it is asked from now on, at once. */
    answer: async (well = true) => {
      Object.assign(keyring, { get, store, delete: remove });
      const late = waiting;
      waiting = [];
      for (const work of late) {
        await work(well);
      }
      for (let turn = 0; turn < 5; turn += 1) {
        await settle();
      }
    },
  };
}
