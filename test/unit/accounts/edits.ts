// What the tests of Edit Credentials share: what is entered, two windows, and what an account is found to be.
import assert from 'node:assert/strict';
import type { AccountDraft } from '../../../src/accounts/draft';
import { chinaEndpoint, internationalEndpoint } from '../../../src/accounts/endpoint';
import { computer, draft, fakeSecrets, settle, type Window } from './fakes';

export const old = draft();
export const { credentials } = old;
export const newKey = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };
/** What a person enters instead. */
export const edits: Record<string, AccountDraft> = {
  'another key at another site': draft({ credentials: newKey, endpoint: internationalEndpoint }),
  'another key at the same site': draft({ credentials: newKey }),
  'temporary credentials': draft({ credentials: { ...newKey, securityToken: 'canary-token' }, expiresAt: 5 }),
  'the same key id with another secret': draft({
    credentials: { ...credentials, accessKeySecret: 'canary-secret-3' },
    endpoint: { protocol: 'https', host: 'ens.vpc-proxy.aliyuncs.com' },
  }),
  'the same key at another site': draft({ endpoint: internationalEndpoint }),
};

export const isSameKey = (edit: AccountDraft) => JSON.stringify(edit.credentials) === JSON.stringify(credentials);

/** Lets the clock run as far as every wait of an edit goes. */
export async function wait(clock: { pass: (ms: number) => void }): Promise<void> {
  for (let n = 0; n < 20; n += 1) {
    await settle();
    clock.pass(10_000);
  }
  await settle();
}

const facts = ({ endpoint, credentials: key, expiresAt }: AccountDraft) => ({
  host: endpoint.host,
  maskedKeyId: `${key.accessKeyId.slice(0, 4)}…${key.accessKeyId.slice(-4)}`,
  kind: key.securityToken === undefined ? 'accessKey' : 'sts',
  site: endpoint === chinaEndpoint || endpoint.host.includes('vpc') ? 'china' : 'international',
  expiresAt,
});

/** The account works with the key and the host of this draft, and shows no other label. */
export async function assertIs({ accounts }: Window, id: string, wanted: AccountDraft, what: string) {
  const { credentials: key, profile } = await accounts.open(id);
  const shown = accounts.profiles().find(one => one.id === id);
  assert.deepEqual(key, wanted.credentials, what);
  for (const seen of [profile, shown]) {
    assert.ok(seen);
    const { endpoint, maskedKeyId, kind, site, expiresAt } = seen;
    assert.deepEqual({ host: endpoint.host, maskedKeyId, kind, site, expiresAt }, facts(wanted), what);
  }
  const state = accounts.state();
  assert.equal(state.kind === 'signedIn' && state.profile.maskedKeyId, facts(wanted).maskedKeyId, what);
}

/** Two windows that work with the account. */
export async function twoWindows(secrets = fakeSecrets()) {
  const machine = computer({ secrets });
  const first = machine.openWindow();
  const { id } = await first.accounts.add(old);
  await first.accounts.activate(id);
  const second = machine.openWindow();
  await Promise.all([first.accounts.open(id), second.accounts.open(id)]);
  return { ...machine, first, second, id };
}
