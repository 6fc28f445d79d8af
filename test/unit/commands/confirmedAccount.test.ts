import assert from 'node:assert/strict';
import { VaultError } from '../../../src/accounts/vaultError';
import type { Profile } from '../../../src/accounts/profile';
import type { WriteRule } from '../../../src/accounts/writeRule';
import { confirmedAccountOf, openWriter, recheck } from '../../../src/commands/confirmedAccount';
import type { Credentials, EnsClient } from '../../../src/ens/types';
import type { OperationRefused } from '../../../src/operations/refusal';
import { aClient, aConfirmation, aTarget, english } from '../../builders';
import { aProfile } from '../../desks';

const credentials: Credentials = { accessKeyId: 'LTAISampleKeyId0001', accessKeySecret: 'SampleSecret0001' };

/** An account that may change, with the client that was made of it last. */
function setting(mark?: Profile['mark'], count = 1) {
  let open = {
    profile: aProfile({ ...(mark && { mark }) }),
    revision: 1,
    digest: 'digest-1',
    keyHash: 'key-1',
    credentials,
  };
  let failure: Error | undefined;
  let policy: WriteRule = { kind: 'allow' };
  const made: [string, Credentials][] = [];
  const rules: [string, number][] = [];
  const deps = {
    t: english,
    accounts: {
      profiles: () => [aProfile({ id: 'other' }), ...(open.profile.id === 'gone' ? [] : [open.profile])],
      open: () => (failure ? Promise.reject(failure) : Promise.resolve(open)),
    },
    writerWith: ({ endpoint }: Pick<Profile, 'endpoint' | 'kind'>, secrets: Credentials): EnsClient => {
      made.push([endpoint.host, secrets]);
      return aClient();
    },
    writeRule: (profile: Profile, action: string, events: number): Promise<WriteRule> => {
      rules.push([action, events]);
      const marked: WriteRule =
        profile.mark === 'readOnly'
          ? { kind: 'deny', why: 'It is read-only.', advice: 'Change it.' }
          : { kind: profile.mark === 'production' ? 'type' : 'allow' };
      return Promise.resolve(policy.kind === 'allow' ? marked : policy);
    },
  };
  const confirmation = aConfirmation({
    account: confirmedAccountOf(open),
    targets: Array.from({ length: count }, () => aTarget()),
    rule: { strictness: mark === 'production' ? 'type' : 'allow' },
  });
  return {
    deps,
    confirmation,
    made,
    rules,
    change: (fields: Partial<typeof open>) => (open = { ...open, ...fields }),
    mark: (next: Profile['mark']) => (open = { ...open, profile: aProfile({ ...(next && { mark: next }) }) }),
    fail: (error: Error | undefined) => (failure = error),
    decide: (rule: WriteRule) => (policy = rule),
  };
}

const words = (error: OperationRefused | undefined) => error && `${error.message} ${error.advice}`;

describe('What sends for a confirmation', () => {
  it('case 61: is made of the credentials and the host that it names, and bound to it', async () => {
    const { deps, confirmation, made } = setting();
    const writer = await openWriter(deps, confirmation);
    assert.equal(writer.confirmation, confirmation);
    assert.deepEqual(made, [['ens.aliyuncs.com', credentials]]);
  });

  it('says whether it is for the sample account', () => {
    const open = { revision: 1, digest: 'digest-1', keyHash: 'key-1', credentials };
    assert.deepEqual(
      (['sample', 'accessKey', 'sts'] as const).map(
        kind => confirmedAccountOf({ ...open, profile: aProfile({ kind }) }).sample,
      ),
      [true, false, false],
    );
  });

  it('is not made where the account cannot be opened in a way nobody foresaw, which stops what is under way', async () => {
    const { deps, confirmation, fail } = setting();
    const odd = new TypeError('odd');
    fail(odd);
    await assert.rejects(openWriter(deps, confirmation), odd);
    const error = await recheck(deps, confirmation);
    assert.deepEqual([error?.reason, words(error)], ['otherAccount', 'odd Decide again if it is still wanted.']);
  });

  it('holds no secret that a confirmation could carry on', () => {
    assert.doesNotMatch(JSON.stringify(setting().confirmation), /SampleSecret|LTAISampleKeyId0001/);
  });

  const replaced =
    'The AccessKey or the endpoint of the account was replaced while you were confirming. Decide again if it is still wanted.';
  const changes: [string, (scene: ReturnType<typeof setting>) => unknown, string][] = [
    ['another key', ({ change }) => change({ digest: 'digest-2', keyHash: 'key-2' }), replaced],
    ['another secret of the same key', ({ change }) => change({ digest: 'digest-2' }), replaced],
    ['credentials that were replaced and put back', ({ change }) => change({ revision: 3 }), replaced],
    [
      'another host',
      ({ change }) => change({ profile: aProfile({ endpoint: { protocol: 'https', host: 'ens.example.com' } }) }),
      replaced,
    ],
    [
      'plain HTTP',
      ({ change }) => change({ profile: aProfile({ endpoint: { protocol: 'http', host: 'ens.aliyuncs.com' } }) }),
      replaced,
    ],
    [
      'signed out',
      ({ change, fail }) => {
        change({ profile: aProfile({ id: 'gone' }) });
        fail(new VaultError('missing', 'This account is no longer there.', 'Sign in again to use it.'));
      },
      'The account was signed out while you were confirming. Decide again if it is still wanted.',
    ],
    [
      'a keyring that fails',
      ({ fail }) => fail(new VaultError('failed', 'The AccessKey could not be read.', 'Unlock the keyring.')),
      'The AccessKey could not be read. Unlock the keyring.',
    ],
    [
      'a keyring that does not answer',
      ({ fail }) => fail(new VaultError('timeout', 'The AccessKey could not be read.', 'Unlock the keyring.')),
      'The AccessKey could not be read. Unlock the keyring.',
    ],
  ];
  for (const [what, apply, said] of changes) {
    const number = what.startsWith('a keyring') ? 73 : what === 'signed out' ? 99 : 61;
    it(`case ${number}: is not made, and stops what is under way, where the account has ${what} by then`, async () => {
      const scene = setting();
      apply(scene);
      await assert.rejects(openWriter(scene.deps, scene.confirmation), (error: OperationRefused) => {
        assert.equal(words(error), said);
        return error.reason === 'otherAccount';
      });
      assert.deepEqual(scene.made, []);
      assert.equal(words(await recheck(scene.deps, scene.confirmation)), said);
    });
  }
});

describe('case 60: the rule at the last moment', () => {
  it('is asked for anew, for the action and the number of events that were confirmed', async () => {
    const { deps, confirmation, rules } = setting(undefined, 3);
    assert.equal(await recheck(deps, confirmation), undefined);
    assert.deepEqual(rules, [['redeploy', 3]]);
  });

  for (const [what, before, apply, said] of [
    [
      'was marked as read-only',
      undefined,
      ({ mark }: ReturnType<typeof setting>) => mark('readOnly'),
      'It is read-only. Change it.',
    ],
    [
      'that is production was marked as read-only',
      'production',
      ({ mark }: ReturnType<typeof setting>) => mark('readOnly'),
      'It is read-only. Change it.',
    ],
    [
      'was marked as production',
      undefined,
      ({ mark }: ReturnType<typeof setting>) => mark('production'),
      'The account was marked as production while you were confirming. Decide again if it is still wanted.',
    ],
    [
      'stands under a policy that asks for typing now',
      undefined,
      ({ decide }: ReturnType<typeof setting>) => decide({ kind: 'type' }),
      'The safety policy of the Aliyun CLI became stricter while you were confirming. Decide again if it is still wanted.',
    ],
    [
      'stands under a policy that denies it now',
      'production',
      ({ decide }: ReturnType<typeof setting>) =>
        decide({ kind: 'deny', why: 'Denied.', advice: 'Change the policy.' }),
      'Denied. Change the policy.',
    ],
  ] as const) {
    it(`stops what was confirmed where the account ${what}, with the reason`, async () => {
      const scene = setting(before);
      apply(scene);
      const error = await recheck(scene.deps, scene.confirmation);
      assert.deepEqual([error?.reason, words(error)], ['policy', said]);
    });
  }

  for (const [what, before, apply] of [
    ['is as it was', undefined, () => undefined],
    ['is production still', 'production', () => undefined],
    ['is production no longer', 'production', ({ mark }: ReturnType<typeof setting>) => mark(undefined)],
    [
      'has another name',
      undefined,
      ({ change }: ReturnType<typeof setting>) => change({ profile: aProfile({ name: 'New' }) }),
    ],
  ] as const) {
    it(`lets it through where the account ${what}`, async () => {
      const scene = setting(before);
      apply(scene);
      assert.equal(await recheck(scene.deps, scene.confirmation), undefined);
    });
  }

  it('that cannot be found out stops it: a check that fails is no yes', async () => {
    const { deps, confirmation } = setting();
    const error = await recheck({ ...deps, writeRule: () => Promise.reject(new TypeError('odd')) }, confirmation);
    assert.equal(words(error), 'odd Decide again if it is still wanted.');
  });
});
