// Starts the extension a second time inside this host, apart from the real one: what it registers goes nowhere, its view
// is hidden, its storage is a test's own, and its timers are counted.
import path from 'node:path';
import {
  commands,
  Disposable,
  EventEmitter,
  languages,
  Uri,
  window,
  workspace,
  type Event,
  type ExtensionContext,
} from 'vscode';
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
  /** How many listeners each event of VS Code has of it. */
  readonly heard: () => Readonly<Record<string, number>>;
  readonly end: () => void;
}

type Members = Record<string, unknown>;
type Events = Record<string, Event<unknown>>;

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

/** The events of a part of the API, which count who hears them; a few cannot be replaced. */
function counted(target: object, heard: Map<string, number>): Members {
  const canBeSet = (name: string) => Object.getOwnPropertyDescriptor(target, name)?.writable === true;
  const names = Object.keys(target).filter(name => /^on[A-Z]/.test(name) && canBeSet(name));
  return Object.fromEntries(names.map(name => [name, countedEvent(name, (target as Events)[name], heard)]));
}

function countedEvent(name: string, event: Event<unknown> | undefined, heard: Map<string, number>): Event<unknown> {
  const add = (count: number) => heard.set(name, (heard.get(name) ?? 0) + count);
  return (...listening) => {
    const subscription = event?.(...listening);
    add(1);
    return new Disposable(() => {
      subscription?.dispose();
      add(-1);
    });
  };
}

/** A view that nobody sees. */
function hiddenTree(heard: Map<string, number>): object {
  const { event } = new EventEmitter<unknown>();
  return new Proxy<Members>(
    { visible: false, selection: [], dispose: () => undefined },
    {
      get: (members, name) =>
        members[String(name)] ??
        (String(name).startsWith('on') ? countedEvent(`view ${String(name)}`, event, heard) : undefined),
    },
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
  const heard = new Map<string, number>();
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
    replace(window, {
      ...{ ...deaf(window), ...counted(window, heard), createOutputChannel: () => aChannel(warnings) },
      createTreeView: () => hiddenTree(heard),
    }),
    replace(workspace, {
      ...deaf(workspace),
      ...counted(workspace, heard),
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
    heard: () => Object.fromEntries(heard),
    secretsRead: () => secretsRead,
    end: () => {
      // In the order of VS Code.
      Disposable.from(...subscriptions).dispose();
      undo.slice(4).forEach(restore => {
        restore();
      });
    },
  };
}
