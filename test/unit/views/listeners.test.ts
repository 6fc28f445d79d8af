// What a listener throws ends with it: neither who told it nor the other listeners notice.
import assert from 'node:assert/strict';
import { createAccounts } from '../../../src/accounts/accounts';
import { defaultArrangement } from '../../../src/events/arrangement';
import { createEventStore } from '../../../src/events/store';
import { createArrangements, isLayouts } from '../../../src/views/arrangements';
import { createDesks } from '../../../src/views/desks';
import { createLoader } from '../../../src/views/loader';
import { createTicker } from '../../../src/views/ticker';
import { aClient, aClock, aPage, anEvent, english, noon } from '../../builders';
import { aDesk, aProfile } from '../../desks';
import { draft, fakeDocument, fakeMemento, fakeSecrets } from '../accounts/fakes';
import { manualClock } from '../manualClock';
import { aPollingWindow } from './pollingBench';

const fail = () => {
  throw new Error('The view is gone.');
};
const collect = () => {
  const errors: string[] = [];
  return { errors, onError: (error: Error) => errors.push(error.message) };
};
const service = aClient({ describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])) });

describe('case 77: a listener that throws', () => {
  it('of a list makes no read of it fail', async () => {
    const { errors, onError } = collect();
    const failures: Error[] = [];
    const store = createEventStore(onError);
    store.changes.subscribe(fail);
    const loader = createLoader({
      store,
      clock: aClock(),
      extraTypes: () => [],
      session: () => ({ profile: aProfile(), client: service, clockSkew: () => undefined }),
      withProgress: work => work(),
      logError: error => failures.push(error),
    });
    await loader.load();
    const { error, loading, loadedAt } = store.state();
    assert.deepEqual({ error, loading, loadedAt }, { error: undefined, loading: false, loadedAt: noon });
    assert.deepEqual(failures, []);
    assert.ok(errors.length > 0);
  });

  it('of the shown accounts leaves the accounts as they are to be, and is heard of', async () => {
    const { errors, onError } = collect();
    const account = (listener: () => void) => () => {
      listener();
    };
    let refresh = () => {};
    const desks = createDesks({
      accounts: {
        profiles: () => [aProfile()],
        state: () => ({ kind: 'signedIn', profile: aProfile(), revision: 0 }),
        onDidChange: listener => {
          refresh = account(listener as () => void);
          return () => {};
        },
        onDidChangeProfiles: () => () => {},
        revisionOf: () => 0,
      },
      chosen: { ids: () => [], onDidChange: () => () => {} },
      sessionOf: () => ({ profile: aProfile(), client: service, clockSkew: () => undefined }),
      clock: aClock(),
      extraTypes: () => [],
      withProgress: work => work(),
      logError: onError,
    });
    desks.onDidChange(fail);
    desks.onDidChangeEvents(fail);
    const heard: string[] = [];
    desks.onDidChange(() => heard.push('accounts'));
    desks.onDidChangeEvents(() => heard.push('events'));
    refresh();
    assert.deepEqual([heard, errors.length], [['accounts'], 1]);
    await desks.active()?.loader.load();
    assert.equal(desks.active()?.store.state().error, undefined);
    assert.ok(heard.includes('events'));
    assert.equal(errors.length, heard.length);
  });

  it('of a read keeps no other from hearing of it, nor of the next one', async () => {
    const clock = manualClock();
    const desk = aDesk();
    const { polling, errors } = aPollingWindow({ clock, folder: 'none', desks: [desk] });
    const heard: number[] = [];
    polling.onPolled(fail);
    polling.onPolled(() => heard.push(clock.now()));
    for (const loadedAt of [1, 2]) {
      desk.store.replace([], { loading: false, loadedAt });
      await clock.pass(0);
    }
    assert.equal(heard.length, 2);
    assert.deepEqual(
      errors.map(({ message }) => message),
      Array<string>(2).fill('The view is gone.'),
    );
    polling.dispose();
  });

  it('of the passing of time does not stop it', async () => {
    const { errors, onError } = collect();
    const clock = manualClock();
    const ticker = createTicker(clock, onError);
    let ticks = 0;
    ticker.onTick(fail);
    ticker.onTick(() => (ticks += 1));
    ticker.start();
    await clock.pass(60_000);
    assert.deepEqual([ticks, errors.length], [3, 3]);
    ticker.dispose();
  });

  it('of the layout of a list keeps none from being remembered', async () => {
    const { errors, onError } = collect();
    const document = fakeDocument(undefined, isLayouts);
    const parts = { document, memento: fakeMemento(), onNotKept: fail, logError: onError };
    const arrangements = createArrangements(parts);
    let heard = 0;
    arrangements.onDidChange(fail);
    arrangements.onDidChange(() => (heard += 1));
    await arrangements.set('p1', defaultArrangement);
    assert.deepEqual([heard, errors.length], [1, 1]);
    assert.deepEqual(createArrangements(parts).of('p1'), defaultArrangement);
  });
});

describe('case 77: a listener of the accounts that throws', () => {
  it('fails no sign-in, mark or sign-out, keeps no other listener from hearing, and is heard of', async () => {
    const { errors, onError } = collect();
    const accounts = createAccounts({
      secrets: fakeSecrets(),
      document: fakeDocument(),
      memento: fakeMemento(),
      clock: manualClock(),
      t: english,
      logError: onError,
    });
    const heard: string[] = [];
    accounts.onDidChange(fail);
    accounts.onDidChangeProfiles(fail);
    accounts.onDidChange(({ kind }) => heard.push(kind));
    const { id } = await accounts.add(draft());
    await accounts.activate(id);
    await accounts.setMark(id, 'production');
    await accounts.remove(id);
    assert.deepEqual([accounts.profiles(), accounts.state().kind, heard.at(-1)], [[], 'signedOut', 'signedOut']);
    assert.ok(errors.length >= 4);
    accounts.dispose();
  });
});
