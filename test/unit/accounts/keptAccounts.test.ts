// What a list of accounts holds that this version cannot use: it is kept, listed, and never in the way.
import assert from 'node:assert/strict';
import { isVaultError } from '../../../src/accounts/vaultError';
import { computer, draft, fakeDocument, savedKeys, settle } from './fakes';

const usable = {
  ...{ id: 'good', name: 'Good', kind: 'accessKey', maskedKeyId: 'LTAI…0001', site: 'china' },
  endpoint: draft().endpoint,
};
const unknown: Record<string, { raw: unknown; name: string | undefined }> = {
  'of a kind that it does not know': { raw: { ...usable, id: 'later', name: 'Later', kind: 'sso' }, name: 'Later' },
  'with a mark that it does not know': { raw: { ...usable, id: 'later', name: 'M', mark: 'frozen' }, name: 'M' },
  'whose endpoint is of another form': { raw: { ...usable, id: 'later', endpoint: ['a', 'b'] }, name: 'Good' },
  'with an end of another type': { raw: { ...usable, id: 'later', expiresAt: '2027-01-01' }, name: 'Good' },
  'without a name': { raw: { ...usable, id: 'later', name: undefined }, name: undefined },
  'whose name is no text': { raw: { ...usable, id: 'later', name: { zh: '一' } }, name: undefined },
  'that is null': { raw: null, name: undefined },
  'that is a number': { raw: 7, name: undefined },
  'that is a list': { raw: ['later'], name: undefined },
  'that is empty': { raw: {}, name: undefined },
};

function windowOn(profiles: readonly unknown[], rest: object = {}) {
  const document = fakeDocument({ version: 1, profiles, active: { '': 'good' }, taken: [], ...rest });
  const machine = computer({ document });
  machine.secrets.values.set('ensEvents.profile.good', JSON.stringify({ version: 1, ...draft().credentials }));
  const stored = () => document.value()['profiles'] as unknown[];
  return { ...machine, ...machine.openWindow(), stored };
}
/** As JSON keeps it. */
const plain = (value: unknown): unknown => JSON.parse(JSON.stringify(value));

describe('case 100: an account in the list that this version cannot read', () => {
  for (const [what, { raw, name }] of Object.entries(unknown)) {
    it(`${what}: is listed beside those it can use, and stays as it is through every change`, async () => {
      const { accounts, stored } = windowOn([raw, usable]);
      assert.deepEqual(accounts.unread(), [{ kind: 'account', name }]);
      assert.equal(accounts.state().kind, 'signedIn');
      await accounts.rename('good', 'Live');
      await accounts.setMark('good', 'production');
      await accounts.activate('good');
      const added = await accounts.add(draft({ name: 'Added' }));
      await accounts.update(added.id, draft({ credentials: { accessKeyId: 'LTAIother0002', accessKeySecret: 'x' } }));
      await accounts.remove(added.id);
      await accounts.remove('good');
      assert.deepEqual(stored(), [plain(raw)]);
      assert.deepEqual([accounts.profiles(), accounts.unread().length], [[], 1]);
    });
  }

  it('that was the active one: says so, and what to do', () => {
    const { accounts } = windowOn([{ ...usable, kind: 'sso' }]);
    const state = accounts.state();
    assert.equal(
      state.kind === 'signedOut' && state.explanation,
      'Some saved accounts need a newer version of ENS Events. Update it, or sign in to another account.',
    );
  });

  it('stays the active one for the version that can read it, while this one only looks', async () => {
    const { accounts, document } = windowOn([{ ...usable, id: 'later', kind: 'sso' }, usable], {
      active: { '': 'later' },
    });
    await accounts.rename('good', 'Live');
    assert.deepEqual(document.value()['active'], { '': 'later' });
  });

  it('says so where another window changed it, and blames another window for what that signed out', async () => {
    const later = { ...usable, id: 'later', kind: 'sso' };
    for (const [entries, words] of [
      [[later, { ...usable, kind: 'sso' }], /^Some saved accounts need a newer version/],
      [[later], /^This account was signed out in another window\.$/],
    ] as const) {
      const { accounts, document } = windowOn([later, usable]);
      await accounts.open('good');
      document.file.text = JSON.stringify({ version: 1, profiles: entries });
      accounts.look();
      const state = accounts.state();
      assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', words);
    }
  });

  it('is not taken for gone; one that is not there is', () => {
    const { accounts } = windowOn([{ ...usable, id: 'later', kind: 'sso' }]);
    assert.deepEqual([accounts.isGone('later'), accounts.isGone('never')], [false, true]);
    assert.equal(windowOn([null]).accounts.isGone('never'), false);
  });

  it('with members that it does not know beside all others: is used, and keeps them', async () => {
    const { accounts, stored } = windowOn([{ ...usable, colour: 'red', later: { a: [1] } }]);
    await accounts.update('good', draft({ credentials: { accessKeyId: 'LTAIother0002', accessKeySecret: 'x' } }));
    const [one] = stored() as Record<string, unknown>[];
    assert.deepEqual([one?.['colour'], one?.['later'], one?.['maskedKeyId']], ['red', { a: [1] }, 'LTAI…0002']);
  });
});

describe('case 100: a list of accounts that this version cannot read', () => {
  for (const text of [
    '{"version":2,"profiles":[]}',
    '{"version":99}',
    '{"version":1,"profiles":{"good":{}}}',
    '{"version":1,"profiles":[],"active":"good"}',
    '{"profiles":[]}',
  ]) {
    it(`since a newer version wrote it: is listed, and nothing is written, kept or lost: ${text}`, async () => {
      const document = fakeDocument();
      document.file.text = text;
      const { openWindow, secrets } = computer({ document });
      const { accounts } = openWindow();
      assert.deepEqual(accounts.unread(), [{ kind: 'list', trouble: 'newer' }]);
      const state = accounts.state();
      assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /newer version of ENS Events\. Update/);
      await assert.rejects(accounts.add(draft()), {
        name: 'VaultError',
        problem: 'newer',
        message: 'Nothing was changed: the list of accounts was written by a newer version of ENS Events.',
        advice: 'Update ENS Events, or reload the window.',
      });
      await settle();
      assert.deepEqual([document.file.text, savedKeys(secrets), accounts.isGone('any')], [text, [], false]);
    });
  }

  it('since a newer version has written it meanwhile: the account goes, with the reason, and comes back after it', async () => {
    const { accounts, document } = windowOn([usable]);
    await accounts.open('good');
    const { text } = document.file;
    document.file.text = '{"version":2,"profiles":[{"id":"good"}]}';
    accounts.look();
    await assert.rejects(accounts.rename('good', 'Live'), isVaultError);
    const state = accounts.state();
    assert.match(state.kind === 'signedOut' ? (state.explanation ?? '') : '', /newer version/);
    assert.equal(document.file.text, '{"version":2,"profiles":[{"id":"good"}]}');
    document.file.text = text;
    accounts.look();
    await settle();
    assert.equal(accounts.profiles()[0]?.id, 'good');
  });

  for (const text of ['{"version":1,"profiles":[{"id":"go', '', 'null', '[]', '7']) {
    it(`since it is torn: is listed, and begun anew only by who signs in: ${JSON.stringify(text)}`, async () => {
      const document = fakeDocument();
      document.file.text = text;
      const { accounts } = computer({ document }).openWindow();
      assert.deepEqual(accounts.unread(), [{ kind: 'list', trouble: 'damaged' }]);
      const state = accounts.state();
      assert.equal(
        state.kind === 'signedOut' && state.explanation,
        'The list of accounts cannot be read. Sign in again; what was there is kept.',
      );
      assert.equal(document.file.text, text);
      const { id } = await accounts.add(draft());
      await accounts.activate(id);
      assert.deepEqual([accounts.unread(), accounts.state().kind], [[], 'signedIn']);
    });
  }
});
