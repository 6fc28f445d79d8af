import { track } from './ledger';

export type Listener = (value: unknown) => unknown;

/** Those who hear of something. Each is in the ledger until it is disposed of, or all are. */
export interface Listeners {
  readonly listen: (listener: Listener, thisArg?: unknown, disposables?: { dispose: () => void }[]) => Ended;
  readonly fire: (value: unknown) => void;
  readonly clear: () => void;
}

interface Ended {
  dispose: () => void;
}

export function createListeners(name: string): Listeners {
  const listeners = new Map<object, { listener: Listener; close: () => void }>();
  return {
    listen: (listener, thisArg, disposables) => {
      const entry = {};
      const close = track(name);
      listeners.set(entry, { listener: thisArg === undefined ? listener : listener.bind(thisArg), close });
      const ended = {
        dispose: () => {
          listeners.delete(entry);
          close();
        },
      };
      disposables?.push(ended);
      return ended;
    },
    fire: value => {
      for (const { listener } of [...listeners.values()]) {
        listener(value);
      }
    },
    clear: () => {
      for (const { close } of listeners.values()) {
        close();
      }
      listeners.clear();
    },
  };
}

/** An object of VS Code's API, as the product is given it and as a test holds it. */
export interface Part<Members> {
  readonly given: Members;
  /** What the product set, too. */
  readonly members: Members & Record<string, unknown>;
  readonly fire: (event: string, value?: unknown) => void;
  /** Its listeners end with it. */
  readonly clear: () => void;
}

/**
 * Each `on…` is an event, whatever its name, so that no listener goes by uncounted; what else is not among the members
 * throws, so that nothing of VS Code is taken for granted.
 */
export function createPart<Members extends object>(name: string, initial: Members): Part<Members> {
  const members = initial as Members & Record<string, unknown>;
  const events = new Map<string, Listeners>();
  const listenersOf = (event: string) => {
    const known = events.get(event) ?? createListeners(`${name}.${event}`);
    events.set(event, known);
    return known;
  };
  const given = new Proxy(members, {
    get: (target, key) => {
      if (typeof key === 'symbol' || key === 'then' || key in target) {
        return (target as Record<string | symbol, unknown>)[key];
      }
      if (/^on[A-Z]/.test(key)) {
        return listenersOf(key).listen;
      }
      throw new Error(`The fake VS Code has no ${name}.${key}`);
    },
  });
  return {
    given,
    members,
    fire: (event, value) => {
      listenersOf(event).fire(value);
    },
    clear: () => {
      for (const listeners of events.values()) {
        listeners.clear();
      }
    },
  };
}

/** The same, for what the product opens and has to dispose of. */
export function opened<Members extends object>(name: string, initial: Members, onDispose?: () => void) {
  const close = track(name);
  const part = createPart(name, {
    ...initial,
    dispose: () => {
      close();
      part.fire('onDidDispose');
      onDispose?.();
      part.clear();
    },
  });
  return part;
}
