// Starts the extension a second time inside this host, apart from the real one: what it registers goes nowhere, its view
// is hidden, its storage is a test's own, and its timers are counted.
import path from 'node:path';
import { commands, Disposable, EventEmitter, languages, Uri, window, workspace, type ExtensionContext } from 'vscode';
import manifest from '../../package.json';
import { systemClock } from '../../src/ens/systemClock';
import { activate } from '../../src/extension';
import { fakeMemento, fakeSecrets } from '../unit/accounts/fakes';
import { theExtension } from './securitySample';

export interface Started {
  /** Timers that it asked for, milliseconds each. */
  readonly timers: readonly number[];
  /** How often it read a secret. */
  readonly secretsRead: () => number;
  /** Lines of warning in its log. */
  readonly warnings: readonly string[];
  readonly end: () => void;
}

type Members = Record<string, unknown>;

/** Puts others in the place of some members of VS Code's API; answers a function that undoes it. */
function replace(target: object, members: Members): () => void {
  const before = Object.fromEntries(Object.keys(members).map(name => [name, (target as Members)[name]]));
  Object.assign(target, members);
  return () => Object.assign(target, before);
}

/** The registering functions of a part of the API, in which nothing is registered. */
function deaf(target: object): Members {
  const names = Object.keys(target).filter(name => name.startsWith('register'));
  return Object.fromEntries(names.map(name => [name, () => new Disposable(() => undefined)]));
}

/** A view that nobody sees. */
function hiddenTree(): object {
  const events = new EventEmitter<never>().event;
  return new Proxy<Members>(
    { visible: false, selection: [], dispose: () => undefined },
    { get: (members, name) => members[String(name)] ?? (String(name).startsWith('on') ? events : undefined) },
  );
}

/** A log of its own: VS Code gives one of the same name, which ends with the first window, to all. */
function aChannel(warnings: string[]): object {
  const silent = () => undefined;
  const warn = (line: string) => warnings.push(line);
  return { warn, error: silent, info: silent, debug: silent, trace: silent, show: silent, dispose: silent };
}

/** A window starts: the extension activates with this storage and these settings, and nobody opens its view. */
export function startWindow(storage: {
  folder: string;
  secrets?: ReturnType<typeof fakeSecrets>;
  memento?: ReturnType<typeof fakeMemento>;
  settings: Members;
}): Started {
  const { folder, settings, secrets = fakeSecrets(), memento = fakeMemento() } = storage;
  const timers: number[] = [];
  const warnings: string[] = [];
  let secretsRead = 0;
  const original = { ...systemClock };
  const count =
    <Rest extends unknown[], Timer>(start: (run: () => void, ms: number, ...rest: Rest) => Timer) =>
    (run: () => void, ms: number, ...rest: Rest) => {
      // Below this function, whose caller counts: VS Code sets timers of its own whatever it is asked for.
      if (new Error().stack?.split('\n')[2]?.includes(__filename)) {
        timers.push(ms);
      }
      return start(run, ms, ...rest);
    };
  const undo = [
    replace(commands, deaf(commands)),
    replace(languages, deaf(languages)),
    replace(window, { ...deaf(window), createTreeView: hiddenTree, createOutputChannel: () => aChannel(warnings) }),
    replace(workspace, {
      ...deaf(workspace),
      getConfiguration: () => ({
        get: (name: string, otherwise?: unknown) => {
          const all: Members = { stateFolder: path.join(folder, 'state'), ...settings };
          return name in all ? all[name] : otherwise;
        },
      }),
    }),
    replace(globalThis, { setTimeout: count(setTimeout), setInterval: count(setInterval) }),
    replace(systemClock, {
      sleep: (ms: number, signal?: AbortSignal) => {
        timers.push(ms);
        return original.sleep(ms, signal);
      },
    }),
  ];
  const subscriptions: Disposable[] = [];
  const context = {
    subscriptions,
    secrets: {
      ...secrets,
      get: (key: string) => {
        secretsRead += 1;
        return secrets.get(key);
      },
    },
    globalState: { ...memento, keys: () => [], setKeysForSync: () => undefined },
    workspaceState: { ...fakeMemento(), keys: () => [] },
    globalStorageUri: Uri.file(folder),
    extensionUri: Uri.file(folder),
    extensionPath: theExtension().extensionPath,
    extension: { id: 'ens-events.ens-events', packageJSON: manifest },
  };
  try {
    activate(context as unknown as ExtensionContext);
  } finally {
    // What it registers later, or what else runs in this host, is to find the real ones.
    undo.slice(0, 4).forEach(restore => {
      restore();
    });
  }
  return {
    timers,
    warnings,
    secretsRead: () => secretsRead,
    end: () => {
      Disposable.from(...subscriptions.reverse()).dispose();
      undo.slice(4).forEach(restore => {
        restore();
      });
    },
  };
}
