import assert from 'node:assert/strict';
import { internationalEndpoint } from '../../../src/accounts/endpoint';
import type { Profile } from '../../../src/accounts/profile';
import {
  browserKeyring,
  computer,
  draft,
  fakeMemento,
  fakeSecrets,
  laggingKeyring,
  neverAnswers,
  settle,
  type Window,
} from './fakes';

const newKey = { accessKeyId: 'LTAItestkey000002', accessKeySecret: 'canary-secret-2' };

interface Change {
  work: (window: Window, id: string) => Promise<unknown>;
  /** What the other window shows of the account then; undefined where it is gone. */
  shows: (profile: Profile | undefined) => unknown;
  expected: unknown;
}

/** What one window does to an account. */
const changes: Record<string, Change> = {
  'signed out': { work: ({ accounts }, id) => accounts.remove(id), shows: profile => profile, expected: undefined },
  'marked as production': {
    work: ({ accounts }, id) => accounts.setMark(id, 'production'),
    shows: profile => profile?.mark,
    expected: 'production',
  },
  'marked as read-only': {
    work: ({ accounts }, id) => accounts.setMark(id, 'readOnly'),
    shows: profile => profile?.mark,
    expected: 'readOnly',
  },
  renamed: {
    work: ({ accounts }, id) => accounts.rename(id, 'Live'),
    shows: profile => profile?.name,
    expected: 'Live',
  },
  'given another key': {
    work: ({ accounts }, id) => accounts.update(id, draft({ credentials: newKey })),
    shows: profile => profile?.maskedKeyId,
    expected: 'LTAI…0002',
  },
  'given another site': {
    work: ({ accounts }, id) => accounts.update(id, draft({ endpoint: internationalEndpoint })),
    shows: profile => profile?.endpoint.host,
    expected: internationalEndpoint.host,
  },
};

/** Two windows, each with what it knows of the keyring: the first changes something, the second may not have got it yet. */
async function twoWindows({ inUse = true, lags = true, secrets = fakeSecrets() } = {}) {
  const shared = laggingKeyring(secrets);
  const machine = computer({ secrets });
  const keyrings = lags ? ([shared.openWindow(), shared.openWindow()] as const) : ([secrets, secrets] as const);
  const first = machine.openWindow({ secrets: keyrings[0] });
  const { id } = await first.accounts.add(draft());
  const beside = await first.accounts.add(draft({ name: 'Beside' }));
  await first.accounts.activate(inUse ? id : beside.id);
  await settle();
  shared.bring();
  const second = machine.openWindow({ secrets: keyrings[1] });
  await second.accounts.open(id);
  let told = 0;
  second.accounts.onDidChangeProfiles(() => {
    told += 1;
  });
  const shown = () => second.accounts.profiles().find(profile => profile.id === id);
  /** Lets time go by in small steps: what is brought then is seen at the next look. */
  const pass = async (ms: number) => {
    for (let gone = 0; gone < ms; gone += 100) {
      machine.clock.pass(100);
      await settle();
    }
  };
  return { ...machine, ...shared, first, second, id, shown, pass, told: () => told };
}

describe('An account that another window changes', () => {
  for (const [what, { work, shows, expected }] of Object.entries(changes)) {
    for (const [how, inUse] of [
      ['in use', true],
      ['beside another one', false],
    ] as const) {
      for (const late of [0, 200, 1_000, 3_000]) {
        it(`case 99: ${what}, ${how}: shown by itself, though the ring and the key come ${late} ms after the list`, async () => {
          const { first, second, id, shown, bring, pass, told } = await twoWindows({ inUse });
          const before = second.heard.length;
          await work(first, id);
          // As it does on each tick.
          second.accounts.look();
          await pass(late);
          bring();
          await pass(3_200 - late);
          assert.deepEqual(shows(shown()), expected);
          assert.ok(told() > 0);
          assert.equal(second.heard.length - before, inUse ? 1 : 0);
          const state = second.accounts.state();
          if (inUse && expected === undefined) {
            assert.deepEqual(state, {
              kind: 'signedOut',
              explanation: 'This account was signed out in another window.',
            });
          } else {
            assert.ok(state.kind === 'signedIn');
            assert.equal(state.profile.id === id, inUse);
            assert.deepEqual(
              state.profile,
              second.accounts.profiles().find(profile => profile.id === state.profile.id),
            );
          }
        });
      }
    }

    it(`case 99: ${what}: shown at the next look where the keyring tells other windows nothing`, async () => {
      const keyring = fakeSecrets();
      const { first, second, id, shown } = await twoWindows({
        lags: false,
        secrets: { ...keyring, onDidChange: () => ({ dispose: () => undefined }) },
      });
      await work(first, id);
      await settle();
      second.accounts.look();
      await settle();
      assert.deepEqual(shows(shown()), expected);
      assert.equal(second.heard.length, 1);
      second.accounts.look();
      await settle();
      assert.equal(second.heard.length, 1);
    });
  }

  it('case 99: signed in elsewhere: listed, and joined by a window without an account', async () => {
    for (const tells of [true, false]) {
      const keyring = fakeSecrets();
      const deaf = { ...keyring, onDidChange: () => ({ dispose: () => undefined }) };
      const shared = laggingKeyring(keyring);
      const { openWindow, clock } = computer();
      const [first, second] = [
        openWindow({ secrets: tells ? shared.openWindow() : deaf }),
        openWindow({ secrets: tells ? shared.openWindow() : deaf }),
      ];
      const { id } = await first.accounts.add(draft());
      await first.accounts.activate(id);
      await settle();
      shared.bring();
      second.accounts.look();
      for (let n = 0; n < 40; n += 1) {
        clock.pass(100);
        await settle();
      }
      const state = second.accounts.state();
      assert.equal(state.kind === 'signedIn' && state.profile.id, id);
      assert.equal(second.heard.length, 1);
    }
  });

  it('case 99: a window that chose to have no account joins no other because that one changed', async () => {
    const { first, second, id } = await alone();
    const other = await first.accounts.add(draft({ name: 'Other' }));
    await settle();
    await second.accounts.remove(id);
    for (const { work } of [changes['renamed']!, changes['marked as production']!, changes['given another site']!]) {
      await work(first, other.id);
      await settle();
    }
    assert.equal(second.accounts.state().kind, 'signedOut');
  });

  it('case 99: a window without an account joins none because another one only read it', async () => {
    const early = { ...{ id: 'early', name: 'Early', kind: 'accessKey', maskedKeyId: 'LTAI…0001' }, site: 'china' };
    const profiles = [{ ...early, endpoint: draft().endpoint }];
    const memento = fakeMemento(new Map<string, unknown>([['ensEvents.accounts', { version: 1, profiles }]]));
    const { secrets, openWindow } = computer({ memento });
    secrets.values.set('ensEvents.profile.early', JSON.stringify({ version: 1, ...draft().credentials }));
    const [first, second] = [openWindow(), openWindow()];
    await first.accounts.open('early');
    await settle();
    assert.deepEqual([second.accounts.state(), second.heard], [{ kind: 'signedOut' }, []]);
  });

  it('case 99: an account that could not be used is read again once another window has entered its key anew', async () => {
    const { first, second, id, secrets } = await alone();
    const { get } = secrets;
    const other = await first.accounts.add(draft({ name: 'Other' }));
    await second.accounts.open(other.id);
    secrets.get = () => Promise.reject(new Error('The keyring is locked.'));
    await assert.rejects(second.accounts.open(other.id));
    const revision = second.accounts.revisionOf(other.id);
    secrets.get = get;
    await first.accounts.update(other.id, draft());
    await settle();
    assert.equal(second.accounts.revisionOf(other.id), revision + 1);
    assert.ok(second.accounts.profiles().some(profile => profile.id === id));
  });

  it('case 99: nobody is told where nothing changed', async () => {
    const { second } = await alone();
    let told = 0;
    second.accounts.onDidChangeProfiles(() => {
      told += 1;
    });
    second.accounts.look();
    assert.equal(told, 0);
  });

  it('case 99: the list cannot be read any more: says so, and blames nobody', async () => {
    const { second, document } = await alone();
    document.file.text = '{"version":1,"profiles":[{"id":';
    second.accounts.look();
    const state = second.accounts.state();
    assert.match(
      state.kind === 'signedOut' ? (state.explanation ?? '') : '',
      /^The list of accounts cannot be read\. Sign in again; what was there is kept\.$/,
    );
  });

  /** Two windows that see the same at once. */
  async function alone() {
    const machine = computer();
    const [first, second] = [machine.openWindow(), machine.openWindow()];
    const { id } = await first.accounts.add(draft());
    await second.accounts.activate(id);
    return { ...machine, first, second, id };
  }
});

describe('The window that changes an account', () => {
  for (const [what, { work }] of Object.entries(changes)) {
    it(`case 99: ${what}: hears its own change once and nothing more`, async () => {
      const { first, id, pass, bring } = await twoWindows();
      const before = first.heard.length;
      await work(first, id);
      await settle();
      assert.equal(first.heard.length, before + 1);
      bring();
      await pass(4_000);
      assert.equal(first.heard.length, before + 1);
    });

    if (what !== 'signed out' && !what.startsWith('given')) {
      it(`case 99: ${what}: works with a keyring that does not answer`, async () => {
        const { first, id, secrets, clock } = await twoWindows();
        Object.assign(secrets, { store: neverAnswers, get: neverAnswers });
        await work(first, id);
        await settle();
        clock.pass(10_000);
        await settle();
        assert.equal(first.accounts.state().kind, 'signedIn');
      });
    }
  }

  it('case 99: leaves no timer and no listener once it has closed', async () => {
    const { first, second, id, clock, secrets, pass } = await twoWindows();
    await pass(4_000);
    await first.accounts.rename(id, 'Live');
    await settle();
    first.accounts.dispose();
    second.accounts.dispose();
    await settle();
    assert.equal(clock.waiting(), 0);
    await secrets.store('ensEvents.doorbell', 'rung');
    assert.equal(clock.waiting(), 0);
  });

  it('case 62: leaves no timer behind where it closes while it waits for the list', async () => {
    const { openWindow, secrets, clock } = computer();
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    await settle();
    clock.pass(10_000);
    await settle();
    await secrets.store(`ensEvents.profile.${id}`, JSON.stringify({ version: 1, ...newKey }));
    const ended = assert.rejects(accounts.open(id), { name: 'AbortError' });
    await settle();
    assert.ok(clock.waiting() > 0);
    accounts.dispose();
    await ended;
    await settle();
    assert.equal(clock.waiting(), 0);
  });

  it('case 41: leaves no timer where it closes while the keyring does not answer, and says nothing of it', async () => {
    const secrets = fakeSecrets();
    const { openWindow, clock } = computer({ secrets });
    const { accounts } = openWindow();
    const { id } = await accounts.add(draft());
    await settle();
    clock.pass(10_000);
    secrets.get = neverAnswers;
    const ended = [accounts.open(id), accounts.keyHashOf(id)].map(work => assert.rejects(work, { name: 'AbortError' }));
    await settle();
    assert.ok(clock.waiting() > 0);
    accounts.dispose();
    await Promise.all(ended);
    assert.equal(clock.waiting(), 0);
  });

  const acts: [string, (window: Window, id: string) => Promise<unknown>][] = [
    ['renames an account', ({ accounts }, id) => accounts.rename(id, 'Live')],
    ['marks an account', ({ accounts }, id) => accounts.setMark(id, 'readOnly')],
  ];
  for (const [what, work] of acts) {
    it(`case 99: a window of a browser that ${what} takes no key away that another one saved since`, async () => {
      const { openWindow } = computer();
      const keyring = browserKeyring();
      const opened = () => openWindow({ secrets: keyring.openWindow(), sharesKeyring: false });
      const first = opened();
      const { id } = await first.accounts.add(draft());
      const second = opened();
      const later = await first.accounts.add(draft({ name: 'Later', credentials: newKey }));
      await work(second, id);
      await settle();
      const { credentials } = await opened().accounts.open(later.id);
      assert.deepEqual(credentials, newKey);
    });
  }

  it('case 99: tells the others nothing about the account', async () => {
    const { secrets, first, id } = await twoWindows();
    await first.accounts.rename(id, 'canary');
    await settle();
    const rung = secrets.values.get('ensEvents.doorbell') ?? '';
    assert.match(rung, /^[0-9a-f-]{36}$/);
  });
});
