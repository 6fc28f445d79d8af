import assert from 'node:assert/strict';
import { internationalEndpoint } from '../../../src/accounts/endpoint';
import { isVaultError } from '../../../src/accounts/vaultError';
import { assertIs, edits, isSameKey, old, twoWindows, wait } from './edits';
import { settle } from './fakes';
import { faults, lateKeyring } from './keyrings';

describe('Edit Credentials', () => {
  for (const [what, edit] of Object.entries(edits)) {
    it(`case 62: ${what}: both windows use it, and show it, once`, async () => {
      const { first, second, id } = await twoWindows();
      const revisions = [first, second].map(({ accounts }) => accounts.revisionOf(id));
      await first.accounts.update(id, edit);
      await settle();
      for (const window of [first, second]) {
        await assertIs(window, id, edit, what);
      }
      assert.equal(first.heard.length, 2);
      assert.equal(second.heard.length, 1);
      assert.deepEqual(
        [first, second].map(({ accounts }) => accounts.revisionOf(id)),
        revisions.map(revision => revision + 1),
      );
    });

    for (const mark of ['production', 'readOnly', undefined] as const) {
      it(`${what}: leaves an account as it is marked, in the list on disk and wherever it is shown: ${mark ?? 'not marked'}`, async () => {
        const { first, second, id, document, openWindow } = await twoWindows();
        await first.accounts.setMark(id, mark);
        await first.accounts.update(id, edit);
        await settle();
        const { profiles } = JSON.parse(document.file.text ?? '{}') as { profiles: { mark?: string }[] };
        assert.deepEqual(
          profiles.map(profile => profile.mark),
          [mark],
        );
        for (const { accounts } of [first, second, openWindow()]) {
          await settle();
          const { profile } = await accounts.open(id);
          const state = accounts.state();
          const seen = [profile, accounts.profiles()[0], state.kind === 'signedIn' ? state.profile : undefined];
          assert.deepEqual(
            seen.map(one => one?.mark),
            [mark, mark, mark],
          );
        }
      });
    }

    for (const [how, { begin, has }] of Object.entries(faults).filter(
      ([, { has }]) => has !== 'old' || !isSameKey(edit),
    )) {
      it(`case 62: ${what}, with a keyring that ${how}: key, host and label belong together`, async () => {
        const { secrets, clock, first, second, id, openWindow } = await twoWindows();
        const { get, store } = secrets;
        begin(secrets);
        const failed = assert.rejects(first.accounts.update(id, edit), isVaultError);
        await wait(clock);
        await failed;
        Object.assign(secrets, { get, store });
        // Before anybody asks for the key.
        const [shown] = first.accounts.profiles();
        assert.equal(shown?.endpoint.host, (has === 'new' && !isSameKey(edit) ? edit : old).endpoint.host);
        if (has === 'none') {
          const state = first.accounts.state();
          assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /no longer has the AccessKey/);
        }
        const third = openWindow();
        await wait(clock);
        // The same key is in the keyring whatever that did, so the list says what holds: an edit that failed was none.
        const sameKey = isSameKey(edit);
        for (const [name, window] of Object.entries({ first, second, third })) {
          if (has === 'none') {
            await assert.rejects(window.accounts.open(id), isVaultError);
          } else {
            await assertIs(window, id, has === 'new' && !sameKey ? edit : old, name);
          }
        }
      });
    }

    it(`case 62: ${what}, with a keyring that hangs: the old pair at first, the new one once it goes through`, async () => {
      const { keyring, hang, goThrough } = lateKeyring();
      const { clock, first, second, id, openWindow, document } = await twoWindows(keyring);
      hang();
      const failed = assert.rejects(first.accounts.update(id, edit), isVaultError);
      await wait(clock);
      await failed;
      await assertIs(first, id, old, 'first, before');
      await assertIs(second, id, old, 'second, before');
      const revision = second.accounts.revisionOf(id);
      await goThrough();
      const sameKey = isSameKey(edit);
      for (const [name, window] of Object.entries({ first, second, third: openWindow() })) {
        await assertIs(window, id, sameKey ? old : edit, name);
      }
      if (!sameKey) {
        assert.ok(second.accounts.revisionOf(id) > revision);
        assert.equal(second.heard.length, 1);
        assert.ok(!document.file.text?.includes('next'));
      }
    });
  }

  it('case 62: a window that starts where the key went through while none was open shows its label at once', async () => {
    const { keyring, hang, goThrough } = lateKeyring();
    const { clock, first, second, id, openWindow } = await twoWindows(keyring);
    const edit = edits['another key at another site']!;
    hang();
    const failed = assert.rejects(first.accounts.update(id, edit), isVaultError);
    await wait(clock);
    await failed;
    first.accounts.dispose();
    second.accounts.dispose();
    await goThrough();
    const { accounts } = openWindow();
    await settle();
    assert.equal(accounts.profiles()[0]!.endpoint.host, internationalEndpoint.host);
  });
});
