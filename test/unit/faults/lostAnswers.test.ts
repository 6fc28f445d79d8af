import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import type { Fault } from '../../../src/sample';
import { shownText, stateWord, told } from './promises';
import { impatient, inScene, type Scene } from './scene';

const action = 'EventRedeployInstance';

/** Redeploys one event under a fault, which leaves its outcome open; answers what followed. */
async function withOpenOutcome(scene: Scene, fault: Fault) {
  const [event] = (await scene.redeployable()) as [EnsEvent];
  scene.gateway.faults.add(fault);
  const [result] = await scene.confirm([event]);
  assert.equal(told(result), 'outcome not clear yet');
  assert.equal(scene.writes().length, 1);

  const [second] = await scene.confirm([event]);
  assert.match(
    told(second),
    /^This window is already redeploying edge-web-01, since .* Look at it in the Operations view\./,
  );

  const end = await scene.settle(result);
  assert.equal(scene.writes().length, 1, 'nothing is sent again by itself');
  return { event, result, end, operation: scene.desk.records.get(result!.operation.id) };
}

describe('A redeploy whose answer is lost', () => {
  const executed: [string, Fault, { writeDeadlines?: typeof impatient }][] = [
    ['case 1: is never answered', { kind: 'drop', action, executes: true }, { writeDeadlines: impatient }],
    ['case 3: drips in too slowly', { kind: 'drip', everyMs: 200, action }, { writeDeadlines: impatient }],
    ['case 5: is carried out, then the connection is reset', { kind: 'reset', action, executes: true }, {}],
    ['case 8: is cut off in the middle of its answer', { kind: 'truncate', action }, {}],
    ['case 11: is answered by a body without end', { kind: 'endless', action, executes: true }, {}],
  ];
  for (const [what, fault, options] of executed) {
    it(`${what}: sent once, locked, found by reading back, told as done`, () =>
      inScene(options, async scene => {
        const { operation, end } = await withOpenOutcome(scene, fault);
        assert.equal(end?.how, 'done');
        assert.equal(stateWord(operation), 'done');
        assert.match(operation?.end?.summary ?? '', / was redeployed and is running\./);
      }));
  }

  const lost: [string, Fault, { writeDeadlines?: typeof impatient }][] = [
    [
      'case 2: is met by silence longer than the wait for a connection',
      { kind: 'drop', action },
      { writeDeadlines: { connect: 250, firstByte: 700, total: 900 } },
    ],
    ['case 4: is reset before the answer', { kind: 'reset', action }, {}],
  ];
  for (const [what, fault, options] of lost) {
    it(`${what}: never "not sent", but unknown in the end`, () =>
      inScene(options, async scene => {
        const { operation } = await withOpenOutcome(scene, fault);
        assert.equal(stateWord(operation), 'unknown, check the console');
      }));
  }

  it('case 6: is not carried out: read back for a minute, then left to the console; a second needs to name the first', () =>
    inScene({}, async scene => {
      const { clock, desk, confirm, writes } = scene;
      const { event, result } = await withOpenOutcome(scene, { kind: 'reset', action });
      assert.deepEqual(clock.slept.slice(-5), [2_000, 3_000, 10_000, 15_000, 30_000]);
      assert.equal(stateWord(desk.records.get(result!.operation.id)), 'unknown, check the console');

      assert.match(told((await confirm([event]))[0]), /^An earlier attempt has no clear outcome: .*Check the console/);
      assert.equal(writes().length, 1);
      const [named] = await confirm([event], { again: result!.operation.id });
      assert.equal(told(named), 'running');
      assert.equal(writes().length, 2);
    }));

  it('case 9: cannot be sent, nobody listens there: told as not sent, and may be repeated at once', () =>
    inScene({}, async scene => {
      const [event] = (await scene.redeployable()) as [EnsEvent];
      const reads = scene.clientFor();
      // Nobody listens on the port of a gateway that has stopped.
      await inScene({}, async gone => {
        await gone.gateway.stop();
        scene.use(reads, scene.clientFor({ host: gone.gateway.host }));
      });
      const [result] = await scene.confirm([event]);
      assert.equal(told(result), 'not sent');
      assert.match(
        shownText(result?.kind === 'sent' ? result.error : undefined),
        /127\.0\.0\.1:\d+ can’t be reached \(ECONNREFUSED\)/,
      );

      scene.use(reads);
      assert.equal(told((await scene.confirm([event]))[0]), 'running');
      assert.equal(scene.writes().length, 1);
    }));

  it('case 9: cannot even be prepared, since the event cannot be read again: nothing is sent, recorded or locked', () =>
    inScene({}, async scene => {
      const events = await scene.redeployable();
      await scene.gateway.stop();
      await assert.rejects(scene.confirm(events.slice(0, 1)), { name: 'EnsError', code: 'ECONNREFUSED' });
      assert.equal(await scene.journal(), '');
      assert.equal(scene.desk.records.all().length, 0);
    }));
});

describe('A list that does not come', () => {
  it('case 1: is never answered: asked three times at most, the events of before stay with their age and the reason', () =>
    inScene({}, async scene => {
      const { gateway, store, loader, errors, clientFor, use } = scene;
      const before = await scene.redeployable();
      const { loadedAt } = store.state();
      use(clientFor({ deadlines: impatient }));
      const asked = gateway.received.length;
      gateway.faults.add({ kind: 'drop', count: Infinity });
      await loader.load();
      assert.ok(gateway.received.length - asked <= 3, `${gateway.received.length - asked} requests`);
      assert.equal(errors.length, 1);
      assert.match(shownText(store.state().error), /No answer came in time\. No whole answer came from 127\.0\.0\.1/);
      assert.deepEqual([store.state().loading, store.state().loadedAt], [false, loadedAt]);
      assert.ok([...store.events()].length >= before.length);

      gateway.faults.clear();
      await loader.load();
      assert.equal(store.state().error, undefined);
    }));
});
