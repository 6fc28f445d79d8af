import assert from 'node:assert/strict';
import { internationalEndpoint } from '../../../src/accounts/endpoint';
import type { Profile } from '../../../src/accounts/profile';
import { isVaultError } from '../../../src/accounts/vaultError';
import { computer, draft, diskFull, fakeDocument, fakeSecrets, neverAnswers, savedKeys, settle } from './fakes';

const sampleProfile: Profile = {
  id: 'sample',
  name: 'Sample account',
  kind: 'sample',
  maskedKeyId: '…01',
  site: 'other',
  endpoint: { protocol: 'http', host: '127.0.0.1:8080' },
};
const sampleKeys = { accessKeyId: 'sample-01', accessKeySecret: 'sample-secret' };

describe('accounts', () => {
  it('starts signed out, with nothing to explain', () => {
    assert.deepEqual(computer().openWindow().accounts.state(), { kind: 'signedOut' });
  });

  it('signs in: the profile is remembered, its secret is in the keyring only', async () => {
    const { openWindow, document, memento } = computer();
    const { accounts, heard } = openWindow();
    const profile = await accounts.add(draft({ name: ' Production ' }));
    await accounts.activate(profile.id);
    assert.deepEqual(profile, {
      id: 'id-1',
      name: 'Production',
      kind: 'accessKey',
      maskedKeyId: 'LTAI…0001',
      site: 'china',
      endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
    });
    assert.deepEqual(
      heard.map(({ kind }) => kind),
      ['signedIn'],
    );
    assert.deepEqual((await accounts.open(profile.id)).credentials, draft().credentials);
    assert.equal(memento.values.size, 0);
    const remembered = document.file.text ?? '';
    assert.ok(!remembered.includes('canary') && !remembered.includes('LTAItestkey000001'), remembered);
    const next = openWindow().accounts.state();
    assert.ok(next.kind === 'signedIn' && next.profile.name === 'Production');
  });

  it('calls keys with a token temporary', async () => {
    const { accounts } = computer().openWindow();
    const credentials = { ...draft().credentials, securityToken: 'canary-token' };
    assert.equal((await accounts.add(draft({ credentials }))).kind, 'sts');
  });

  it('refuses a name that is taken, empty or invisible', async () => {
    const { accounts } = computer().openWindow();
    const profile = await accounts.add(draft());
    for (const name of [' production', '', '  ', 'a\u202eb', 'x'.repeat(61)]) {
      assert.ok(accounts.nameProblem(name), name);
      await assert.rejects(accounts.add(draft({ name })), isVaultError);
    }
    assert.equal(accounts.nameProblem('PRODUCTION', profile.id), undefined);
    assert.equal(accounts.profiles().length, 1);
  });

  it('case 29: makes no link of a name in what stands beside the box, where VS Code would', async () => {
    const { accounts } = computer().openWindow();
    // From the clipboard: nobody types this.
    const name = '[ok](command:workbench.action.quit)';
    await accounts.add(draft({ name }));
    assert.equal(
      accounts.nameProblem(name),
      'There is an account with this name already: [ok] (command:workbench.action.quit)',
    );
  });

  it('case 88: takes a name with joined emoji, or of a script that needs joiners, and none with what is not seen', async () => {
    const { accounts } = computer().openWindow();
    for (const name of ['👩‍💻 边缘', 'حساب‌ها', 'क्‍ष', '⚠️ Production', '🏴󠁧󠁢󠁳󠁣󠁴󠁿']) {
      assert.equal(accounts.nameProblem(name), undefined, name);
      assert.equal((await accounts.add(draft({ name }))).name, name);
    }
    for (const name of ['Prod\u200duction', 'Prod\u200cuction', '\u200d', 'Test\ufeff2', 'Test\u{e0041}', '👩\u200d']) {
      assert.ok(accounts.nameProblem(name), JSON.stringify(name));
    }
  });

  it('signs out: secret and profile are gone, and other accounts stay', async () => {
    const { openWindow, secrets, document } = computer();
    const { accounts, heard } = openWindow();
    const one = await accounts.add(draft());
    await accounts.add(draft({ name: 'Test' }));
    await accounts.activate(one.id);
    await accounts.remove(one.id);
    await settle();
    assert.deepEqual(
      heard.map(({ kind }) => kind),
      ['signedIn', 'signedOut'],
    );
    assert.deepEqual(accounts.state(), { kind: 'signedOut' });
    assert.deepEqual(
      accounts.profiles().map(({ name }) => name),
      ['Test'],
    );
    assert.deepEqual(savedKeys(secrets), ['ensEvents.profile.id-2']);
    assert.ok(!document.file.text?.includes(one.id));
    assert.deepEqual(openWindow().accounts.state(), { kind: 'signedOut' });
  });

  it('keeps the account when its secret cannot be deleted', async () => {
    const secrets = fakeSecrets({ delete: () => Promise.reject(new Error('locked')) });
    const { accounts } = computer({ secrets }).openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    await assert.rejects(accounts.remove(id), isVaultError);
    assert.equal(accounts.state().kind, 'signedIn');
  });

  it('shows what is kept where a change of the list is not, and nothing of an account whose key is gone', async () => {
    const { document, openWindow } = computer();
    const { accounts, heard } = openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    document.change = diskFull;
    await assert.rejects(accounts.rename(id, 'Live'), isVaultError);
    assert.deepEqual([accounts.profiles()[0]!.name, heard.length], ['Production', 1]);
    await assert.rejects(accounts.remove(id), isVaultError);
    assert.deepEqual([accounts.profiles(), accounts.state()], [[], { kind: 'signedOut' }]);
  });

  it('leaves no profile behind when the secret cannot be saved', async () => {
    const secrets = fakeSecrets({ store: () => Promise.reject(new Error('locked')) });
    const { accounts, heard } = computer({ secrets }).openWindow();
    await assert.rejects(accounts.add(draft()), isVaultError);
    assert.deepEqual([accounts.profiles(), heard], [[], []]);
  });

  it('leaves no secret behind when the keyring kept what it refused', async () => {
    const secrets = fakeSecrets();
    secrets.store = (key, value) => {
      secrets.values.set(key, value);
      return Promise.reject(new Error('locked'));
    };
    await assert.rejects(computer({ secrets }).openWindow().accounts.add(draft()), isVaultError);
    await settle();
    assert.deepEqual(savedKeys(secrets), []);
  });

  it('gets a new client for new credentials, and none for a new name', async () => {
    const { accounts } = computer().openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    const revision = () => {
      const state = accounts.state();
      return state.kind === 'signedIn' ? state.revision : undefined;
    };
    const before = revision();
    await accounts.rename(id, 'Live');
    await settle();
    assert.equal(revision(), before);
    assert.equal(accounts.profiles()[0]!.name, 'Live');
    const credentials = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
    await accounts.update(id, draft({ name: 'Live', endpoint: internationalEndpoint, credentials }));
    await settle();
    assert.notEqual(revision(), before);
    assert.equal(accounts.profiles()[0]!.site, 'international');
    assert.deepEqual((await accounts.open(id)).credentials, credentials);
  });

  it('does not take the echo of its own changes for those of another window', async () => {
    const { accounts, heard } = computer().openWindow();
    const { id } = await accounts.add(draft());
    await settle();
    assert.deepEqual(heard, []);
    await accounts.activate(id);
    await accounts.update(id, draft({ name: 'Live' }));
    await settle();
    assert.equal(heard.length, 2);
    await accounts.remove(id);
    await settle();
    assert.deepEqual(heard.slice(2), [{ kind: 'signedOut' }]);
  });
});

describe('case 33: accounts with a broken keyring', () => {
  /** A window opened later, on a computer where the person had signed in while all was well. */
  async function reopenedWith(text: string | undefined) {
    const machine = computer();
    const { accounts } = machine.openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    if (text === undefined) {
      machine.secrets.values.clear();
    } else {
      machine.secrets.values.set(`ensEvents.profile.${id}`, text);
    }
    return { ...machine, ...machine.openWindow(), id };
  }

  for (const [what, text] of Object.entries({
    'a lost secret': undefined,
    rubbish: '{"canary":',
    'an old form': '{"v":0}',
  })) {
    it(`shows the signed-out view with the reason: ${what}`, async () => {
      const { accounts, heard, id } = await reopenedWith(text);
      await assert.rejects(accounts.open(id), isVaultError);
      const state = accounts.state();
      assert.ok(state.kind === 'signedOut' && state.explanation && !state.explanation.includes('canary'));
      assert.deepEqual(heard, [state]);
    });
  }

  it('shows the signed-out view when the keyring hangs, and works again when the person chooses the account', async () => {
    const { accounts, heard, id, clock, secrets } = await reopenedWith(undefined);
    secrets.get = neverAnswers;
    const call = accounts.open(id);
    await settle();
    clock.pass(10_000);
    await assert.rejects(call, isVaultError);
    assert.equal(heard.at(-1)?.kind, 'signedOut');
    secrets.get = () => Promise.resolve(JSON.stringify({ version: 1, ...draft().credentials }));
    await accounts.activate(id);
    assert.equal(heard.at(-1)?.kind, 'signedIn');
    assert.deepEqual((await accounts.open(id)).credentials, draft().credentials);
  });

  it('does not blame the active account for another one', async () => {
    const { accounts, id } = await reopenedWith('rubbish');
    const other = await accounts.add(draft({ name: 'Other' }));
    await accounts.activate(other.id);
    await assert.rejects(accounts.open(id), isVaultError);
    assert.equal(accounts.state().kind, 'signedIn');
  });
});

describe('accounts with a rubbish list', () => {
  const stored = (value: unknown) => computer({ document: fakeDocument(value) }).openWindow();
  const good = {
    ...sampleProfile,
    id: 'good',
    kind: 'accessKey',
    endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
  };

  for (const value of [
    null,
    5,
    'x',
    [],
    {},
    { version: 2, profiles: [] },
    { version: 1, profiles: 'x' },
    { version: 1, profiles: [7] },
  ]) {
    it(`is signed out and says so: ${JSON.stringify(value)}`, () => {
      const state = stored(value).accounts.state();
      assert.ok(state.kind === 'signedOut' && state.explanation);
    });
  }

  it('keeps the accounts it can read', () => {
    const { accounts } = stored({ version: 1, active: { '': 'good' }, profiles: [{ id: 'bad' }, good] });
    assert.deepEqual(accounts.profiles(), [good]);
    assert.equal(accounts.state().kind, 'signedIn');
  });

  const hosts = [
    'ens.aliyuncs.com@evil.com',
    'ens.aliyuncs.com/x',
    'ENS.aliyuncs.com',
    'ens.aliyuncs.com:80',
    '127.0.0.1:80',
    '',
  ];
  for (const host of hosts) {
    it(`case 32: never sends a request to an endpoint that was edited into the list: ${host}`, () => {
      const { accounts } = stored({
        version: 1,
        active: { '': 'good' },
        profiles: [{ ...good, endpoint: { protocol: 'https', host } }],
      });
      assert.deepEqual(accounts.profiles(), []);
    });
  }

  it('never takes a sample account from the list', () => {
    assert.deepEqual(
      stored({ version: 1, active: { '': 'sample' }, profiles: [sampleProfile] }).accounts.profiles(),
      [],
    );
  });
});

describe('accounts in two windows', () => {
  async function twoWindows() {
    const machine = computer();
    const first = machine.openWindow();
    const { id } = await first.accounts.add(draft());
    await first.accounts.activate(id);
    const second = machine.openWindow();
    await second.accounts.open(id);
    return { ...machine, first, second, id };
  }

  it('signs out in both, with the reason in the other one', async () => {
    const { first, second, id } = await twoWindows();
    await first.accounts.remove(id);
    await settle();
    assert.equal(second.heard.length, 1);
    const [state] = second.heard;
    assert.ok(state?.kind === 'signedOut' && state.explanation?.includes('another window'));
    assert.deepEqual(second.accounts.profiles(), []);
  });

  it('does not offer a signed-out account while the shared list has not caught up', async () => {
    const { secrets, second, id } = await twoWindows();
    await secrets.delete(`ensEvents.profile.${id}`);
    await settle();
    assert.deepEqual(second.accounts.profiles(), []);
    assert.equal(second.accounts.state().kind, 'signedOut');
  });

  it('uses credentials that were replaced in another window', async () => {
    const { first, second, id } = await twoWindows();
    const credentials = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
    await first.accounts.update(id, draft({ credentials }));
    await settle();
    assert.equal(second.heard.length, 1);
    const [state] = second.heard;
    assert.ok(state?.kind === 'signedIn' && state.revision > 0 && state.profile.maskedKeyId.endsWith('0002'));
    assert.deepEqual((await second.accounts.open(id)).credentials, credentials);
  });

  it('joins an account signed in to elsewhere, if it has none itself', async () => {
    const { openWindow } = computer();
    const [first, second, third] = [openWindow(), openWindow(), openWindow()];
    third.accounts.addSample(sampleProfile, sampleKeys, () => undefined);
    const { id } = await first.accounts.add(draft());
    await first.accounts.activate(id);
    await settle();
    const state = second.accounts.state();
    assert.ok(state.kind === 'signedIn' && state.profile.id === id);
    const sample = third.accounts.state();
    assert.ok(sample.kind === 'signedIn' && sample.profile.id === 'sample');
  });

  it('case 33: shows the reason when another window stores what cannot be read', async () => {
    const { secrets, second, id } = await twoWindows();
    await secrets.store(`ensEvents.profile.${id}`, 'rubbish');
    await settle();
    const state = second.accounts.state();
    assert.ok(state.kind === 'signedOut' && state.explanation);
    await secrets.store(`ensEvents.profile.${id}`, JSON.stringify({ version: 1, ...draft().credentials }));
    await settle();
    assert.equal(second.accounts.state().kind, 'signedIn');
  });

  it('refreshes once for replaced credentials that a call used before the change was heard of', async () => {
    const { openWindow, secrets, first, id } = await twoWindows();
    const late: (() => void)[] = [];
    const onDidChange: typeof secrets.onDidChange = listener =>
      secrets.onDidChange(event => {
        late.push(() => {
          listener(event);
        });
      });
    const third = openWindow({ secrets: { ...secrets, onDidChange } });
    await third.accounts.open(id);
    const credentials = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
    await first.accounts.update(id, draft({ credentials }));
    assert.deepEqual((await third.accounts.open(id)).credentials, credentials);
    for (const tell of late) {
      tell();
    }
    await settle();
    assert.equal(third.heard.length, 1);
  });

  it('case 33: believes the later of two changes, whichever the keyring answers first', async () => {
    const { secrets, first, second, id } = await twoWindows();
    first.accounts.dispose();
    const key = `ensEvents.profile.${id}`;
    const text = secrets.values.get(key)!;
    let answerFirst: (value: undefined) => void = () => undefined;
    const answers = [new Promise<undefined>(resolve => (answerFirst = resolve)), Promise.resolve(text)];
    secrets.get = () => answers.shift() ?? Promise.resolve(text);
    const changes = [secrets.delete(key), secrets.store(key, text)];
    await settle();
    answerFirst(undefined);
    await Promise.all(changes);
    await settle();
    assert.equal(second.accounts.state().kind, 'signedIn');
    assert.deepEqual(
      second.accounts.profiles().map(profile => profile.id),
      [id],
    );
  });

  it('lets each window work with an account of its own', async () => {
    const { first, second, id } = await twoWindows();
    const other = await second.accounts.add(draft({ name: 'Other' }));
    await second.accounts.activate(other.id);
    await settle();
    const state = first.accounts.state();
    assert.ok(state.kind === 'signedIn' && state.profile.id === id);
  });

  it('case 41: hears nothing more after the window has closed', async () => {
    const { first, second, id } = await twoWindows();
    second.accounts.dispose();
    await first.accounts.remove(id);
    await settle();
    assert.deepEqual(second.heard, []);
  });
});

describe('sample account', () => {
  it('lives in this window only and stops with its account, which gives way to the one before', async () => {
    const { openWindow, document, secrets } = computer();
    const { accounts, heard } = openWindow();
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    let stopped = 0;
    accounts.addSample(sampleProfile, sampleKeys, () => {
      stopped += 1;
    });
    const state = heard.at(-1);
    assert.ok(state?.kind === 'signedIn' && state.profile.kind === 'sample');
    assert.deepEqual((await accounts.open('sample')).credentials, sampleKeys);
    assert.ok(!JSON.stringify([document.value(), ...secrets.values]).includes('sample'));
    assert.equal(openWindow().accounts.profiles().length, 1);

    await accounts.activate(id);
    await accounts.activate('sample');
    assert.equal(stopped, 0);
    await accounts.remove('sample');
    assert.equal(stopped, 1);
    const after = accounts.state();
    assert.ok(after.kind === 'signedIn' && after.profile.id === id);
  });

  it('case 41: stops when the window closes', () => {
    const { accounts } = computer().openWindow();
    let stopped = 0;
    accounts.addSample(sampleProfile, sampleKeys, () => {
      stopped += 1;
    });
    accounts.dispose();
    assert.equal(stopped, 1);
  });
});
