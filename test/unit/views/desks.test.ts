import assert from 'node:assert/strict';
import type { Profile } from '../../../src/accounts/profile';
import { createShownAccounts } from '../../../src/accounts/shown';
import { createSignal } from '../../../src/base/signal';
import { isLayouts } from '../../../src/views/arrangements';
import { createDesks } from '../../../src/views/desks';
import { aClient, aClock, aPage, anEvent } from '../../builders';
import { aProfile } from '../../desks';
import { computer, draft, fakeDocument, fakeMemento, settle } from '../accounts/fakes';

/** Accounts that are shown beside the active one: none as yet. */
const aChoice = () =>
  createShownAccounts({
    document: fakeDocument(undefined, isLayouts),
    memento: fakeMemento(),
    onNotKept: error => {
      throw error;
    },
  });

function setting(...names: string[]) {
  let profiles: Profile[] = names.map(id => aProfile({ id, name: id }));
  let active = names[0];
  const revisions = new Map<string, number>();
  const changed = createSignal<unknown>();
  const chosen = aChoice();
  const desks = createDesks({
    accounts: {
      profiles: () => profiles,
      state: () => {
        const profile = profiles.find(({ id }) => id === active);
        return profile ? { kind: 'signedIn', profile, revision: 0 } : { kind: 'signedOut' };
      },
      onDidChange: listener => changed.subscribe(listener as () => void),
      onDidChangeProfiles: () => () => {},
      revisionOf: id => revisions.get(id) ?? 0,
    },
    chosen,
    sessionOf: id => {
      const profile = profiles.find(one => one.id === id);
      const events = [anEvent({ eventId: `e-${id}` })];
      const client = aClient({ describeHistoryEvents: () => Promise.resolve(aPage(events)) });
      return profile && { profile, client, clockSkew: () => undefined };
    },
    clock: aClock(),
    extraTypes: () => [],
    withProgress: work => work(),
    logError: error => assert.fail(error),
  });
  return {
    desks,
    chosen,
    shown: () => desks.shown().map(({ profileId }) => profileId),
    activate: (id: string | undefined) => {
      active = id;
      changed.fire(undefined);
    },
    remove: (id: string) => {
      profiles = profiles.filter(profile => profile.id !== id);
      changed.fire(undefined);
    },
    renew: (id: string) => {
      revisions.set(id, (revisions.get(id) ?? 0) + 1);
      changed.fire(undefined);
    },
  };
}

describe('The accounts that are shown', () => {
  it('are the active one alone, until more are chosen; the choice is remembered', async () => {
    const { shown, chosen } = setting('a', 'b', 'c');
    assert.deepEqual(shown(), ['a']);
    await chosen.set(['a', 'c']);
    assert.deepEqual(shown(), ['a', 'c']);
    assert.deepEqual(chosen.ids(), ['a', 'c']);
  });

  it('begin with the active one, and lose those that are signed out', async () => {
    const { shown, chosen, activate, remove } = setting('a', 'b', 'c');
    await chosen.set(['a', 'b', 'c']);
    activate('c');
    assert.deepEqual(shown(), ['c', 'a', 'b']);
    remove('a');
    assert.deepEqual(shown(), ['c', 'b']);
  });

  it('are read each into its own list, and heard of with their account', async () => {
    const { desks, chosen } = setting('a', 'b');
    await chosen.set(['b']);
    const heard: string[] = [];
    desks.onDidChangeEvents(({ desk }) => heard.push(desk.profileId));
    const [a, b] = desks.shown();
    await b?.loader.load();
    assert.deepEqual(
      [...(b?.store.events() ?? [])].map(({ eventId }) => eventId),
      ['e-b'],
    );
    assert.deepEqual([...(a?.store.events() ?? [])], []);
    assert.deepEqual([...new Set(heard)], ['b']);
  });

  it('start an empty list with other credentials, while the other lists stay', async () => {
    const { desks, chosen, renew } = setting('a', 'b');
    await chosen.set(['a', 'b']);
    const before = desks.shown();
    await Promise.all(before.map(({ loader }) => loader.load()));
    renew('a');
    assert.notEqual(desks.of('a'), before[0]);
    assert.deepEqual([...(desks.of('a')?.store.events() ?? [])], []);
    assert.equal(desks.of('b'), before[1]);
  });

  it('switching the active account drops the list of the one before', async () => {
    const { desks, activate } = setting('a', 'b');
    const [a] = desks.shown();
    await a?.loader.load();
    activate('b');
    assert.equal(desks.of('a'), undefined);
    assert.deepEqual([...(a?.store.events() ?? [])], []);
    activate(undefined);
    assert.equal(desks.active(), undefined);
  });
});

describe('The accounts that are shown, where another window changes one', () => {
  /** Two windows; the second shows both accounts and has read their lists. */
  async function twoWindows() {
    const { openWindow } = computer();
    const first = openWindow().accounts;
    const one = await first.add(draft({ name: 'One' }));
    const two = await first.add(draft({ name: 'Two' }));
    await first.activate(one.id);
    const second = openWindow().accounts;
    await Promise.all([second.open(one.id), second.open(two.id)]);
    const chosen = aChoice();
    await chosen.set([one.id, two.id]);
    const desks = createDesks({
      accounts: second,
      chosen,
      sessionOf: id => {
        const profile = second.profiles().find(one => one.id === id);
        const describeHistoryEvents = () => Promise.resolve(aPage([anEvent({ eventId: `e-${id}` })]));
        return profile && { profile, client: aClient({ describeHistoryEvents }), clockSkew: () => undefined };
      },
      clock: aClock(),
      extraTypes: () => [],
      withProgress: work => work(),
      logError: () => undefined,
    });
    await Promise.all(desks.shown().map(({ loader }) => loader.load()));
    let told = 0;
    desks.onDidChange(() => {
      told += 1;
    });
    const rows = () => desks.shown().map(({ session, store }) => [session()?.profile.name, [...store.events()].length]);
    assert.deepEqual(rows(), [
      ['One', 1],
      ['Two', 1],
    ]);
    return { first, second, one: one.id, two: two.id, desks, rows, told: () => told };
  }

  for (const which of ['one', 'two'] as const) {
    it(`case 99: ${which === 'one' ? 'in use' : 'beside another one'}, signed out: its rows go, the others stay`, async () => {
      const { first, second, desks, rows, told, ...ids } = await twoWindows();
      const gone = desks.of(ids[which]);
      await first.remove(ids[which]);
      await settle();
      assert.ok(told() > 0);
      assert.deepEqual(rows(), [[which === 'one' ? 'Two' : 'One', 1]]);
      assert.deepEqual([desks.of(ids[which]), [...(gone?.store.events() ?? [])]], [undefined, []]);
      assert.equal(second.state().kind, which === 'one' ? 'signedOut' : 'signedIn');
    });

    it(`case 99: ${which === 'one' ? 'in use' : 'beside another one'}, renamed and marked: shows it, and keeps its rows`, async () => {
      const { first, desks, told, ...ids } = await twoWindows();
      const desk = desks.of(ids[which]);
      await first.rename(ids[which], 'Live');
      await first.setMark(ids[which], 'readOnly');
      await settle();
      assert.ok(told() > 0);
      assert.equal(desks.of(ids[which]), desk);
      const { name, mark } = desk?.session()?.profile ?? {};
      assert.deepEqual([name, mark, [...(desk?.store.events() ?? [])].length], ['Live', 'readOnly', 1]);
    });

    it(`case 62: ${which === 'one' ? 'in use' : 'beside another one'}, another key or host: its old rows go at once`, async () => {
      const { first, desks, ...ids } = await twoWindows();
      for (const replacement of [
        draft({ endpoint: { protocol: 'https', host: 'ens.ap-southeast-1.aliyuncs.com' } }),
        draft({ credentials: { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' } }),
      ]) {
        const desk = desks.of(ids[which]);
        await first.update(ids[which], replacement);
        await settle();
        assert.notEqual(desks.of(ids[which]), desk);
        assert.deepEqual([...(desk?.store.events() ?? [])], []);
      }
    });
  }
});
