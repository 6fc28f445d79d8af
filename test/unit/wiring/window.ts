// The extension as it activates, in a VS Code that counts (test/fakeVscode), over a folder of a test's own.
import http from 'node:http';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ExtensionContext } from 'vscode';
import manifest from '../../../package.json';
import type { AccountDraft } from '../../../src/accounts/draft';
import { isStoredList } from '../../../src/accounts/storedList';
import { lateFiles } from '../../../src/bundles';
import { systemClock } from '../../../src/ens/systemClock';
import { activate, deactivate } from '../../../src/extension';
import { startGateway, type Gateway } from '../../../src/sample';
import { createDocument } from '../../../src/state/document';
import { thisWindow } from '../../../src/state/windows';
import { resetVscode, state } from '../../fakeVscode/control';
import { Uri } from '../../fakeVscode/items';
import { track } from '../../fakeVscode/ledger';
import { createListeners } from '../../fakeVscode/part';
import { countSignals } from '../../fakeVscode/signals';
import { computer, draft, fakeMemento, fakeSecrets, settle } from '../accounts/fakes';
import { manualClock, type ManualClock } from '../manualClock';

export interface UnitWindow {
  /** What was pushed to be disposed of, in its order. */
  readonly parts: readonly { dispose: () => unknown }[];
  /**
   * As VS Code does: `deactivate` is called and what was pushed is disposed of, in its order, at once; then the answer of
   * `deactivate` is awaited.
   */
  readonly close: () => Promise<void>;
}

/** A computer with an editor in which the extension is installed, an account's service, and no window yet. */
export interface UnitComputer {
  /** The editor's own folder; that which all editors share is `state` in it. */
  readonly folder: string;
  readonly clock: ManualClock;
  readonly gateway: Gateway;
  readonly secrets: ReturnType<typeof fakeSecrets>;
  /** Signs in to an account of the gateway, or of another host, as a window before did. Answers its id. */
  readonly signIn: (changes?: Partial<AccountDraft>) => Promise<string>;
  /** Opens a window; settings without `ensEvents.`. It begins with the focus unless told otherwise. */
  readonly openWindow: (settings?: Record<string, unknown>, focused?: boolean) => UnitWindow;
  /** Closes what is still open, and clears everything away. */
  readonly end: () => Promise<void>;
}

/** Waits for what comes of the disk and of sockets; time on the computer's clock stands still. */
export async function until(condition: () => boolean): Promise<void> {
  while (!condition()) {
    await settle();
  }
}

/** All that goes on by itself without time passing has happened: for a while nothing was asked of the disk. */
export async function calm(): Promise<void> {
  const isBusy = () => process.getActiveResourcesInfo().some(name => name.startsWith('FSReq'));
  for (let quiet = 0; quiet < 60; quiet = isBusy() ? 0 : quiet + 1) {
    await settle();
  }
}

/** @param start of its clock, Unix milliseconds */
export async function aComputer(start = Date.now()): Promise<UnitComputer> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-wiring-'));
  await install(folder);
  const clock = manualClock(start);
  // It checks the signature's date, which the SDK takes from the machine.
  const gateway = await startGateway();
  const [memento, secrets] = [fakeMemento(), fakeSecrets()];
  let open: UnitWindow | undefined;
  return {
    ...{ folder, clock, gateway, secrets },
    signIn: async changes => {
      const document = createDocument({
        file: path.join(folder, 'accounts.json'),
        ...{ isOurs: isStoredList, self: thisWindow(), lives: () => false, clock },
      });
      const { accounts } = computer({ secrets, memento }).openWindow({ document });
      const { accessKeyId, accessKeySecret } = gateway.keys.main;
      const endpoint = { protocol: 'http', host: gateway.host } as const;
      const { id } = await accounts.add(draft({ endpoint, credentials: { accessKeyId, accessKeySecret }, ...changes }));
      await accounts.activate(id);
      accounts.dispose();
      return id;
    },
    openWindow: (settings = {}, focused = true) => {
      resetVscode();
      state.windowState = { focused, active: focused };
      for (const [name, value] of Object.entries({ stateFolder: path.join(folder, 'state'), ...settings })) {
        state.settings.set(`ensEvents.${name}`, value);
      }
      open = startWindow(folder, clock, { secrets, memento });
      return open;
    },
    end: async () => {
      await open?.close();
      await gateway.stop();
      http.globalAgent.destroy();
      await rm(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}

/** The files of the extension that it looks for after it was activated. */
async function install(folder: string): Promise<void> {
  await mkdir(path.join(folder, 'extension', 'dist'), { recursive: true });
  await writeFile(path.join(folder, 'extension', 'package.json'), JSON.stringify(manifest));
  for (const file of lateFiles) {
    await writeFile(path.join(folder, 'extension', 'dist', file), '// as it was installed');
  }
}

/** Each wait is in the ledger; it ends as the machine's own clock does, with the reason of whoever ended it. */
function sleepOn(clock: ManualClock): ManualClock['sleep'] {
  return async function sleep(ms, signal) {
    signal?.throwIfAborted();
    const close = track('timer');
    try {
      await clock.sleep(ms, signal).catch(() => signal?.throwIfAborted());
    } finally {
      close();
    }
  };
}

function startWindow(
  folder: string,
  clock: ManualClock,
  { secrets, memento }: { secrets: ReturnType<typeof fakeSecrets>; memento: ReturnType<typeof fakeMemento> },
): UnitWindow {
  const machine = { ...systemClock };
  Object.assign(systemClock, { now: () => clock.now(), sleep: sleepOn(clock) });
  // VS Code tells of secrets by an event like all others.
  const changes = createListeners('secrets.onDidChange');
  const hearing = secrets.onDidChange(changes.fire);
  const endCounting = countSignals();
  const subscriptions: { dispose: () => unknown }[] = [];
  const extensionPath = path.join(folder, 'extension');
  const context = {
    ...{ subscriptions, secrets: { ...secrets, onDidChange: changes.listen } },
    ...{ globalState: memento, workspaceState: fakeMemento(), extensionPath },
    ...{ globalStorageUri: Uri.file(folder), extensionUri: Uri.file(extensionPath) },
    extension: { id: 'ens-events.ens-events', packageJSON: manifest },
  };
  activate(context as unknown as ExtensionContext);
  let closed: Promise<void> | undefined;
  const close = async () => {
    const calls = deactivate();
    for (const subscription of subscriptions) {
      subscription.dispose();
    }
    hearing.dispose();
    endCounting();
    Object.assign(systemClock, machine);
    await calls;
  };
  return { parts: subscriptions, close: () => (closed ??= close()) };
}
