import assert from 'node:assert/strict';
import { isVaultError } from '../../../src/accounts/vaultError';
import { assertIs, credentials, edits, newKey, old, twoWindows, wait } from './edits';
import { computer, diskFull, laggingKeyring, settle } from './fakes';
import { lateKeyring } from './keyrings';

describe('Edit Credentials, while something else happens', () => {
  it('case 62: a key that turns up late, after another edit, is not used with the host of that one', async () => {
    const { keyring, hang, goThrough } = lateKeyring();
    const { clock, first, second, id } = await twoWindows(keyring);
    const { store } = keyring;
    hang();
    const failed = assert.rejects(first.accounts.update(id, edits['temporary credentials']!), isVaultError);
    await wait(clock);
    await failed;
    keyring.store = store;
    await first.accounts.update(id, edits['another key at another site']!);
    await goThrough();
    await wait(clock);
    for (const { accounts } of [first, second]) {
      const refused = assert.rejects(accounts.open(id), { name: 'VaultError', problem: 'mismatch' });
      await wait(clock);
      await refused;
      const state = accounts.state();
      assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /not the one.*Manage Accounts\.$/);
    }
    await first.accounts.update(id, old);
    await wait(clock);
    await assertIs(first, id, old, 'first');
    await assertIs(second, id, old, 'second');
  });

  for (const [what, edit] of Object.entries(edits)) {
    for (const [how, goesThrough] of [
      ['goes through', true],
      ['is given up', false],
    ] as const) {
      it(`case 62: ${what}: a mark and a name that another window sets meanwhile survive an edit that ${how}`, async () => {
        const { keyring, hang, goThrough } = lateKeyring();
        const { clock, first, second, id } = await twoWindows(keyring);
        hang();
        const edited = first.accounts.update(id, edit).catch(isVaultError);
        await settle();
        await second.accounts.setMark(id, 'production');
        await second.accounts.rename(id, 'Live');
        await (goesThrough ? goThrough() : wait(clock));
        await edited;
        for (const { accounts } of [first, second]) {
          const { profile } = await accounts.open(id);
          assert.deepEqual([profile.name, profile.mark], ['Live', 'production']);
          assert.deepEqual(accounts.profiles(), [profile]);
        }
      });
    }
  }

  it('case 62: nothing of temporary credentials stays with the key that replaces them', async () => {
    const { first, second, id } = await twoWindows();
    await first.accounts.update(id, edits['temporary credentials']!);
    await first.accounts.update(id, old);
    await settle();
    await assertIs(first, id, old, 'first');
    await assertIs(second, id, old, 'second');
    assert.equal('expiresAt' in first.accounts.profiles()[0]!, false);
  });

  it('case 62: nothing of the old key stays in the list where no window hears of the new one', async () => {
    const { secrets, document, first, second, openWindow, id } = await twoWindows();
    first.accounts.dispose();
    second.accounts.dispose();
    const asOf = secrets.get(`ensEvents.profile.${id}`);
    const keyring = { ...secrets, onDidChange: () => ({ dispose: () => undefined }) };
    const deaf = openWindow({ secrets: keyring });
    await deaf.accounts.open(id);
    // What is asked for before the new key is stored is answered with the old one.
    keyring.get = () => {
      keyring.get = secrets.get;
      return asOf;
    };
    await deaf.accounts.update(id, edits['temporary credentials']!);
    assert.doesNotMatch(document.file.text ?? '', /next|0001/);
  });

  it('case 62: a mark that another window takes away does not come back', async () => {
    const { keyring, hang, goThrough } = lateKeyring();
    const { first, second, id } = await twoWindows(keyring);
    await first.accounts.setMark(id, 'readOnly');
    hang();
    const edited = first.accounts.update(id, edits['another key at another site']!);
    await settle();
    await second.accounts.setMark(id, undefined);
    await goThrough();
    await edited;
    assert.equal('mark' in (await first.accounts.open(id)).profile, false);
  });

  it('case 62: a disk that fails once the key is stored leaves the new pair; one that fails before, the old one', async () => {
    const machine = computer();
    const { document } = machine;
    const { change } = document;
    const window = machine.openWindow();
    const { id } = await window.accounts.add(old);
    await window.accounts.activate(id);
    document.change = diskFull;
    await assert.rejects(window.accounts.update(id, edits['another key at another site']!), isVaultError);
    await assertIs(window, id, old, 'full at once');
    document.change = (...call) => {
      document.change = diskFull;
      return change(...call);
    };
    const edit = edits['temporary credentials']!;
    await window.accounts.update(id, edit);
    await assertIs(window, id, edit, 'full afterwards');
    const next = machine.openWindow();
    await settle();
    await assertIs(next, id, edit, 'the next window');
  });

  it('case 62: a new key that is there after the list is waited for; the old one is not used with its host', async () => {
    const shared = laggingKeyring();
    const { openWindow, clock } = computer();
    const first = openWindow({ secrets: shared.openWindow() });
    const { id } = await first.accounts.add(old);
    await first.accounts.activate(id);
    const second = openWindow({ secrets: shared.openWindow() });
    await second.accounts.open(id);
    const edit = edits['another key at another site']!;
    await first.accounts.update(id, edit);
    const opened = second.accounts.open(id);
    await settle();
    clock.pass(100);
    await settle();
    assert.deepEqual(second.heard, []);
    shared.bring();
    clock.pass(200);
    assert.equal((await opened).profile.endpoint.host, edit.endpoint.host);
    await wait(clock);
    await assertIs(second, id, edit, 'second');
  });

  it('case 62: a key that follows only once the waiting is over brings the account back', async () => {
    const shared = laggingKeyring();
    const { openWindow, clock } = computer();
    const first = openWindow({ secrets: shared.openWindow() });
    const { id } = await first.accounts.add(old);
    await first.accounts.activate(id);
    const second = openWindow({ secrets: shared.openWindow() });
    await second.accounts.open(id);
    const edit = edits['another key at another site']!;
    await first.accounts.update(id, edit);
    second.accounts.look();
    await wait(clock);
    assert.equal(second.accounts.state().kind, 'signedOut');
    shared.bring();
    await wait(clock);
    assert.equal(second.accounts.state().kind, 'signedIn');
    await assertIs(second, id, edit, 'second');
  });

  for (const [what, key] of [
    ['another key', newKey],
    ['another secret of the same key id', { ...credentials, accessKeySecret: 'canary-secret-9' }],
    ['the same key with a token', { ...credentials, securityToken: 'canary-token' }],
  ] as const) {
    it(`case 62: ${what} that nothing says the host of is never used; the account says what to do`, async () => {
      const { secrets, clock, first, second, id } = await twoWindows();
      await secrets.store(`ensEvents.profile.${id}`, JSON.stringify({ version: 1, ...key }));
      await wait(clock);
      for (const { accounts } of [first, second]) {
        const refused = assert.rejects(accounts.open(id), { name: 'VaultError', problem: 'mismatch' });
        await wait(clock);
        await refused;
        const state = accounts.state();
        assert.match(
          state.kind === 'signedOut' ? (state.explanation ?? '') : '',
          /Reload the window.*Manage Accounts\.$/,
        );
      }
    });
  }
});
