import assert from 'node:assert/strict';
import { isVaultError } from '../../../src/accounts/vaultError';
import { computer, draft, savedKeys, settle } from './fakes';
import { lateKeyring } from './keyrings';

function hanging() {
  const late = lateKeyring();
  const machine = computer({ secrets: late.keyring });
  const [first, second] = [machine.openWindow(), machine.openWindow()];
  /** Begins what the keyring does not answer, until that is given up. */
  const giveUp = async (work: () => Promise<unknown>) => {
    late.hang();
    const failed = assert.rejects(work(), isVaultError);
    await settle();
    machine.clock.pass(10_000);
    await failed;
  };
  return { ...late, ...machine, first, second, giveUp };
}

describe('A keyring that goes through late', () => {
  /** A keyring that refuses to store a key, and keeps it later all the same. */
  const refusing = () => {
    const all = hanging();
    const { store } = all.keyring;
    let late: () => PromiseLike<void> = () => Promise.resolve();
    all.keyring.store = (key, value) => {
      late = () => store(key, value);
      return Promise.reject(new Error('The keyring refuses.'));
    };
    return { ...all, storeLate: () => late() };
  };

  it('case 62: leaves no key of an account that was not saved', async () => {
    const { keyring, first, second, storeLate } = refusing();
    await assert.rejects(first.accounts.add(draft()), isVaultError);
    await storeLate();
    await settle();
    assert.deepEqual(savedKeys(keyring), []);
    for (const { accounts, heard } of [first, second]) {
      assert.deepEqual([accounts.profiles(), accounts.state(), heard.length], [[], { kind: 'signedOut' }, 0]);
    }
  });

  it('case 62: leaves no key where the deletion of the unsaved account went through before', async () => {
    const { keyring, first, storeLate } = refusing();
    await assert.rejects(first.accounts.add(draft()), isVaultError);
    await settle();
    await storeLate();
    await settle();
    assert.deepEqual(savedKeys(keyring), []);
  });

  it('case 62: signs out after all: the list has lost the account too, and nobody blames another window', async () => {
    const { keyring, openWindow, first, second, giveUp, goThrough } = hanging();
    const { id } = await first.accounts.add(draft());
    for (const { accounts } of [first, second]) {
      await accounts.activate(id);
      await accounts.open(id);
    }
    await giveUp(() => first.accounts.remove(id));
    assert.equal(first.accounts.state().kind, 'signedIn');
    await goThrough();
    await settle();
    assert.deepEqual(savedKeys(keyring), []);
    assert.deepEqual(first.accounts.state(), { kind: 'signedOut' });
    const state = second.accounts.state();
    assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /another window/);
    for (const { accounts } of [first, second, openWindow()]) {
      assert.deepEqual(accounts.profiles(), []);
    }
  });

  it('case 62: deletes a key without saying so: the account is signed out in both windows', async () => {
    const { keyring, clock, first, second, openWindow } = hanging();
    const { id } = await first.accounts.add(draft());
    await first.accounts.activate(id);
    await second.accounts.activate(id);
    keyring.delete = key => {
      keyring.values.delete(key);
      return Promise.reject(new Error('The keyring refuses.'));
    };
    await assert.rejects(first.accounts.remove(id), isVaultError);
    await settle();
    clock.pass(10_000);
    await settle();
    assert.deepEqual([first.accounts.state(), second.accounts.state().kind], [{ kind: 'signedOut' }, 'signedOut']);
    for (const { accounts } of [first, second, openWindow()]) {
      assert.deepEqual(accounts.profiles(), []);
    }
  });

  it('case 62: an account whose deletion failed works on, also with another key', async () => {
    const { keyring, first, second, clock, giveUp } = hanging();
    const { id } = await first.accounts.add(draft());
    await first.accounts.activate(id);
    const { store, delete: remove } = keyring;
    await giveUp(() => first.accounts.remove(id));
    Object.assign(keyring, { store, delete: remove });
    const credentials = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
    await first.accounts.update(id, draft({ credentials }));
    assert.deepEqual((await first.accounts.open(id)).credentials, credentials);
    // A deletion from now on is another window's.
    await second.accounts.remove(id);
    await settle();
    clock.pass(10_000);
    const state = first.accounts.state();
    assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /another window/);
  });
});

describe('Changes of the list at the same moment', () => {
  const mark = 'production' as const;
  for (const windows of [1, 2]) {
    it(`case 62: none is lost, in ${windows === 1 ? 'one window' : 'two windows'}`, async () => {
      const machine = computer();
      const first = machine.openWindow();
      const second = windows === 1 ? first : machine.openWindow();
      const [one, two, three] = [
        await first.accounts.add(draft({ name: 'One' })),
        await first.accounts.add(draft({ name: 'Two' })),
        await first.accounts.add(draft({ name: 'Three' })),
      ];
      const credentials = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
      await Promise.all([
        first.accounts.rename(one.id, 'Uno'),
        second.accounts.setMark(one.id, mark),
        second.accounts.setMark(two.id, 'readOnly'),
        first.accounts.update(two.id, draft({ credentials })),
        first.accounts.remove(three.id),
        second.accounts.activate(one.id),
        first.accounts.add(draft({ name: 'Four' })),
        second.accounts.add(draft({ name: 'Five' })),
      ]);
      await settle();
      for (const { accounts } of [first, second, machine.openWindow()]) {
        const seen = accounts.profiles().map(({ name, mark: set, maskedKeyId }) => [name, set, maskedKeyId.slice(-1)]);
        assert.deepEqual(seen.sort(), [
          ['Five', undefined, '1'],
          ['Four', undefined, '1'],
          ['Two', 'readOnly', '2'],
          ['Uno', mark, '1'],
        ]);
      }
      const state = machine.openWindow().accounts.state();
      assert.equal(state.kind === 'signedIn' && state.profile.id, one.id);
    });
  }

  it('case 62: what this version cannot read of the list stays in it', async () => {
    const machine = computer();
    const { accounts } = machine.openWindow();
    const { id } = await accounts.add(draft());
    const stored = machine.document.value() as { profiles: object[] };
    const unknown = { id: 'later', name: 'Later', kind: 'sso', ticket: 7 };
    const profiles = [unknown, ...stored.profiles.map(profile => ({ ...profile, colour: 'red' }))];
    machine.document.file.text = JSON.stringify({ ...stored, profiles, drawers: [7] });
    await accounts.rename(id, 'Live');
    await accounts.setMark(id, mark);
    const { profiles: after, drawers } = machine.document.value() as {
      profiles: Record<string, unknown>[];
      drawers: unknown;
    };
    assert.deepEqual([after[0], drawers], [unknown, [7]]);
    const { name, mark: set, colour } = after[1] ?? {};
    assert.deepEqual([name, set, colour], ['Live', mark, 'red']);
  });
});
