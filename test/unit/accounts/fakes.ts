import { createAccounts, type Accounts } from '../../../src/accounts/accounts';
import type { AccountDraft } from '../../../src/accounts/draft';
import { chinaEndpoint } from '../../../src/accounts/endpoint';
import type { AccountState } from '../../../src/accounts/current';
import type { KeyValueStore, SecretStore } from '../../../src/accounts/storage';
import { isStoredList } from '../../../src/accounts/storedList';
import type { Translate } from '../../../src/base/translate';
import type { Clock } from '../../../src/ens/ports';
import type { StateDocument } from '../../../src/state/document';
import { DocumentError } from '../../../src/state/documentError';
import { parseDocument, type JsonObject, type Stored } from '../../../src/state/readDocument';

/** English with its placeholders filled, as `vscode.l10n.t` does without a bundle. */
export const t: Translate = (message, ...args) =>
  message.replace(/\{(\d)\}/g, (_, at: string) => String(args[Number(at)]));

export interface FakeClock extends Clock {
  /** Lets time pass, milliseconds. */
  pass(ms: number): void;
  waiting(): number;
}

export function fakeClock(): FakeClock {
  let now = 0;
  let sleepers: { until: number; wake: () => void }[] = [];
  return {
    now: () => now,
    sleep: (ms, signal) =>
      new Promise((resolve, reject) => {
        const sleeper = { until: now + ms, wake: resolve };
        sleepers.push(sleeper);
        signal?.addEventListener('abort', () => {
          sleepers = sleepers.filter(one => one !== sleeper);
          reject(new Error('aborted'));
        });
      }),
    pass: ms => {
      now += ms;
      for (const sleeper of sleepers.filter(({ until }) => until <= now)) {
        sleeper.wake();
      }
    },
    waiting: () => sleepers.length,
  };
}

/** Everything that is due without time passing has happened. */
export const settle = () => new Promise<void>(resolve => setImmediate(resolve));

/** A keyring that all windows share, with whatever a test wants it to do instead. */
export function fakeSecrets(instead: Partial<SecretStore> = {}): SecretStore & { values: Map<string, string> } {
  const values = new Map<string, string>();
  const listeners = new Set<(event: { key: string }) => void>();
  const tell = (key: string) => {
    for (const listener of listeners) {
      listener({ key });
    }
  };
  return {
    values,
    get: key => Promise.resolve(values.get(key)),
    // The windows hear of a change before the one that made it is told that it is done.
    store: async (key, value) => {
      values.set(key, value);
      tell(key);
      await settle();
    },
    delete: async key => {
      values.delete(key);
      tell(key);
      await settle();
    },
    onDidChange: listener => {
      const own = (event: { key: string }) => {
        listener(event);
      };
      listeners.add(own);
      return { dispose: () => listeners.delete(own) };
    },
    ...instead,
  };
}

/**
 * Windows of a browser: each keeps the keyring as it was when it opened, hears of no change, and whatever it stores or
 * deletes saves all that it keeps (read in VS Code 1.139, the secret storage of a browser).
 */
export function browserKeyring() {
  const saved = new Map<string, string>();
  return {
    saved,
    openWindow: (): SecretStore => {
      const kept = new Map(saved);
      const save = (change: () => void) => {
        change();
        saved.clear();
        for (const [key, value] of kept) {
          saved.set(key, value);
        }
        return settle();
      };
      return {
        get: key => Promise.resolve(kept.get(key)),
        store: (key, value) => save(() => kept.set(key, value)),
        delete: key => save(() => kept.delete(key)),
        onDidChange: () => ({ dispose: () => undefined }),
      };
    },
  };
}

export function fakeMemento(values = new Map<string, unknown>()): KeyValueStore & { values: Map<string, unknown> } {
  return {
    values,
    get: key => values.get(key),
    update: (key, value) => {
      // Through JSON, as VS Code does.
      values.set(key, JSON.parse(JSON.stringify(value)));
      return Promise.resolve();
    },
  };
}

/** A document that all windows share; its text may be set to anything. Each change takes a moment. */
export function fakeDocument(value?: unknown, isOurs: (value: JsonObject) => boolean = isStoredList) {
  const file = { text: value === undefined ? undefined : JSON.stringify(value) };
  const read = (): Stored => (file.text === undefined ? { kind: 'none' } : parseDocument(file.text, isOurs));
  const change: StateDocument['change'] = async (work, anew = false) => {
    await Promise.resolve();
    const stored = read();
    if (stored.kind === 'newer' || (stored.kind === 'damaged' && !anew)) {
      throw new DocumentError(stored.kind);
    }
    const before = stored.kind === 'ours' ? stored.value : { version: 1 };
    const next = work(before);
    if (next !== before) {
      file.text = JSON.stringify({ ...next, version: 1 });
    }
  };
  return { file, read, change, value: () => JSON.parse(file.text ?? 'null') as Record<string, unknown> };
}

/** The disk is full from now on. */
export const diskFull = () => Promise.reject(new DocumentError('failed', 'ENOSPC'));

/**
 * What the windows of one computer see of its keyring: their own changes at once, and another window's, with the word of
 * it, only once it is brought. VS Code gathers changes of secrets before it writes them.
 */
export function laggingKeyring(shared = fakeSecrets()) {
  const windows: { bring: () => void }[] = [];
  return {
    shared,
    openWindow: (): SecretStore & { values: Map<string, string> } => {
      const values = new Map(shared.values);
      const listeners = new Set<(event: { key: string }) => void>();
      const own = new Map<string, number>();
      let waiting = new Set<string>();
      const see = (key: string) => {
        const value = shared.values.get(key);
        if (value === undefined) {
          values.delete(key);
        } else {
          values.set(key, value);
        }
        for (const listener of listeners) {
          listener({ key });
        }
      };
      shared.onDidChange(({ key }) => {
        if ((own.get(key) ?? 0) > 0) {
          see(key);
        } else {
          waiting.add(key);
        }
      });
      const doing = async (key: string, work: () => PromiseLike<void>) => {
        own.set(key, (own.get(key) ?? 0) + 1);
        try {
          await work();
        } finally {
          own.set(key, (own.get(key) ?? 1) - 1);
        }
      };
      windows.push({
        bring: () => {
          const keys = waiting;
          waiting = new Set();
          keys.forEach(see);
        },
      });
      return {
        values,
        get: key => Promise.resolve(values.get(key)),
        store: (key, value) => doing(key, () => shared.store(key, value)),
        delete: key => doing(key, () => shared.delete(key)),
        onDidChange: listener => {
          listeners.add(listener);
          return { dispose: () => listeners.delete(listener) };
        },
      };
    },
    /** All windows see, and hear of, what the others did. */
    bring: () => {
      for (const { bring } of windows) {
        bring();
      }
    },
  };
}

/** The keys of accounts that a keyring holds. */
export const savedKeys = ({ values }: { values: Map<string, string> }) =>
  [...values.keys()].filter(key => key.startsWith('ensEvents.profile.'));

export const neverAnswers = () => new Promise<never>(() => undefined);

export function draft(changes: Partial<AccountDraft> = {}): AccountDraft {
  return {
    name: 'Production',
    endpoint: chinaEndpoint,
    credentials: { accessKeyId: 'LTAItestkey000001', accessKeySecret: 'canary-secret-1' },
    ...changes,
  };
}

export interface Window {
  accounts: Accounts;
  /** Each state the window's views were told. */
  heard: AccountState[];
}

/** A computer with one keyring and one list of accounts, on which windows are opened. */
export function computer({ secrets = fakeSecrets(), document = fakeDocument(), memento = fakeMemento() } = {}) {
  const clock = fakeClock();
  let ids = 0;
  const openWindow = (own: Partial<Parameters<typeof createAccounts>[0]> = {}): Window => {
    const accounts = createAccounts({ secrets, document, memento, ...own, clock, t, newId: () => `id-${++ids}` });
    const heard: AccountState[] = [];
    accounts.onDidChange(state => {
      heard.push(state);
    });
    return { accounts, heard };
  };
  return { secrets, document, memento, clock, openWindow };
}
