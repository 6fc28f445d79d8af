import assert from 'node:assert/strict';
import { chinaEndpoint } from '../../../src/accounts/endpoint';
import { isVaultError } from '../../../src/accounts/vaultError';
import { assertIs, credentials, edits, old, twoWindows, wait } from './edits';
import { computer, fakeMemento } from './fakes';
import { lateKeyring } from './keyrings';

describe('An account that an earlier version stored', () => {
  const stored = (changes: Record<string, unknown> = {}) => ({
    id: 'early',
    name: 'Early',
    kind: 'accessKey',
    maskedKeyId: 'LTAI…0001',
    site: 'china',
    endpoint: chinaEndpoint,
    ...changes,
  });
  function windowOn(profile: unknown, key: object = credentials) {
    const memento = fakeMemento(
      new Map<string, unknown>([['ensEvents.accounts', { version: 1, active: 'early', profiles: [profile] }]]),
    );
    const machine = computer({ memento });
    machine.secrets.values.set('ensEvents.profile.early', JSON.stringify({ version: 1, ...key }));
    return { ...machine, window: machine.openWindow() };
  }

  it('case 62: is used where the key is the one of its label', async () => {
    const { window } = windowOn(stored());
    await assertIs(window, 'early', old, 'early');
    assert.equal(window.heard.length, 0);
  });

  it('case 62: is not used with another key, or with temporary credentials', async () => {
    for (const [profile, key] of [
      [stored({ maskedKeyId: 'LTAI…0009' }), credentials],
      [stored(), { ...credentials, securityToken: 'canary-token' }],
    ] as const) {
      const { window, clock } = windowOn(profile, key);
      const refused = assert.rejects(window.accounts.open('early'), { name: 'VaultError', problem: 'mismatch' });
      await wait(clock);
      await refused;
    }
  });

  for (const [what, edit] of Object.entries(edits)) {
    it(`case 62: is edited like all others: ${what}`, async () => {
      const { window } = windowOn(stored());
      await window.accounts.update('early', edit);
      await assertIs(window, 'early', edit, what);
    });
  }

  it('case 62: what is written while a key is replaced is what a version without halves reads, and more', async () => {
    const { keyring, hang } = lateKeyring();
    const { clock, first, id, document } = await twoWindows(keyring);
    hang();
    const failed = assert.rejects(first.accounts.update(id, edits['temporary credentials']!), isVaultError);
    await wait(clock);
    await failed;
    const { profiles, ...rest } = document.value() as { profiles: Record<string, unknown>[] };
    assert.deepEqual(rest, { version: 1, active: { '': id }, taken: [] });
    const [{ name, kind, maskedKeyId, site, endpoint } = {}] = profiles;
    const label = { name: 'Production', kind: 'accessKey', maskedKeyId: 'LTAI…0001', site: 'china' };
    assert.deepEqual({ name, kind, maskedKeyId, site, endpoint }, { ...label, endpoint: chinaEndpoint });
  });
});
