import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setImmediate as turn } from 'node:timers/promises';
import { env, UIKind } from 'vscode';
import { browserKeyring, sharedKeyring } from '../../src/accounts/keyring';
import { isStoredList } from '../../src/accounts/storedList';
import { systemClock } from '../../src/ens/systemClock';
import { startGateway, type Gateway } from '../../src/sample/index';
import { createDocument } from '../../src/state/document';
import { thisWindow } from '../../src/state/windows';
import { computer, draft, fakeMemento, fakeSecrets } from '../unit/accounts/fakes';
import { startWindow, type Started } from './startupWindow';

/** All that a start sets going by itself has begun. */
async function calm(): Promise<void> {
  for (let n = 0; n < 50; n += 1) {
    await turn();
  }
}

/** Names and times of all that is in a folder. */
async function filesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder, { recursive: true })).sort();
  const times = await Promise.all(names.map(async name => (await stat(path.join(folder, name))).mtimeMs));
  return names.map((name, n) => `${name} ${times[n] ?? ''}`);
}

/** Listeners of a window, as in unit/wiring/heard.txt. */
const heardByAll = {
  onDidChangeWindowState: 4,
  onDidChangeConfiguration: 4,
  'view onDidChangeSelection': 4,
  'view onDidChangeVisibility': 8,
};

describe('a window that starts with the view hidden', () => {
  let folder: string;
  let gateway: Gateway;
  let window: Started | undefined;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-startup-'));
    gateway = await startGateway();
  });
  afterEach(async () => {
    window?.end();
    await gateway.stop();
    await rm(folder, { recursive: true, force: true });
  });

  /** A computer on which somebody signed in to an account of the gateway before. */
  const withAccount = async () => {
    const storage = { secrets: fakeSecrets(), memento: fakeMemento() };
    const document = createDocument({
      file: path.join(folder, 'accounts.json'),
      ...{ isOurs: isStoredList, self: thisWindow(), lives: () => false, clock: systemClock },
    });
    const isShared = env.uiKind === UIKind.Desktop;
    const keyring = isShared ? sharedKeyring : browserKeyring(storage.memento);
    const { accounts } = computer(storage).openWindow({ document, keyring });
    const endpoint = { protocol: 'http' as const, host: gateway.host };
    const { accessKeyId, accessKeySecret } = gateway.keys.main;
    const { id } = await accounts.add(draft({ endpoint, credentials: { accessKeyId, accessKeySecret } }));
    await accounts.activate(id);
    accounts.dispose();
    return storage;
  };

  it('starts no timer and reads no secret without an account, though it is to watch', async () => {
    window = startWindow({ folder, settings: { watchInBackground: true } });
    await calm();
    assert.deepEqual([window.timers, window.secretsRead(), await readdir(folder)], [[], 0, []]);
  });

  it('starts no timer and reads no secret with an account that it is not to watch', async () => {
    const storage = await withAccount();
    const before = await filesIn(folder);
    window = startWindow({ folder, ...storage, settings: { watchInBackground: false } });
    await calm();
    assert.deepEqual([window.timers, window.secretsRead(), await filesIn(folder)], [[], 0, before]);
    assert.deepEqual(gateway.received, []);
  });

  it('case 41: hears of VS Code what it needs, and nothing once it ends', async () => {
    window = startWindow({ folder, settings: {} });
    await calm();
    const heard = window.heard();
    window.end();
    const left = Object.fromEntries(Object.keys(heard).map(name => [name, 0]));
    assert.deepEqual([heard, window.heard()], [heardByAll, left]);
    window = undefined;
  });

  it('reads the list of an account that it is to watch, then waits five minutes', async () => {
    const stateFolder = path.join(folder, 'state');
    window = startWindow({ folder, ...(await withAccount()), settings: { watchInBackground: true, stateFolder } });
    const { timers } = window;
    while (!timers.some(ms => ms >= 300_000)) {
      await turn();
    }
    assert.equal(gateway.received[0]?.action, 'DescribeHistoryEvents');
    assert.ok(window.secretsRead() > 0);
    assert.deepEqual(await readdir(path.join(stateFolder, 'leases')).then(leases => leases.length), 1);
  });
});
