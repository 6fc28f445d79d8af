import assert from 'node:assert/strict';
import type { Session } from '../../../src/accounts/session';
import { ExtensionUpdated } from '../../../src/base/extensionUpdated';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import type { EnsClient } from '../../../src/ens/types';
import { isFinal } from '../../../src/events/pollRules';
import { createEventStore } from '../../../src/events/store';
import { createLoader } from '../../../src/views/loader';
import { viewModeOf } from '../../../src/views/viewMode';
import { aClient, aClock, aPage, anEvent, anInstance, noon } from '../../builders';
import { aProfile } from '../../desks';

const failure = (kind: ErrorKind) =>
  new EnsError({ kind, code: 'X', message: 'x', advice: 'Do this.', phase: 'answer' });

function setting(operations: Partial<EnsClient>) {
  const store = createEventStore();
  const errors: Error[] = [];
  const session = (): Session => ({
    profile: aProfile(),
    client: aClient(operations),
    clockSkew: () => undefined,
  });
  const loader = createLoader({
    store,
    session,
    clock: aClock(),
    extraTypes: () => [],
    withProgress: work => work(),
    logError: error => errors.push(error),
  });
  const mode = () => viewModeOf({ shown: 1, store });
  return { store, loader, errors, mode };
}

describe('case 103: the list of an extension that VS Code updated meanwhile', () => {
  it('says so, is not read by itself any more, and keeps its events', async () => {
    const updated = new ExtensionUpdated('ENS Events was updated. Reload the window to go on.');
    const { store, loader, errors, mode } = setting({ describeHistoryEvents: () => Promise.reject(updated) });
    await loader.load();
    assert.equal(mode(), 'list');
    assert.deepEqual([store.state().error, errors, isFinal(store.state().error)], [updated, [updated], true]);
    store.replace([anEvent()], { loading: false, loadedAt: noon });
    await loader.load();
    assert.equal([...store.events()].length, 1);
  });
});

describe('Reading the list', () => {
  it('shows events with their names, and when they were read', async () => {
    const { store, loader, mode } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: () => Promise.resolve([anInstance()]),
    });
    await loader.load();
    assert.equal(mode(), 'list');
    assert.equal(store.instance('i-sample-1')?.name, 'edge-web-01');
    assert.equal(store.state().loadedAt, noon);
  });

  it('shows the first page before the last is read', async () => {
    let seenAtPage2: number | undefined;
    const { store, loader } = setting({
      describeHistoryEvents: ({ pageNumber }) => {
        if (pageNumber === 2) {
          seenAtPage2 = [...store.events()].length;
        }
        return Promise.resolve(
          aPage([anEvent({ eventId: `e-${pageNumber ?? 1}` })], {
            pageNumber: pageNumber ?? 1,
            pageSize: 1,
            totalCount: 2,
          }),
        );
      },
    });
    await loader.load();
    assert.equal(seenAtPage2, 1);
    assert.equal([...store.events()].length, 2);
  });

  it('asks for names a hundred ids a call, and only for those it does not know', async () => {
    const asked: number[] = [];
    const events = Array.from({ length: 150 }, (_, n) => anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` }));
    const { loader } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage(events.slice(0, 150), { pageSize: 150 })),
      describeInstances: ids => {
        asked.push(ids.length);
        return Promise.resolve(ids.map(instanceId => anInstance({ instanceId })));
      },
    });
    await loader.load();
    await loader.load();
    assert.deepEqual(asked, [100, 50]);
  });

  it('reads names anew where a person refreshes, and otherwise asks no more than before', async () => {
    const asked: string[][] = [];
    let name = 'edge-5';
    const { store, loader } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: ids => {
        asked.push([...ids]);
        return Promise.resolve([anInstance({ name })]);
      },
    });
    let fired = 0;
    await loader.load();
    name = 'edge-7';
    await loader.load();
    assert.deepEqual([asked.length, store.instance('i-sample-1')?.name], [1, 'edge-5']);
    await loader.refresh();
    assert.deepEqual(asked, [['i-sample-1'], ['i-sample-1']]);
    assert.deepEqual([store.instance('i-sample-1')?.name, store.formerName('i-sample-1')], ['edge-7', 'edge-5']);
    await loader.load();
    assert.equal(asked.length, 2);
    // Names that are the same are no change of the list.
    store.changes.subscribe(({ keys }) => (fired += keys ? 0 : 1));
    store.putInstances([anInstance({ name })]);
    assert.equal(fired, 0);
    loader.reset();
    assert.equal(store.formerName('i-sample-1'), undefined);
  });

  it('reads once for a refresh that fails, and the names anew with the next reading', async () => {
    let fails = false;
    let [lists, names] = [0, 0];
    const { loader } = setting({
      describeHistoryEvents: () => {
        lists += 1;
        return fails ? Promise.reject(failure('credential')) : Promise.resolve(aPage([anEvent()]));
      },
      describeInstances: () => {
        names += 1;
        return Promise.resolve([anInstance()]);
      },
    });
    await loader.load();
    fails = true;
    lists = 0;
    await loader.refresh();
    assert.deepEqual([lists, names], [1, 1]);
    fails = false;
    await loader.load();
    assert.equal(names, 2);
  });

  it('reads names anew though a reading that is past the names is under way', async () => {
    let name = 'edge-5';
    let answer = () => {};
    const { store, loader } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: () => {
        const instances = [anInstance({ name })];
        return new Promise(resolve => {
          answer = () => {
            resolve(instances);
          };
        });
      },
    });
    const asking = async () => {
      await new Promise(resolve => setImmediate(resolve));
      answer();
    };
    const first = loader.load();
    await new Promise(resolve => setImmediate(resolve));
    const refreshed = loader.refresh();
    name = 'edge-7';
    answer();
    await first;
    await asking();
    await refreshed;
    assert.equal(store.instance('i-sample-1')?.name, 'edge-7');
  });

  it('case 24: says once that names may not be read, asks again at a refresh alone, and shows them once it may', async () => {
    let denied = true;
    let asked = 0;
    const missing = new EnsError({
      ...{ kind: 'permission', code: 'NoPermission', message: 'x', advice: 'Ask.', phase: 'answer' },
      missingAction: 'ens:DescribeInstances',
    });
    const { store, loader, errors } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: () => {
        asked += 1;
        return denied ? Promise.reject(missing) : Promise.resolve([anInstance()]);
      },
    });
    for (let times = 0; times < 5; times++) {
      await loader.load();
    }
    assert.deepEqual([errors, asked], [[missing], 1]);
    await loader.refresh();
    assert.deepEqual([errors.length, asked, store.state().namesError], [1, 2, missing]);
    denied = false;
    await loader.refresh();
    assert.deepEqual([asked, store.state().namesError], [3, undefined]);
    assert.equal(store.instance('i-sample-1')?.name, 'edge-web-01');
  });

  it('case 24: shows names once they can be read again, where something else was wrong', async () => {
    let fails = true;
    const { store, loader } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: () => (fails ? Promise.reject(failure('network')) : Promise.resolve([anInstance()])),
    });
    await loader.load();
    assert.ok(store.state().namesError);
    fails = false;
    await loader.load();
    assert.equal(store.state().namesError, undefined);
  });

  it('case 24: works with ids when names may not be read, and says why', async () => {
    const { store, loader, mode } = setting({
      describeHistoryEvents: () => Promise.resolve(aPage([anEvent()])),
      describeInstances: () => Promise.reject(failure('permission')),
    });
    await loader.load();
    assert.equal(mode(), 'list');
    assert.equal(store.state().namesError?.kind, 'permission');
    assert.equal(store.state().error, undefined);
  });

  const modes: [ErrorKind, string][] = [
    ['permission', 'denied'],
    ['network', 'offline'],
    ['credential', 'list'],
    ['server', 'list'],
  ];
  for (const [kind, mode] of modes) {
    it(`without any event, a ${kind} failure shows as: ${mode}`, async () => {
      const tested = setting({ describeHistoryEvents: () => Promise.reject(failure(kind)) });
      await tested.loader.load();
      assert.equal(tested.mode(), mode);
      assert.equal(tested.errors.length, 1);
    });
  }

  it('keeps the events of the last reading when the next one fails, with the error beside them', async () => {
    let fails = false;
    const { store, loader, mode } = setting({
      describeHistoryEvents: () => (fails ? Promise.reject(failure('network')) : Promise.resolve(aPage([anEvent()]))),
    });
    await loader.load();
    fails = true;
    await loader.load();
    assert.equal(mode(), 'list');
    assert.equal([...store.events()].length, 1);
    assert.ok(store.state().error);
    fails = false;
    await loader.load();
    assert.equal(store.state().error, undefined);
  });

  it('reads once for two who ask at the same time', async () => {
    let calls = 0;
    const { loader } = setting({
      describeHistoryEvents: () => {
        calls += 1;
        return Promise.resolve(aPage([]));
      },
    });
    await Promise.all([loader.load(), loader.load()]);
    assert.equal(calls, 1);
  });

  it('never lets the result of an earlier account into the list of the next', async () => {
    let answer = () => {};
    const { store, loader } = setting({
      describeHistoryEvents: () =>
        new Promise(resolve => {
          answer = () => {
            resolve(aPage([anEvent()]));
          };
        }),
    });
    const loading = loader.load();
    await Promise.resolve();
    await new Promise(resolve => setImmediate(resolve));
    loader.reset();
    answer();
    await loading;
    assert.deepEqual([...store.events()], []);
    assert.equal(store.state().error, undefined);
  });
});
