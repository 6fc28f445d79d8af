import assert from 'node:assert/strict';
import path from 'node:path';
import { unawaited } from '../../../src/base/unawaited';
import type { EnsEvent } from '../../../src/ens/types';

import { createJournal } from '../../../src/operations/journal';
import { journalFile } from '../../../src/state/journalFile';
import { keyOf, type Operation } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import type { WindowId } from '../../../src/state/windows';
import { english, hour } from '../../builders';
import { told } from './promises';
import { inScene, type Scene, type SceneWindow } from './scene';

/** A window whose process is gone. */
const dead: WindowId = { pid: 2_000_000_000, window: 'dead' };

/** Another window over the same files. */
function windowOf({ folder, desk }: Scene, self: WindowId): SceneWindow {
  const records = createRecords(createJournal(journalFile(path.join(folder, 'operations.jsonl'), english)));
  return { ...desk, records, self, lives: ({ window }) => window !== dead.window, canLookUp: () => true };
}

async function one(scene: Scene): Promise<EnsEvent> {
  const [event] = await scene.redeployable();
  assert.ok(event);
  return event;
}

/** Signs the account out as soon as the list shows that the operation runs, and in again once its watching has stopped. */
async function stopWatching(scene: Scene, operation: Operation): Promise<void> {
  const { store, desk } = scene;
  const unsubscribe = store.changes.subscribe(() => {
    if (store.get(keyOf(operation))?.status === 'Executing') {
      scene.account.abort();
    }
  });
  await assert.rejects(desk.followers.follow(operation), { name: 'AbortError' });
  unsubscribe();
  assert.equal(store.get(keyOf(operation))?.status, 'Executing', 'it was read after that');
  scene.signInAgain();
}

describe('The same event, twice', () => {
  const twice: [string, (scene: Scene, event: EnsEvent) => ReturnType<Scene['confirm']>][] = [
    ['a double click', async ({ confirm }, event) => (await Promise.all([confirm([event]), confirm([event])])).flat()],
    ['a command run again', async ({ confirm }, event) => [...(await confirm([event])), ...(await confirm([event]))]],
    [
      'two windows in the same second',
      async (scene, event) => {
        const other = windowOf(scene, { pid: 2 });
        return (await Promise.all([scene.confirm([event]), scene.confirm([event], { window: other })])).flat();
      },
    ],
    ['a selection that holds it twice', ({ confirm }, event) => confirm([event, event])],
  ];
  for (const [what, act] of twice) {
    it(`case 35: ${what}: one write, and the other is told who is at it, and since when`, () =>
      inScene({}, async scene => {
        const results = await act(scene, await one(scene));
        assert.deepEqual(results.map(({ kind }) => kind).sort(), ['sent', 'stopped']);
        assert.match(
          told(results.find(({ kind }) => kind === 'stopped')),
          /^(Another|This) window is (acting on|already redeploying) edge-web-01.*Look at it in the Operations view\./,
        );
        assert.equal(scene.writes().length, 1);
      }));
  }

  it('case 35: once the first is known to run, the second is refused for that', () =>
    inScene({ executingMs: hour / 12 }, async scene => {
      const event = await one(scene);
      const [first] = await scene.confirm([event]);
      // It has seen the event run, which also gives up the lock.
      await stopWatching(scene, first!.operation);
      assert.equal(await scene.desk.locks.holds(keyOf(first!.operation), first!.operation.id), false);
      const [second] = await scene.confirm([event]);
      assert.match(told(second), /^(Its operation is already running|This window is already redeploying)/);
      assert.equal(scene.writes().length, 1);
    }));
});

describe('An event that changes between the dialog and the sending', () => {
  for (const [what, change, said] of [
    ['runs', { run: { startAt: 0, endAt: Infinity, outcome: 'Executed' } }, /^Its operation is already running\./],
    ['was canceled', { status: 'Canceled' }, /^The event has ended\./],
    ['was scheduled elsewhere', { status: 'Scheduled' }, /^The event changed .* its state is now: scheduled/],
    ['has another deadline', { notBefore: 1_800_000_000_000 }, /^The planned time of the event changed/],
  ] as const) {
    it(`case 36: ${what}: refused with the reason, nothing sent, nothing locked`, () =>
      inScene({}, async scene => {
        const event = await one(scene);
        Object.assign(
          scene.gateway.account.events.find(({ eventId }) => eventId === event.eventId)!,
          change,
        );
        assert.match(told((await scene.confirm([event]))[0]), said);
        assert.equal(scene.writes().length, 0);
        assert.match(told((await scene.confirm([event]))[0]), said, 'the lock was given up');
        assert.equal(await scene.journal(), '');
      }));
  }

  it('case 36: is not listed any more: refused with the reason, nothing sent', () =>
    inScene({}, async scene => {
      const event = await one(scene);
      const { events } = scene.gateway.account;
      events.splice(
        events.findIndex(({ eventId }) => eventId === event.eventId),
        1,
      );
      assert.match(told((await scene.confirm([event]))[0]), /^The service does not list this event any more\./);
      assert.equal(scene.writes().length, 0);
    }));
});

describe('Cancelling', () => {
  it('case 37: before the sending: no request, no record, no lock', () =>
    inScene({}, async scene => {
      const event = await one(scene);
      scene.account.abort();
      await assert.rejects(scene.confirm([event]));
      assert.equal(scene.writes().length, 0);
      assert.equal(await scene.journal(), '');
    }));

  it('case 37: while the answer is under way: a write is never cut off, its answer is recorded', () =>
    inScene({}, async scene => {
      const event = await one(scene);
      scene.gateway.faults.add({ kind: 'delay', ms: 150, action: 'EventRedeployInstance' });
      const confirming = scene.confirm([event]);
      while (scene.writes().length === 0) {
        await new Promise(resolve => setImmediate(resolve));
      }
      scene.account.abort();
      assert.equal(told((await confirming)[0]), 'running');
      assert.match(await scene.journal(), /"kind":"answer".*"accepted"/);
      assert.equal(scene.writes().length, 1);
    }));

  it('case 37: the watching: the operation stays open, and is taken up again without a write', () =>
    inScene({}, async scene => {
      const [result] = await scene.confirm([await one(scene)]);
      await stopWatching(scene, result!.operation);
      assert.equal(scene.desk.records.get(result!.operation.id)?.end, undefined);
      const [resumed] = await scene.desk.followers.resume();
      assert.equal((await resumed?.settle())?.how, 'done');
      assert.equal(scene.writes().length, 1);
    }));
});

describe('A window that ends during a write', () => {
  /** Confirms in a window that dies as soon as the request has arrived: nothing after that reaches the disk. */
  async function dyingWrite(scene: Scene, executes: boolean): Promise<void> {
    const event = await one(scene);
    const file = journalFile(path.join(scene.folder, 'operations.jsonl'), english);
    const dying = createJournal({
      ...file,
      append: line => ('kind' in line && line.kind === 'begin' ? file.append(line) : new Promise(() => undefined)),
    });
    const window = { ...windowOf(scene, dead), records: createRecords(dying) };
    scene.gateway.faults.add({ kind: 'reset', action: 'EventRedeployInstance', executes });
    unawaited(scene.confirm([event], { window }), 'its window is dead');
    while (scene.writes().length === 0) {
      await new Promise(resolve => setImmediate(resolve));
    }
  }

  for (const [executes, how] of [
    [true, 'done'],
    [false, 'unsettled'],
  ] as const) {
    it(`case 38: the next start reads it back and never sends: ${how}`, () =>
      inScene({}, async scene => {
        await dyingWrite(scene, executes);
        const [resumed, ...others] = await scene.desk.followers.resume();
        assert.equal(others.length, 0);
        assert.equal((await resumed?.settle())?.how, how);
        assert.match(await scene.journal(), /"kind":"answer".*"unknown".*"HostEnded"/);
        assert.equal(scene.writes().length, 1);
        assert.match(await scene.journal(), new RegExp(`"kind":"end".*"${how}"`));
      }));
  }

  it('case 38: until that is read back, a second attempt at the event is not sent', () =>
    inScene({}, async scene => {
      await dyingWrite(scene, false);
      const event = await one(scene);
      const [second] = await scene.confirm([event], { window: windowOf(scene, { pid: 3 }) });
      assert.match(told(second), /^Another window is already redeploying edge-web-01/);
      assert.equal(scene.writes().length, 1);
    }));

  it('case 38: two windows that start next follow it once each at most, and neither sends', () =>
    inScene({}, async scene => {
      await dyingWrite(scene, true);
      const resumed = [...(await scene.desk.followers.resume()), ...(await scene.desk.followers.resume())];
      assert.deepEqual(await Promise.all(resumed.map(async taken => (await taken.settle())?.how)), ['done']);
      assert.equal(scene.writes().length, 1);
    }));
});
