// A keyring that answers only after it was given up: what it was asked for comes about by itself.
import assert from 'node:assert/strict';
import { internationalEndpoint } from '../../../src/accounts/endpoint';
import { isVaultError, type VaultError } from '../../../src/accounts/vaultError';
import { computer, draft, savedKeys, settle, type Window } from './fakes';
import { hungKeyring } from './keyrings';

const newKey = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
const deaf = { onDidChange: () => ({ dispose: () => undefined }) };

function setting() {
  const hung = hungKeyring();
  const machine = computer({ secrets: hung.keyring });
  const [first, second] = [machine.openWindow(), machine.openWindow()];
  /** Begins something, and lets the time for the keyring's answer go by. */
  const giveUp = async (work: () => Promise<unknown>): Promise<VaultError> => {
    const failed = work().then(
      () => assert.fail('It did not fail.'),
      (error: unknown) => {
        assert.ok(isVaultError(error));
        return error;
      },
    );
    await settle();
    machine.clock.pass(10_000);
    return failed;
  };
  return { ...hung, ...machine, first, second, giveUp };
}

/** An account that both windows work with. */
async function signedIn() {
  const all = setting();
  const { id } = await all.first.accounts.add(draft());
  for (const { accounts } of [all.first, all.second]) {
    await accounts.activate(id);
    await accounts.open(id);
  }
  await settle();
  return { ...all, id, windows: [all.first, all.second] };
}

const explanationOf = ({ accounts }: Window) => {
  const state = accounts.state();
  return state.kind === 'signedOut' ? (state.explanation ?? '') : '';
};
const namesIn = ({ accounts }: Window) => accounts.profiles().map(({ name }) => name);

describe('A keyring that answers late when a key is read', () => {
  it('case 82: brings the account back in each window, and says beforehand that it will', async () => {
    const { hang, answer, giveUp, id, windows } = await signedIn();
    for (const { accounts } of windows) {
      hang('get');
      const { advice } = await giveUp(() => accounts.open(id));
      assert.match(advice, /did not answer within 10 s: unlock it, and the account comes back by itself\.$/);
    }
    for (const window of windows) {
      assert.match(explanationOf(window), /by itself/);
    }
    await answer();
    for (const { accounts, heard } of windows) {
      assert.equal(accounts.state().kind, 'signedIn');
      assert.equal(heard.at(-1)?.kind, 'signedIn');
      assert.deepEqual((await accounts.open(id)).credentials, draft().credentials);
    }
  });

  it('case 82: brings back an account that is shown beside the active one: its list is read anew', async () => {
    const { hang, answer, giveUp, first, id } = await signedIn();
    const other = await first.accounts.add(draft({ name: 'Other', credentials: newKey }));
    await first.accounts.open(other.id);
    hang('get');
    await giveUp(() => first.accounts.open(other.id));
    const revision = first.accounts.revisionOf(other.id);
    let told = 0;
    first.accounts.onDidChangeProfiles(() => {
      told += 1;
    });
    await answer();
    assert.deepEqual([first.accounts.revisionOf(other.id) > revision, told > 0], [true, true]);
    const state = first.accounts.state();
    assert.equal(state.kind === 'signedIn' && state.profile.id, id);
  });

  it('case 82: comes back once, however many were waiting', async () => {
    const { hang, answer, giveUp, first, keyring, id } = await signedIn();
    hang('get');
    await giveUp(() => Promise.all([1, 2, 3, 4].map(() => first.accounts.open(id))));
    const before = first.heard.length;
    let reads = 0;
    const answering = answer();
    keyring.get = key => {
      reads += 1;
      return Promise.resolve(keyring.values.get(key));
    };
    await answering;
    assert.equal(first.heard.length, before + 1);
    // Once for the first of them, and once for all that were answered meanwhile.
    assert.equal(reads, 2);
  });

  it('case 82: and refuses then: says so with other words; refreshing once it is unlocked brings the account back', async () => {
    const { hang, answer, giveUp, first, keyring, id } = await signedIn();
    hang('get');
    await giveUp(() => first.accounts.open(id));
    const { get } = keyring;
    const answering = answer(false);
    keyring.get = () => Promise.reject(new Error('The keyring is locked.'));
    await answering;
    assert.match(explanationOf(first), /Check that the keyring of this computer is unlocked, then refresh\.$/);
    await first.accounts.retry();
    assert.match(explanationOf(first), /then refresh\.$/);
    keyring.get = key => Promise.resolve(keyring.values.get(key));
    assert.notEqual(get, keyring.get);
    await first.accounts.retry();
    assert.equal(first.accounts.state().kind, 'signedIn');
  });

  it('case 82: and has lost the key by then: says that', async () => {
    const { hang, answer, giveUp, first, keyring, id } = await signedIn();
    hang('get');
    await giveUp(() => first.accounts.open(id));
    keyring.values.delete(`ensEvents.profile.${id}`);
    await answer();
    assert.match(explanationOf(first), /no longer has the AccessKey/);
  });

  it('case 82: does nothing in a window that has closed', async () => {
    const { hang, answer, giveUp, first, clock, id } = await signedIn();
    hang('get');
    await giveUp(() => first.accounts.open(id));
    first.accounts.dispose();
    const before = first.heard.length;
    await answer();
    assert.deepEqual([first.heard.length, clock.waiting()], [before, 0]);
  });
});

describe('A keyring that answers late when somebody signs in', () => {
  for (const [what, calls] of [
    ['to the key', ['store']],
    ['to both', ['store', 'get']],
    ['when what it stored is read back', ['get']],
  ] as const) {
    it(`case 82: ${what}: the account is there by itself, in use, in every window`, async () => {
      const { hang, answer, giveUp, first, second, clock } = setting();
      hang(...calls);
      const { message, advice } = await giveUp(() => first.accounts.add(draft()));
      assert.equal(message, 'The AccessKey of the account could not be saved.');
      assert.match(advice, /unlock it, and what you entered is saved by itself\.$/);
      assert.deepEqual(namesIn(first), []);
      await answer();
      // The other window heard of the key before it was listed, and looks again.
      clock.pass(100);
      await settle();
      for (const window of [first, second]) {
        assert.deepEqual(namesIn(window), ['Production']);
        const state = window.accounts.state();
        assert.ok(state.kind === 'signedIn');
        assert.deepEqual((await window.accounts.open(state.profile.id)).credentials, draft().credentials);
      }
    });
  }

  it('case 82: the account is what the next window starts with', async () => {
    const { hang, answer, giveUp, first, openWindow } = setting();
    hang('store');
    await giveUp(() => first.accounts.add(draft()));
    await answer();
    assert.equal(openWindow().accounts.state().kind, 'signedIn');
  });

  it('case 82: and tells no window of it: the account is there all the same', async () => {
    const { hang, answer, giveUp, keyring, openWindow } = setting();
    const window = openWindow({ secrets: Object.assign(keyring, deaf) });
    hang('store');
    await giveUp(() => window.accounts.add(draft()));
    await answer();
    assert.deepEqual([namesIn(window), window.accounts.state().kind], [['Production'], 'signedIn']);
  });

  it('case 82: the account joins the one in use, and does not take its place', async () => {
    const { hang, answer, giveUp, first, id } = await signedIn();
    hang('store');
    await giveUp(() => first.accounts.add(draft({ name: 'Late', credentials: newKey })));
    await answer();
    assert.deepEqual(namesIn(first), ['Production', 'Late']);
    const state = first.accounts.state();
    assert.equal(state.kind === 'signedIn' && state.profile.id, id);
  });

  it('case 82: and refuses: nothing of the account is left', async () => {
    const { hang, answer, giveUp, first, second, keyring } = setting();
    hang('store');
    await giveUp(() => first.accounts.add(draft()));
    await answer(false);
    assert.deepEqual([savedKeys(keyring), namesIn(first), namesIn(second)], [[], [], []]);
    assert.deepEqual(first.accounts.state(), { kind: 'signedOut' });
  });

  for (const [what, again] of [
    ['by the same name, with another key', draft({ credentials: newKey })],
    ['by another name, with the same key', draft({ name: 'Again' })],
    ['by the same name, with the same key', draft()],
  ] as const) {
    for (const when of ['before', 'after'] as const) {
      it(`case 82: who tried again ${what}, which was done ${when} the answer, has one account and one key`, async () => {
        const { hang, answer, giveUp, first, keyring } = setting();
        const { store } = keyring;
        hang('store');
        await giveUp(() => first.accounts.add(draft()));
        if (when === 'before') {
          keyring.store = store;
          await first.accounts.add(again);
        } else {
          await giveUp(() => first.accounts.add(again));
        }
        await answer();
        assert.deepEqual([namesIn(first), savedKeys(keyring).length], [[again.name], 1]);
        const [profile] = first.accounts.profiles();
        assert.deepEqual((await first.accounts.open(profile!.id)).credentials, again.credentials);
      });
    }
  }
});

describe('A keyring that answers late in one of two windows that sign in to the same account', () => {
  for (const [what, theirs] of [
    ['with the same key', draft({ name: 'Theirs' })],
    ['by the same name', draft({ name: 'production', credentials: newKey })],
  ] as const) {
    it(`case 82: ${what}: the one that was there first stays, and no key is left over`, async () => {
      const { hang, answer, giveUp, first, second, keyring } = setting();
      const { store } = keyring;
      hang('store');
      await giveUp(() => first.accounts.add(draft()));
      keyring.store = store;
      await second.accounts.add(theirs);
      await answer();
      assert.deepEqual([namesIn(first), namesIn(second)], [[theirs.name], [theirs.name]]);
      assert.equal(savedKeys(keyring).length, 1);
    });
  }
});

describe('A keyring that answers late when credentials are replaced', () => {
  it('case 82: the new ones hold by themselves, also where it tells no window of it', async () => {
    const { hang, answer, giveUp, keyring, openWindow, id } = await signedIn();
    const window = openWindow({ secrets: Object.assign(keyring, deaf) });
    hang('store');
    const { advice } = await giveUp(() => window.accounts.update(id, draft({ credentials: newKey })));
    assert.match(advice, /what you entered is saved by itself\.$/);
    await answer();
    assert.deepEqual((await window.accounts.open(id)).credentials, newKey);
    assert.equal(window.accounts.profiles()[0]?.maskedKeyId, 'LTAI…0002');
  });

  it('case 82: the same key at another site is not moved by itself: the advice is to try again, which works', async () => {
    const { hang, answer, giveUp, first, id } = await signedIn();
    const edit = draft({ endpoint: internationalEndpoint });
    hang('store');
    const { advice } = await giveUp(() => first.accounts.update(id, edit));
    assert.match(advice, /unlock it, then try again\.$/);
    await answer();
    await first.accounts.update(id, edit);
    assert.equal(first.accounts.profiles()[0]?.endpoint.host, internationalEndpoint.host);
  });
});

describe('A keyring that answers late when somebody signs out', () => {
  it('case 82: the account is gone by itself, also where it tells no window of it', async () => {
    const { hang, answer, giveUp, keyring, openWindow, document, id } = await signedIn();
    const window = openWindow({ secrets: Object.assign(keyring, deaf) });
    await window.accounts.open(id);
    hang('delete');
    const { advice } = await giveUp(() => window.accounts.remove(id));
    assert.match(advice, /unlock it, and the account is signed out by itself\.$/);
    assert.deepEqual(namesIn(window), ['Production']);
    await answer();
    assert.deepEqual([namesIn(window), window.accounts.state(), savedKeys(keyring)], [[], { kind: 'signedOut' }, []]);
    assert.deepEqual(document.value()['profiles'], []);
  });

  it('case 82: and refuses: the account stays, and works', async () => {
    const { hang, answer, giveUp, first, second, id } = await signedIn();
    hang('delete');
    await giveUp(() => first.accounts.remove(id));
    await answer(false);
    for (const { accounts } of [first, second]) {
      assert.deepEqual((await accounts.open(id)).credentials, draft().credentials);
    }
  });
});
