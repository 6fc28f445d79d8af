// The stored list of accounts: what is taken for one, and what stays of what is not.
import assert from 'node:assert/strict';
import { sharedKeyring } from '../../../src/accounts/keyring';
import { createProfileList } from '../../../src/accounts/profileList';
import type { StoredProfile } from '../../../src/accounts/storedProfile';
import { chinaEndpoint } from '../../../src/accounts/endpoint';
import { diskFull, fakeClock, fakeDocument, fakeMemento, t } from './fakes';

const stored = (id: string, fields: Partial<StoredProfile> = {}): StoredProfile => ({
  ...{ id, name: id, kind: 'accessKey', maskedKeyId: 'LTAI…0001', site: 'china', endpoint: chinaEndpoint },
  ...fields,
});

function listOf(...profiles: readonly unknown[]) {
  const document = fakeDocument({ version: 1, profiles, active: { '': 'a' } });
  let told = 0;
  const onChanged = () => {
    told += 1;
  };
  const list = createProfileList({
    ...{ document, memento: fakeMemento(), keyring: sharedKeyring, clock: fakeClock(), t, onChanged },
  });
  const ids = () => list.read().profiles.map(({ id }) => id);
  return { document, list, ids, told: () => told };
}

describe('The stored list of accounts', () => {
  for (const id of ['../../x', 'a b', 'a/b', '', 'x'.repeat(65), 'a\n']) {
    it(`has none of the id ${JSON.stringify(id)}, which is part of the name of a secret`, () => {
      const { list, ids } = listOf(stored('a'), stored(id));
      assert.deepEqual([ids(), list.read().trouble], [['a'], 'entries']);
    });
  }

  it('takes a fingerprint for one only where it is a whole digest', () => {
    const digest = '0123456789abcdef'.repeat(4);
    for (const fingerprint of [`x${digest}`, `${digest}0`, digest.slice(1), digest.toUpperCase()]) {
      assert.deepEqual(listOf(stored('a', { fingerprint })).ids(), []);
    }
    assert.deepEqual(listOf(stored('a', { fingerprint: digest })).ids(), ['a']);
  });

  it('keeps what this version cannot read, whatever is dropped or changed beside it', async () => {
    const odd = { id: 7, of: 'a newer version' };
    const { document, list, ids } = listOf(odd, stored('a'), stored('b'));
    await list.drop('a');
    await list.change('b', profile => ({ ...profile, name: 'B' }));
    assert.deepEqual([ids(), list.read().trouble], [['b'], 'entries']);
    assert.deepEqual(document.value(), {
      ...{ version: 1, profiles: [odd, stored('b', { name: 'B' })], active: {}, taken: [] },
    });
  });

  it('finds each by its own id, and changes nothing of one that is gone', async () => {
    const { list, told } = listOf(stored('a'), stored('b'));
    assert.deepEqual(
      ['a', 'b', 'c'].map(id => list.find(id)?.name),
      ['a', 'b', undefined],
    );
    await list.change('c', profile => ({ ...profile, name: 'C' }));
    await list.change('a', profile => profile);
    assert.equal(told(), 0);
  });

  it('says what to do where it cannot be saved', async () => {
    const { document, list } = listOf(stored('a'));
    document.change = diskFull;
    await assert.rejects(list.setActive('a'), {
      name: 'VaultError',
      problem: 'failed',
      message: 'The list of accounts could not be saved.',
      advice: 'Check that the disk is not full and that VS Code may write to its own folder, then try again.',
    });
  });
});
