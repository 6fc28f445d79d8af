import assert from 'node:assert/strict';
import { internationalEndpoint } from '../../../src/accounts/endpoint';
import type { AccountDraft } from '../../../src/accounts/draft';
import { isVaultError } from '../../../src/accounts/vaultError';
import { computer, draft, fakeMemento, neverAnswers, settle, type Window } from './fakes';
import { lateKeyring } from './keyrings';

const newKey = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };

async function signedIn(entered: AccountDraft = draft()) {
  const machine = computer();
  const [first, second] = [machine.openWindow(), machine.openWindow()];
  const { id } = await first.accounts.add(entered);
  await first.accounts.activate(id);
  await settle();
  return { ...machine, first, second, id };
}

describe('An account that is opened for a confirmation', () => {
  const kinds: Record<string, AccountDraft> = {
    'an AccessKey': draft(),
    'temporary credentials': draft({
      credentials: { ...newKey, securityToken: 'canary-token' },
      expiresAt: 1_900_000_000_000,
    }),
    'another site': draft({ endpoint: internationalEndpoint }),
    'a host of one’s own': draft({ endpoint: { protocol: 'http', host: '127.0.0.1:8080' } }),
  };
  for (const [what, entered] of Object.entries(kinds)) {
    it(`case 61: ${what}: the profile, its revision and the credentials in one answer`, async () => {
      const { first, id } = await signedIn(entered);
      await first.accounts.setMark(id, 'production');
      const { profile, revision, credentials, digest, keyHash } = await first.accounts.open(id);
      assert.deepEqual(profile, first.accounts.profiles()[0]);
      assert.equal(profile.mark, 'production');
      assert.deepEqual(credentials, entered.credentials);
      assert.equal(revision, first.accounts.revisionOf(id));
      assert.match(`${digest} ${keyHash}`, /^[0-9a-f]{64} [0-9a-f]{32}$/);
    });
  }

  it('case 61: the sample account too', async () => {
    const { accounts } = computer().openWindow();
    const profile = {
      id: 'sample',
      name: 'Sample account',
      kind: 'sample',
      maskedKeyId: '…01',
      site: 'other',
      endpoint: { protocol: 'http', host: '127.0.0.1:8080' },
    } as const;
    const credentials = { accessKeyId: 'sample-01', accessKeySecret: 'sample-secret' };
    accounts.addSample(profile, credentials, () => undefined);
    const open = await accounts.open('sample');
    assert.deepEqual([open.profile, open.credentials, open.revision], [profile, credentials, 1]);
    assert.equal(await accounts.keyHashOf('sample'), open.keyHash);
  });

  const other = draft({ credentials: newKey });
  const changes: [string, boolean, (one: Window, id: string) => Promise<unknown>][] = [
    ['another key', true, ({ accounts }, id) => accounts.update(id, other)],
    ['another site', true, ({ accounts }, id) => accounts.update(id, draft({ endpoint: internationalEndpoint }))],
    [
      'a security token',
      true,
      ({ accounts }, id) => accounts.update(id, draft({ credentials: { ...newKey, securityToken: 'canary-token' } })),
    ],
    ['another name', false, ({ accounts }, id) => accounts.rename(id, 'Live')],
    ['a mark', false, ({ accounts }, id) => accounts.setMark(id, 'readOnly')],
  ];
  for (const [what, renews, change] of changes) {
    for (const where of ['this window', 'another window'] as const) {
      it(`case 61: ${what}, entered in ${where}: ${renews ? 'another revision' : 'the revision stays'}`, async () => {
        const { first, second, id } = await signedIn();
        const { revision } = await first.accounts.open(id);
        await change(where === 'this window' ? first : second, id);
        await settle();
        assert.equal(first.accounts.revisionOf(id) !== revision, renews);
        assert.equal((await first.accounts.open(id)).revision !== revision, renews);
      });
    }
  }

  it('case 61: another key that is read before it is heard of: another revision, in the same answer', async () => {
    const { openWindow, secrets, first, id } = await signedIn();
    const deaf = openWindow({ secrets: { ...secrets, onDidChange: () => ({ dispose: () => undefined }) } });
    const before = await deaf.accounts.open(id);
    await first.accounts.update(id, other);
    const after = await deaf.accounts.open(id);
    assert.notEqual(after.revision, before.revision);
    assert.notEqual(after.digest, before.digest);
    assert.equal(after.revision, deaf.accounts.revisionOf(id));
    assert.equal(after.profile.maskedKeyId, 'LTAI…0002');
  });

  it('case 61: a key that goes through late: another revision', async () => {
    const { keyring, hang, goThrough } = lateKeyring();
    const { openWindow, clock } = computer({ secrets: keyring });
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    const { revision } = await accounts.open(id);
    hang();
    const failed = assert.rejects(accounts.update(id, other), isVaultError);
    await settle();
    clock.pass(10_000);
    await failed;
    assert.equal(accounts.revisionOf(id), revision);
    await goThrough();
    assert.notEqual(accounts.revisionOf(id), revision);
  });

  it('case 61: a keyring that fails for a moment leaves the revision', async () => {
    const { first, secrets, id } = await signedIn();
    const { revision } = await first.accounts.open(id);
    const { get } = secrets;
    secrets.get = () => Promise.reject(new Error('The keyring is locked.'));
    await assert.rejects(first.accounts.open(id), isVaultError);
    secrets.get = get;
    assert.equal((await first.accounts.open(id)).revision, revision);
    assert.equal(first.accounts.state().kind, 'signedIn');
  });

  it('case 61: a key that is replaced while it is opened keeps the host that it was entered for', async () => {
    const early = { ...{ id: 'early', name: 'Early', kind: 'accessKey', maskedKeyId: 'LTAI…0001' }, site: 'china' };
    const memento = fakeMemento(
      new Map<string, unknown>([
        ['ensEvents.accounts', { version: 1, profiles: [{ ...early, endpoint: draft().endpoint }] }],
      ]),
    );
    const { secrets, document, openWindow } = computer({ memento });
    secrets.values.set('ensEvents.profile.early', JSON.stringify({ version: 1, ...draft().credentials }));
    const { accounts } = openWindow();
    const { change } = document;
    let written: () => void = () => undefined;
    document.change = () => new Promise(resolve => (written = resolve));
    const opening = accounts.open('early');
    await settle();
    document.change = change;
    await accounts.update('early', draft({ credentials: newKey, endpoint: internationalEndpoint }));
    written();
    const { profile, credentials, revision } = await opening;
    assert.deepEqual([credentials, profile.endpoint], [draft().credentials, draft().endpoint]);
    assert.equal(profile.maskedKeyId, 'LTAI…0001');
    assert.notEqual(revision, accounts.revisionOf('early'));
  });

  it('case 61: writes nothing and tells nobody, the next time', async () => {
    const { first, document, secrets, id } = await signedIn();
    await first.accounts.open(id);
    let done = 0;
    const count = () => {
      done += 1;
    };
    const write = () => Promise.resolve().then(count);
    Object.assign(document, { change: write });
    Object.assign(secrets, { store: write });
    first.accounts.onDidChangeProfiles(count);
    await first.accounts.open(id);
    await first.accounts.keyHashOf(id);
    await settle();
    assert.equal(done, 0);
  });

  it('case 61: the hash names the key and the host, and nothing else of the account', async () => {
    const hash = async (entered: Partial<AccountDraft>) => {
      const { first, id } = await signedIn(draft(entered));
      const { keyHash } = await first.accounts.open(id);
      assert.equal(await first.accounts.keyHashOf(id), keyHash);
      return keyHash;
    };
    const { credentials } = draft();
    const same = await hash({});
    assert.equal(await hash({ name: 'Another', credentials: { ...credentials, accessKeySecret: 'x' } }), same);
    const others = [
      await hash({ credentials: newKey }),
      await hash({ endpoint: internationalEndpoint }),
      await hash({ endpoint: { protocol: 'http', host: '127.0.0.1:8080' } }),
    ];
    assert.equal(new Set([same, ...others]).size, 4);
  });
});

describe('A keyring that fails when a call is about to be made', () => {
  const broken = {
    throws: () => {
      throw new Error('The keyring is broken: canary.');
    },
    rejects: () => Promise.reject(new Error('The keyring is locked: canary.')),
    'does not answer': neverAnswers,
    'has lost the secret': () => Promise.resolve(undefined),
    'gives back garbage': () => Promise.resolve('{"canary":'),
    'gives back what an earlier version stored': () => Promise.resolve('{"v":0}'),
    'gives back another account’s key': () => Promise.resolve(JSON.stringify({ version: 1, ...newKey })),
  };
  for (const [how, get] of Object.entries(broken)) {
    it(`case 73: ${how}: the account is not opened, and the reason is ours`, async () => {
      const { first, secrets, id, clock } = await signedIn();
      await first.accounts.open(id);
      Object.assign(secrets, { get });
      const refused = assert.rejects(first.accounts.open(id), error => {
        assert.ok(isVaultError(error));
        assert.doesNotMatch(`${error.message} ${error.advice}`, /canary/);
        return true;
      });
      for (let n = 0; n < 6; n += 1) {
        await settle();
        clock.pass(10_000);
      }
      await refused;
      assert.equal(first.accounts.state().kind, 'signedOut');
    });

    it(`case 73: ${how}: nothing names its key, and the account shows as before`, async () => {
      const { first, secrets, id, clock } = await signedIn();
      Object.assign(secrets, { get });
      const hash = first.accounts.keyHashOf(id);
      for (let n = 0; n < 6; n += 1) {
        await settle();
        clock.pass(10_000);
      }
      assert.equal(await hash, undefined);
      assert.equal(first.accounts.state().kind, 'signedIn');
    });
  }

  it('case 73: an account that is signed out meanwhile, or was never there, is not opened', async () => {
    const { first, secrets, id, clock } = await signedIn();
    const { get } = secrets;
    secrets.get = async key => {
      secrets.get = get;
      const text = await get(key);
      await first.accounts.remove(id);
      return text;
    };
    const refused = assert.rejects(first.accounts.open(id), isVaultError);
    await settle();
    await settle();
    clock.pass(100);
    await refused;
    await assert.rejects(first.accounts.open('never'), isVaultError);
    assert.equal(await first.accounts.keyHashOf('never'), undefined);
  });
});
