// Windows that change the list of accounts at the same moment, over real files.
import assert from 'node:assert/strict';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { sharedKeyring } from '../../../src/accounts/keyring';
import { createProfileList } from '../../../src/accounts/profileList';
import { isStoredList } from '../../../src/accounts/storedList';
import type { StoredProfile } from '../../../src/accounts/storedProfile';
import { chinaEndpoint } from '../../../src/accounts/endpoint';
import { unawaited } from '../../../src/base/unawaited';
import { systemClock } from '../../../src/ens/systemClock';
import { createDocument } from '../../../src/state/document';
import { fakeMemento, t } from './fakes';

const profile = (id: string): StoredProfile => ({
  ...{ id, name: `Name of ${id}`, kind: 'accessKey', maskedKeyId: 'LTAI…0001', site: 'china', endpoint: chinaEndpoint },
});
const numbers = (count: number) => Array.from({ length: count }, (_, n) => n);

describe('case 87: windows that change the list within a few milliseconds', () => {
  let own: string;
  beforeEach(async () => {
    own = await system.mkdtemp(path.join(tmpdir(), 'ens-events-lists-'));
  });
  afterEach(() => system.rm(own, { recursive: true, force: true }));
  /** What each window has of globalState is as old as its start. */
  const open = (pid: number, earlier = new Map<string, unknown>()) =>
    createProfileList({
      document: createDocument({
        file: path.join(own, 'globalStorage', 'accounts.json'),
        isOurs: isStoredList,
        self: { pid, window: `w-${pid}` },
        lives: () => true,
        clock: systemClock,
      }),
      ...{ memento: fakeMemento(new Map(earlier)), keyring: sharedKeyring, clock: systemClock, t },
      onChanged: () => undefined,
    });
  const idsIn = (list: ReturnType<typeof open>) => list.read().profiles.map(({ id }) => id);

  for (const windows of [2, 3, 15]) {
    it(`the first sign-ins ever, in ${windows} windows: all profiles are there, in each of them`, async () => {
      const lists = numbers(windows).map(n => open(n + 1));
      await Promise.all(lists.map((list, n) => list.add(profile(`p-${n}`))));
      for (const list of [...lists, open(99)]) {
        assert.deepEqual(
          idsIn(list).sort(),
          numbers(windows)
            .map(n => `p-${n}`)
            .sort(),
        );
      }
    });
  }

  it('beside those of an earlier version: all are there, each once', async () => {
    const earlier = new Map<string, unknown>([
      ['ensEvents.accounts', { version: 1, profiles: [profile('e-1'), profile('e-2')], active: 'e-2' }],
    ]);
    const lists = numbers(6).map(n => open(n + 1, earlier));
    assert.deepEqual([idsIn(lists[0]!), lists[0]!.read().active], [['e-1', 'e-2'], 'e-2']);
    await Promise.all(lists.map((list, n) => list.add(profile(`p-${n}`))));
    for (const list of [...lists, open(99, earlier), open(98)]) {
      assert.deepEqual(idsIn(list).sort(), ['e-1', 'e-2', ...numbers(6).map(n => `p-${n}`)]);
      assert.equal(list.read().active, 'e-2');
    }
  });

  it('each in another way: no change takes another one back', async () => {
    await open(1).add(profile('renamed'));
    await open(1).add(profile('marked'));
    await open(1).add(profile('dropped'));
    const lists = numbers(6).map(n => open(n + 1));
    await Promise.all([
      lists[0]!.change('renamed', one => ({ ...one, name: 'Live' })),
      lists[1]!.change('marked', one => ({ ...one, mark: 'production' })),
      lists[2]!.drop('dropped'),
      lists[3]!.add(profile('added')),
      lists[4]!.setActive('marked'),
      lists[5]!.change('renamed', one => ({ ...one, mark: 'readOnly' })),
    ]);
    const { profiles, active } = open(99).read();
    assert.deepEqual(profiles.map(({ id, name, mark }) => [id, name, mark]).sort(), [
      ['added', 'Name of added', undefined],
      ['marked', 'Name of marked', 'production'],
      ['renamed', 'Live', 'readOnly'],
    ]);
    assert.equal(active, 'marked');
  });

  it('while one of them is killed in the middle: the others go on', async () => {
    const rename = () => new Promise<never>(() => undefined);
    const document = createDocument({
      ...{ file: path.join(own, 'globalStorage', 'accounts.json'), isOurs: isStoredList, clock: systemClock },
      ...{ self: { pid: 7, window: 'w-7' }, lives: () => true, disk: { ...system, rename } },
    });
    unawaited(
      document.change(value => ({ ...value, profiles: [] })),
      'its window is killed meanwhile',
    );
    while (
      !(await system.readdir(path.join(own, 'globalStorage')).catch(() => [])).some(name => name.endsWith('.new'))
    ) {
      await systemClock.sleep(5);
    }
    const survivors = [1, 2].map(pid =>
      createProfileList({
        document: createDocument({
          ...{ file: path.join(own, 'globalStorage', 'accounts.json'), isOurs: isStoredList, clock: systemClock },
          ...{ self: { pid, window: `w-${pid}` }, lives: other => other.pid !== 7 },
        }),
        ...{ memento: fakeMemento(), keyring: sharedKeyring, clock: systemClock, t, onChanged: () => undefined },
      }),
    );
    await Promise.all(survivors.map((list, n) => list.add(profile(`p-${n}`))));
    assert.deepEqual(idsIn(open(99)).sort(), ['p-0', 'p-1']);
  });
});
