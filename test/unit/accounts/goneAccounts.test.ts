// Accounts that are gone, names that cannot be, and the sample account beside others.
import assert from 'node:assert/strict';
import type { Accounts } from '../../../src/accounts/accounts';
import type { Profile } from '../../../src/accounts/profile';
import { computer, diskFull, draft, fakeSecrets, savedKeys, settle } from './fakes';

const newKey = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
const sampleProfile: Profile = {
  ...{ id: 'sample', name: 'Sample account', kind: 'sample', maskedKeyId: '…01', site: 'other' },
  endpoint: { protocol: 'http', host: '127.0.0.1:8080' },
};
const sampleKeys = { accessKeyId: 'sample-01', accessKeySecret: 'sample-secret' };

describe('An account that is gone', () => {
  const acts: Record<string, (accounts: Accounts, id: string) => Promise<unknown>> = {
    open: (accounts, id) => accounts.open(id),
    activate: (accounts, id) => accounts.activate(id),
    update: (accounts, id) => accounts.update(id, draft({ credentials: newKey })),
    rename: (accounts, id) => accounts.rename(id, 'Live'),
    setMark: (accounts, id) => accounts.setMark(id, 'production'),
  };
  for (const [what, act] of Object.entries(acts)) {
    it(`is not there for ${what}: says so, and nothing of it comes back`, async () => {
      const { openWindow, secrets, document } = computer();
      const { accounts } = openWindow();
      const { id } = await accounts.add(draft());
      await accounts.remove(id);
      await settle();
      const before = document.file.text;
      await assert.rejects(act(accounts, id), {
        name: 'VaultError',
        problem: 'missing',
        message: 'This account is no longer there.',
        advice: 'Sign in again to use it.',
      });
      assert.deepEqual(savedKeys(secrets), []);
      assert.equal(document.file.text, before);
      assert.equal(await accounts.keyHashOf(id), undefined);
    });
  }

  it('signed out here leaves room for the one that another window signs in to next', async () => {
    const { openWindow } = computer();
    const [here, there] = [openWindow(), openWindow()];
    const { id } = await here.accounts.add(draft());
    await here.accounts.activate(id);
    await here.accounts.remove(id);
    await settle();
    const next = await there.accounts.add(draft({ name: 'Next' }));
    await settle();
    const state = here.accounts.state();
    assert.equal(state.kind === 'signedIn' && state.profile.id, next.id);
  });

  it('is not listed where it could not be saved, though the list cannot be written either', async () => {
    const secrets = fakeSecrets({ store: () => Promise.reject(new Error('locked')) });
    const { document, openWindow } = computer({ secrets });
    const { change } = document;
    let writes = 0;
    document.change = (...call) => (++writes > 1 ? diskFull() : change(...call));
    const { accounts } = openWindow();
    await assert.rejects(accounts.add(draft()), { problem: 'failed' });
    await settle();
    assert.deepEqual(accounts.profiles(), []);
  });

  it('is told from one whose list cannot be read', async () => {
    const { document, openWindow } = computer();
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    assert.deepEqual([accounts.isGone(id), accounts.isGone('other')], [false, true]);
    document.file.text = JSON.stringify({ version: 99 });
    assert.deepEqual([accounts.isGone(id), accounts.isGone('other')], [false, false]);
  });

  it('has no key to name where the keyring fails', async () => {
    const { openWindow, secrets } = computer();
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    assert.equal(await accounts.keyHashOf(id), (await accounts.open(id)).keyHash);
    secrets.get = () => Promise.reject(new Error('The keyring is locked.'));
    assert.equal(await accounts.keyHashOf(id), undefined);
  });
});

describe('The name of an account', () => {
  it('may have sixty characters, and is kept without the blanks around it', async () => {
    const { accounts } = computer().openWindow();
    const { id } = await accounts.add(draft());
    await accounts.rename(id, ` ${'x'.repeat(60)} `);
    assert.equal(accounts.profiles()[0]?.name, 'x'.repeat(60));
  });

  it('cannot become one that is taken, or none: says why and what to do', async () => {
    const { accounts } = computer().openWindow();
    const { id } = await accounts.add(draft());
    await accounts.add(draft({ name: 'Test' }));
    for (const [name, message] of [
      [' test ', 'There is an account with this name already: test'],
      [' ', 'Enter a name for the account.'],
      ['x'.repeat(61), 'Use at most 60 visible characters.'],
    ] as const) {
      await assert.rejects(accounts.rename(id, name), { problem: 'badName', message, advice: 'Choose another name.' });
    }
    assert.equal(accounts.profiles()[0]?.name, 'Production');
  });
});

describe('The account in use', () => {
  it('stays as it is where it is chosen once more', async () => {
    const { accounts, heard } = computer().openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    const state = accounts.state();
    await accounts.activate(id);
    assert.deepEqual([accounts.state(), heard.length], [state, 1]);
  });

  it('is told of where another secret of the same key shows no difference', async () => {
    const { accounts } = computer().openWindow();
    const { id } = await accounts.add(draft());
    let told = 0;
    accounts.onDidChangeProfiles(() => {
      told += 1;
    });
    await accounts.update(id, draft({ credentials: { ...draft().credentials, accessKeySecret: 'canary-secret-3' } }));
    assert.ok(told > 0);
  });
});

describe('The sample account beside others', () => {
  it('is not looked for in the keyring, though it was gone once while somebody worked with it', async () => {
    const { accounts, heard } = computer().openWindow();
    accounts.addSample(sampleProfile, sampleKeys, () => undefined);
    await accounts.remove('sample');
    await assert.rejects(accounts.open('sample'), { problem: 'missing' });
    accounts.addSample(sampleProfile, sampleKeys, () => undefined);
    const states = heard.length;
    await accounts.retry();
    assert.deepEqual([accounts.state().kind, heard.length], ['signedIn', states]);
  });

  it('is not what a new window starts with: that is the one chosen before', async () => {
    const { openWindow } = computer();
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    accounts.addSample(sampleProfile, sampleKeys, () => undefined);
    await accounts.activate('sample');
    const state = openWindow().accounts.state();
    assert.equal(state.kind === 'signedIn' && state.profile.id, id);
  });

  it('leaves the account in use alone when it is signed out, and the list hears of it', async () => {
    const { accounts, heard } = computer().openWindow();
    const { id } = await accounts.add(draft());
    accounts.addSample(sampleProfile, sampleKeys, () => undefined);
    await accounts.activate(id);
    const states = heard.length;
    let told = 0;
    accounts.onDidChangeProfiles(() => {
      told += 1;
    });
    await accounts.remove('sample');
    const state = accounts.state();
    assert.equal(state.kind === 'signedIn' && state.profile.id, id);
    assert.deepEqual([heard.length, told, accounts.isGone('sample')], [states, 1, true]);
  });
});
