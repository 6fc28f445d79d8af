// Whatever reads an event settles the operations on it: the lists, whole or in part, whoever asked, and what has no list.
import assert from 'node:assert/strict';
import { findEvent } from '../../../src/commands/findEvent';
import { settleSeen } from '../../../src/commands/settleSeen';
import { createSignal } from '../../../src/base/signal';
import type { EnsEvent } from '../../../src/ens/types';
import type { Operation } from '../../../src/operations/operation';
import { createLoader } from '../../../src/views/loader';
import type { Desk } from '../../../src/views/desks';
import { aClient, aClock, anEvent, anOperation, noon } from '../../builders';
import { aDesk, aProfile, someDesks } from '../../desks';
import { accepted, computer, unknown } from '../operations/computer';

const executed = anEvent({ status: 'Executed' });
const soon = () => new Promise(resolve => setImmediate(resolve));
const loaded = { loading: false, loadedAt: noon };

/** A window that shows accounts p1 and p2, over the record of a computer. */
async function aWindow(operations: readonly Operation[], desks: readonly Desk[] = [aDesk()]) {
  const { openWindow, ends, reads } = await computer(operations);
  const { records, followers } = openWindow();
  const polled = createSignal<Desk>();
  const shown = someDesks(...desks);
  const work: Promise<void>[] = [];
  settleSeen({ desks: shown, onPolled: polled.subscribe, records, followers, run: begin => work.push(begin()) });
  const settled = async () => {
    await soon();
    await Promise.all(work);
    return ends();
  };
  return { records, shown, polled, settled, reads };
}

const open = (fields: Partial<Operation> = {}) => anOperation({ pid: 2, window: 'w-2', outcome: accepted, ...fields });

describe('case 97: whatever reads an event settles the operations on it', () => {
  const ways: [what: string, read: (desk: Desk) => void][] = [
    [
      'a whole list',
      ({ store }) => {
        store.replace([executed], loaded);
      },
    ],
    [
      'a list that is not whole',
      ({ store }) => {
        store.replace([executed], { ...loaded, incomplete: 'short' });
      },
    ],
    [
      'the first page of a list',
      ({ store }) => {
        store.merge([executed]);
      },
    ],
    [
      'one event that was read again',
      ({ store }) => {
        store.merge([anEvent({ eventId: 'e-2' }), executed]);
      },
    ],
  ];
  for (const outcome of [accepted, unknown]) {
    for (const [what, read] of ways) {
      for (const profileId of ['p1', 'p2']) {
        it(`${what}, of account ${profileId}, where the outcome was ${outcome.kind}`, async () => {
          const desks = [aDesk(), aDesk({ profileId: 'p2' })];
          const { records, settled } = await aWindow([open({ profileId, outcome })], desks);
          await records.reload();
          read(desks.find(desk => desk.profileId === profileId)!);
          assert.deepEqual(await settled(), ['op-1 done']);
        });
      }
    }
  }

  it('a list that is read whole learns first what other windows began', async () => {
    const desk = aDesk();
    const { polled, settled } = await aWindow([open()], [desk]);
    desk.store.replace([executed], loaded);
    polled.fire(desk);
    assert.deepEqual(await settled(), ['op-1 done']);
  });

  it('an operation that comes to be known after its event was read is settled without another read', async () => {
    const desk = aDesk();
    desk.store.replace([executed], loaded);
    const { records, settled } = await aWindow([open()], [desk]);
    await records.reload();
    assert.deepEqual(await settled(), ['op-1 done']);
  });

  it('so is one whose account is shown later', async () => {
    const desk = aDesk();
    desk.store.replace([executed], loaded);
    const { records, shown, settled } = await aWindow([open()], []);
    await records.reload();
    assert.deepEqual(await settled(), ['op-1 open']);
    shown.show(desk);
    assert.deepEqual(await settled(), ['op-1 done']);
  });

  const pages = (events: EnsEvent[]) =>
    aClient({
      describeHistoryEvents: () =>
        Promise.resolve({
          events,
          requestId: 'R',
          pageNumber: 1,
          pageSize: 100,
          totalCount: events.length,
          rowCount: events.length,
        }),
    });
  it('going to an event, or a link to one, settles it', async () => {
    const session = { profile: aProfile(), client: pages([executed]), clockSkew: () => undefined };
    const desk = aDesk({ session: () => session });
    desk.store.replace([], loaded);
    const { records, shown, settled } = await aWindow([open()], [desk]);
    await records.reload();
    const { signal } = new AbortController();
    const parts = { desks: shown, clock: aClock(), extraTypes: () => [], accountSignal: () => signal };
    await findEvent(parts, { resourceId: executed.resourceId });
    assert.deepEqual(await settled(), ['op-1 done']);
  });

  it('refreshing a list settles it', async () => {
    const session = { profile: aProfile(), client: pages([executed]), clockSkew: () => undefined };
    const desk = aDesk();
    const { records, settled } = await aWindow([open()], [desk]);
    await records.reload();
    const loader = createLoader({
      ...{ store: desk.store, clock: aClock(), extraTypes: () => [], session: () => session },
      withProgress: work => work(),
      logError: assert.ifError,
    });
    await loader.load();
    assert.deepEqual(await settled(), ['op-1 done']);
  });

  for (const [what, event, operation] of [
    ['an event that goes on', anEvent({ status: 'Executing' }), open()],
    ['an operation that is being sent', executed, anOperation({ pid: 2, window: 'w-2' })],
    ['an operation of another account', executed, open({ profileId: 'p3' })],
    ['another event of the instance', anEvent({ eventId: 'e-2', status: 'Executed' }), open()],
  ] as const) {
    it(`${what}: nothing is settled`, async () => {
      const desk = aDesk();
      const { records, settled } = await aWindow([operation], [desk]);
      await records.reload();
      desk.store.replace([event], loaded);
      assert.deepEqual(await settled(), ['op-1 open']);
    });
  }
});
