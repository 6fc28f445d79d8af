// The list of accounts that an earlier version kept in globalState, and lists of several browsers over the same files.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { browserKeyring } from '../../../src/accounts/keyring';
import { createShownAccounts } from '../../../src/accounts/shown';
import { isStoredList } from '../../../src/accounts/storedList';
import { systemClock } from '../../../src/ens/systemClock';
import { createDocument } from '../../../src/state/document';
import { createArrangements, isLayouts } from '../../../src/views/arrangements';
import { computer, draft, fakeDocument, fakeMemento, settle } from './fakes';

const key = 'ensEvents.accounts';
const one = (id: string, fields: object = {}) => ({
  ...{ id, name: id, kind: 'accessKey', maskedKeyId: 'LTAI…0001', site: 'china', endpoint: draft().endpoint },
  ...fields,
});
const idsIn = ({ accounts }: ReturnType<ReturnType<typeof computer>['openWindow']>) =>
  accounts.profiles().map(({ id }) => id);

/** A computer where an earlier version kept these accounts; what that stores is set with `store`. */
function before(profiles: readonly unknown[], active?: string) {
  const memento = fakeMemento();
  const store = (all: readonly unknown[]) => memento.values.set(key, { version: 1, profiles: all, active });
  store(profiles);
  const machine = computer({ memento });
  for (const id of ['a', 'b', 'c']) {
    machine.secrets.values.set(`ensEvents.profile.${id}`, JSON.stringify({ version: 1, ...draft().credentials }));
  }
  return { ...machine, store };
}

describe('case 100: the list of an earlier version', () => {
  it('is there at once, with the account chosen last, and nothing is written while it is only read', async () => {
    const { openWindow, document, memento } = before([one('a'), one('b')], 'b');
    const stored = JSON.stringify([...memento.values]);
    const window = openWindow();
    await settle();
    const state = window.accounts.state();
    assert.deepEqual([idsIn(window), state.kind === 'signedIn' && state.profile.id], [['a', 'b'], 'b']);
    assert.equal(document.file.text, undefined);
    await window.accounts.rename('a', 'Live');
    assert.equal(JSON.stringify([...memento.values]), stored);
    const { active, taken } = document.value();
    assert.deepEqual([active, taken], [{ '': 'b' }, ['a', 'b']]);
  });

  it('is taken over once: what changes there afterwards changes nothing here', async () => {
    const { openWindow, store } = before([one('a'), one('b')], 'b');
    const window = openWindow();
    await window.accounts.rename('a', 'Live');
    store([one('a', { name: 'Old' })]);
    assert.deepEqual(
      openWindow()
        .accounts.profiles()
        .map(({ name }) => name),
      ['Live', 'b'],
    );
  });

  it('says which account was chosen last only until one is chosen here', async () => {
    const { openWindow } = before([one('a'), one('b')], 'a');
    const { accounts } = openWindow();
    await accounts.activate('b');
    await accounts.remove('b');
    assert.deepEqual(openWindow().accounts.state(), { kind: 'signedOut' });
  });

  it('gives what a window of that version adds, and not what was removed here', async () => {
    const { openWindow, store } = before([one('a'), one('b')], 'b');
    const window = openWindow();
    await window.accounts.remove('a');
    store([one('a'), one('b'), one('c')]);
    window.accounts.look();
    await settle();
    for (const each of [window, openWindow()]) {
      assert.deepEqual(idsIn(each), ['b', 'c']);
    }
    await window.accounts.remove('c');
    await window.accounts.remove('b');
    assert.deepEqual(idsIn(openWindow()), []);
  });

  it('gives what this version cannot read too, which stays', async () => {
    const odd = [null, { id: 'later', name: 'Later', kind: 'sso' }];
    const { openWindow, document } = before([...odd, one('a')], 'a');
    const { accounts } = openWindow();
    assert.equal(accounts.unread().length, 2);
    await accounts.rename('a', 'Live');
    await accounts.rename('a', 'Live again');
    assert.deepEqual(
      (document.value()['profiles'] as unknown[]).filter((_, n) => n < 2),
      odd,
    );
    assert.equal(openWindow().accounts.unread().length, 2);
  });

  for (const rubbish of [null, 5, 'x', [], { version: 99, profiles: [one('a')] }]) {
    it(`that is none is listed as unreadable, and in nobody's way: ${JSON.stringify(rubbish)}`, async () => {
      const { openWindow, memento } = before([]);
      memento.values.set(key, rubbish);
      const { accounts } = openWindow();
      assert.deepEqual(accounts.unread(), [{ kind: 'list', trouble: 'earlier' }]);
      const { id } = await accounts.add(draft());
      await accounts.activate(id);
      assert.equal(openWindow().accounts.state().kind, 'signedIn');
      assert.deepEqual(memento.values.get(key), rubbish);
    });
  }
});

describe('Browsers over the files of one remote computer', () => {
  /** A browser with a keyring and a globalState of its own; its windows share the document. */
  function browsers(document = fakeDocument()) {
    let browserNumber = 0;
    return () => {
      const number = ++browserNumber;
      const memento = fakeMemento();
      const machine = computer({ document, memento });
      let ids = 0;
      const keyring = () => browserKeyring(memento, () => `k-${number}-${++ids}`);
      return { ...machine, openWindow: () => machine.openWindow({ keyring: keyring(), sharesKeyring: false }) };
    };
  }

  it('show their own accounts, keep the others’, and start with their own choice', async () => {
    const document = fakeDocument();
    const browser = browsers(document);
    const [here, there] = [browser(), browser()];
    const [first, second] = [here.openWindow(), there.openWindow()];
    const mine = await first.accounts.add(draft({ name: 'Mine' }));
    await first.accounts.activate(mine.id);
    const theirs = await second.accounts.add(draft({ name: 'Theirs' }));
    await second.accounts.activate(theirs.id);
    assert.deepEqual([idsIn(first).length, idsIn(second).length], [1, 1]);
    for (const [window, id] of [
      [here.openWindow(), mine.id],
      [there.openWindow(), theirs.id],
    ] as const) {
      const state = window.accounts.state();
      assert.deepEqual([idsIn(window), state.kind === 'signedIn' && state.profile.id], [[id], id]);
      assert.equal((await window.accounts.open(id)).profile.id, id);
    }
    assert.deepEqual([first.accounts.isGone(theirs.id), first.accounts.unread()], [false, []]);
    await first.accounts.remove(mine.id);
    assert.deepEqual(idsIn(there.openWindow()), [theirs.id]);
  });

  it('each take over what an earlier version kept in them', async () => {
    const document = fakeDocument();
    const browser = browsers(document);
    for (const id of ['a', 'b']) {
      const { memento, openWindow } = browser();
      memento.values.set(key, { version: 1, profiles: [one(id)], active: id });
      const window = openWindow();
      assert.deepEqual([idsIn(window), window.accounts.state().kind], [[id], 'signedIn']);
      await window.accounts.rename(id, `Name of ${id}`);
      assert.deepEqual(idsIn(openWindow()), [id]);
    }
    assert.equal((document.value()['profiles'] as unknown[]).length, 2);
  });

  it('do not list what another one’s newer version saved; what names no keyring all list', () => {
    const later = { id: 'later', kind: 'sso', keyring: 'k-other' };
    const browser = browsers(fakeDocument({ version: 1, profiles: [later, null, one('a', { keyring: 'k-other' })] }));
    const { accounts } = browser().openWindow();
    assert.deepEqual([accounts.profiles(), accounts.unread()], [[], [{ kind: 'account', name: undefined }]]);
    assert.equal(accounts.isGone('a'), false);
  });

  it('have one name each, also where two of their windows choose it at the same moment', async () => {
    const memento = fakeMemento();
    // Each window knows its own until VS Code brings the other's, which won.
    const [first, second] = [fakeMemento(), memento];
    const one = browserKeyring(first, () => 'k-1');
    const two = browserKeyring(second, () => 'k-2');
    assert.deepEqual([one.id, two.id], ['k-1', 'k-2']);
    first.values.set('ensEvents.keyrings', memento.values.get('ensEvents.keyrings'));
    assert.deepEqual([one.isOurs('k-1'), one.isOurs('k-2')], [true, true]);
    memento.values.set('ensEvents.keyrings', first.values.get('ensEvents.keyrings'));
    const next = browserKeyring(memento, () => 'k-3');
    assert.deepEqual([next.id, next.isOurs('k-1'), next.isOurs('k-2'), next.isOurs('k-3')], ['k-2', true, true, false]);
    assert.equal(next.isOurs(undefined), false);
    await settle();
  });
});

describe('case 100: what every version there was has stored', () => {
  let own: string;
  beforeEach(async () => {
    own = await system.mkdtemp(path.join(tmpdir(), 'ens-events-own-'));
  });
  afterEach(() => system.rm(own, { recursive: true, force: true }));
  const documentAt = (name: string, isOurs: Parameters<typeof createDocument>[0]['isOurs']) =>
    createDocument({
      ...{ file: path.join(own, name), isOurs, clock: systemClock },
      ...{ self: { pid: 1, window: 'w-1' }, lives: () => true },
    });
  const open = (memento = fakeMemento()) => {
    const { accounts } = computer({ memento }).openWindow({ document: documentAt('accounts.json', isStoredList) });
    const onNotKept = () => assert.fail('It was not kept.');
    const parts = { document: documentAt('layouts.json', isLayouts), memento, onNotKept };
    return {
      accounts,
      arrangements: createArrangements({ ...parts, logError: onNotKept }),
      chosen: createShownAccounts(parts),
    };
  };
  const seenIn = ({ accounts, arrangements, chosen }: ReturnType<typeof open>) => {
    const state = accounts.state();
    return {
      accounts: accounts.profiles().map(({ id, kind, mark, expiresAt }) => [id, kind, mark, expiresAt]),
      active: state.kind === 'signedIn' && state.profile.id,
      shown: chosen.ids(),
      layouts: ['a-one', 'a-two', 'a-three'].map(id => {
        const { groupBy, sortBy, filter } = arrangements.of(id);
        return [groupBy, sortBy, filter.text, filter.level, filter.type];
      }),
    };
  };
  const globalState = () =>
    JSON.parse(readFileSync('test/fixtures/state/0.1/globalState.json', 'utf8')) as Record<string, unknown>;

  it('version 0.1, in globalState: accounts, layouts and those that are shown', () => {
    assert.deepEqual(seenIn(open(fakeMemento(new Map(Object.entries(globalState()))))), {
      accounts: [
        ['a-one', 'accessKey', undefined, undefined],
        ['a-two', 'sts', 'readOnly', 1795867200000],
      ],
      active: 'a-two',
      shown: ['a-one', 'a-two'],
      layouts: [
        ['node', 'deadline', '', [], []],
        ['urgency', 'level', 'edge', ['CRITICAL'], []],
        ['urgency', 'deadline', '', [], []],
      ],
    });
  });

  it('version 1, in files, beside what version 0.1 left; nothing is written by reading them', async () => {
    for (const name of ['accounts.json', 'layouts.json']) {
      await system.copyFile(`test/fixtures/state/1/${name}`, path.join(own, name));
    }
    assert.deepEqual(seenIn(open(fakeMemento(new Map(Object.entries(globalState()))))), {
      accounts: [
        ['a-one', 'accessKey', undefined, undefined],
        ['a-two', 'sts', 'readOnly', 1795867200000],
        ['a-three', 'accessKey', undefined, undefined],
      ],
      active: 'a-three',
      shown: ['a-one', 'a-three'],
      layouts: [
        ['node', 'deadline', '', [], []],
        ['urgency', 'published', '', [], ['Instance:SystemFailure.Redeploy']],
        ['urgency', 'deadline', '', [], []],
      ],
    });
    await settle();
    for (const name of ['accounts.json', 'layouts.json']) {
      assert.equal(
        await system.readFile(path.join(own, name), 'utf8'),
        await system.readFile(`test/fixtures/state/1/${name}`, 'utf8'),
      );
    }
  });
});
