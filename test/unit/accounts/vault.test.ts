import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import type { SecretStore } from '../../../src/accounts/storage';
import { createVault } from '../../../src/accounts/vault';
import { VaultError, type VaultProblem } from '../../../src/accounts/vaultError';
import { fakeClock, fakeSecrets, neverAnswers, settle, t } from './fakes';

const credentials = { accessKeyId: 'LTAItest', accessKeySecret: 'canary-secret' };
const key = 'ensEvents.profile.one';

function vaultOn(instead: Partial<SecretStore> = {}) {
  const secrets = fakeSecrets(instead);
  const clock = fakeClock();
  return { secrets, clock, vault: createVault({ secrets, clock, t }) };
}

const isProblem = (problem: VaultProblem) => (error: unknown) => {
  assert.ok(error instanceof VaultError);
  assert.equal(error.problem, problem);
  assert.ok(error.message && error.advice);
  assert.ok(!inspect(error, { depth: 9 }).includes('canary'), 'the error holds a secret');
  return true;
};

describe('vault', () => {
  it('keeps one JSON value per profile and gives back what was stored, STS token included', async () => {
    const { vault, secrets } = vaultOn();
    await vault.write('one', credentials);
    await vault.write('two', { ...credentials, securityToken: 'canary-token' });
    assert.deepEqual([...secrets.values.keys()], [key, 'ensEvents.profile.two']);
    assert.deepEqual(await vault.read('one'), credentials);
    assert.deepEqual(await vault.read('two'), { ...credentials, securityToken: 'canary-token' });
  });

  it('case 33: says that a secret is missing', async () => {
    await assert.rejects(vaultOn().vault.read('one'), isProblem('missing'));
  });

  const rubbish = [
    '',
    'canary',
    'null',
    '[]',
    '"x"',
    '5',
    '{',
    '{"version":1}',
    '{"version":0,"id":"canary","secret":"x"}',
  ];
  rubbish.push(JSON.stringify({ version: 1, accessKeyId: '', accessKeySecret: 'canary' }));
  rubbish.push(JSON.stringify({ version: 1, accessKeyId: 7, accessKeySecret: 'canary' }));
  rubbish.push(JSON.stringify({ ...credentials }));
  for (const text of rubbish) {
    it(`case 33: says that a secret is unreadable: ${text}`, async () => {
      const { vault, secrets } = vaultOn();
      secrets.values.set(key, text);
      await assert.rejects(vault.read('one'), isProblem('unreadable'));
    });
  }

  const refuse = () => Promise.reject(new Error(`keyring refused canary-secret`));
  const breakAtOnce = () => {
    throw new Error('keyring refused canary-secret');
  };
  for (const [how, work] of Object.entries({ rejects: refuse, throws: breakAtOnce })) {
    it(`case 33: says what failed, in its own words, when the keyring ${how}`, async () => {
      await assert.rejects(vaultOn({ get: work }).vault.read('one'), isProblem('failed'));
      await assert.rejects(vaultOn({ store: work }).vault.write('one', credentials), isProblem('failed'));
      await assert.rejects(vaultOn({ delete: work }).vault.remove('one'), isProblem('failed'));
    });
  }

  it('case 33: gives up on a keyring that does not answer for 10 seconds, and not sooner', async () => {
    const { vault, clock } = vaultOn({ get: neverAnswers, store: neverAnswers, delete: neverAnswers });
    const calls = [vault.read('one'), vault.write('one', credentials), vault.remove('one')];
    let ended = 0;
    const outcomes = calls.map(call =>
      assert.rejects(call, isProblem('timeout')).finally(() => {
        ended += 1;
      }),
    );
    clock.pass(9_999);
    await settle();
    assert.equal(ended, 0);
    clock.pass(1);
    await Promise.all(outcomes);
    assert.equal(clock.waiting(), 0);
  });

  it('leaves no timer behind when the keyring answers', async () => {
    const { vault, clock } = vaultOn();
    await vault.write('one', credentials);
    assert.equal(clock.waiting(), 0);
  });

  it('case 33: notices a keyring that accepts a value and loses it', async () => {
    const { vault } = vaultOn({ store: () => Promise.resolve() });
    await assert.rejects(vault.write('one', credentials), isProblem('notKept'));
  });

  const newer = { ...credentials, accessKeySecret: 'canary-secret-newer' };
  const odd: Readonly<Record<string, (before: string, value: string) => string>> = {
    'the value of before': before => before,
    'half of the value': (_, value) => value.slice(0, value.length / 2),
    'the value and something after it': (_, value) => `${value} `,
    'an empty value': () => '',
  };
  for (const [what, kept] of Object.entries(odd)) {
    it(`case 62: notices a keyring that accepts a value and keeps ${what}`, async () => {
      const { vault, secrets } = vaultOn();
      await vault.write('one', credentials);
      const key = 'ensEvents.profile.one';
      const before = secrets.values.get(key) ?? '';
      const { store } = secrets;
      secrets.store = (name, value) => store(name, kept(before, value));
      await assert.rejects(vault.write('one', newer), isProblem('notKept'));
      secrets.store = store;
      await vault.write('one', newer);
      assert.deepEqual(await vault.read('one'), newer);
    });
  }
});
