import assert from 'node:assert/strict';
import { failingName } from '../../../src/sample';
import { batchMangles, mangled } from '../sample/mangles';
import { eventsOf, stateWord, told } from './promises';
import { impatient, inScene, type Scene } from './scene';

const action = 'BatchEventRedeployInstance';

/** How often each is told. */
function counted(words: readonly string[]): Record<string, number> {
  return Object.fromEntries([...new Set(words)].map(word => [word, words.filter(other => other === word).length]));
}

/** Events that a service carries out side by side. */
async function some(scene: Scene, count: number) {
  const { store, redeployable } = scene;
  const sound = (await redeployable()).filter(({ resourceId }) => {
    const { name, status } = store.instance(resourceId) ?? {};
    return name !== failingName && status !== 'Expired';
  });
  // The service refuses a second one on an instance that is being redeployed.
  const first = new Map([...sound].reverse().map(event => [event.resourceId, event]));
  const events = sound.filter(event => first.get(event.resourceId) === event).slice(0, count);
  assert.equal(events.length, count);
  return events;
}

describe('Several events at once', () => {
  for (const [name, first, second] of [
    ['firstRefused', 'refused', 'running'],
    ['firstFailed', 'outcome not clear yet', 'running'],
    ['firstMissing', 'outcome not clear yet', 'running'],
    ['firstContradicted', 'outcome not clear yet', 'running'],
    ['foreignAdded', 'running', 'running'],
    ['reversed', 'running', 'running'],
    ['firstTwice', 'running', 'running'],
    ['noResults', 'outcome not clear yet', 'outcome not clear yet'],
  ] as const) {
    it(`case 39: an answer with ${name}: ${first} and ${second}`, () =>
      inScene({}, async scene => {
        scene.gateway.faults.add(mangled(action, batchMangles[name]));
        const results = await scene.confirm(await some(scene, 2));
        assert.deepEqual(results.map(told), [first, second]);
        // The sample gateway carried all of it out: what is not clear is found so.
        for (const result of results.filter(one => told(one) !== 'refused')) {
          assert.equal(stateWord(result.operation, await scene.settle(result)), 'done');
        }
        assert.equal(scene.writes().length, 1);
        assert.equal(scene.warnings.length, name === 'foreignAdded' ? 1 : 0);
      }));
  }

  it('case 39: 45 events, the second of three calls is never answered: 20 accepted, 20 not clear, 5 not sent, each told', () =>
    inScene({ events: 400, writeDeadlines: { ...impatient, firstByte: 1_500, total: 2_000 } }, async scene => {
      const events = await some(scene, 45);
      scene.gateway.faults.add({ kind: 'delay', ms: 0, action });
      scene.gateway.faults.add({ kind: 'drop', action, executes: true });
      const results = await scene.confirm(events);
      assert.deepEqual(counted(results.map(told)), {
        running: 20,
        'outcome not clear yet': 20,
        'Not sent, because the outcome of an earlier call is not clear. Wait for that outcome in the Operations view, then send the rest.': 5,
      });
      assert.deepEqual(
        scene.writes().map(write => eventsOf(write).length),
        [20, 20],
      );

      const ends = await Promise.all(results.slice(20, 40).map(scene.settle));
      assert.deepEqual(counted(ends.map(end => String(end?.how))), counted(ends.map(() => 'done')));
      const rest = await scene.confirm(events.slice(40));
      assert.deepEqual(counted(rest.map(told)), { running: 5 });
      assert.equal(new Set(scene.writes().flatMap(eventsOf)).size, 45);
    }));

  it('case 39: a call that is refused as a whole refuses each of its events, and the next call is still made', () =>
    inScene({ events: 400 }, async scene => {
      scene.gateway.faults.add({ kind: 'throttle', action });
      const results = await scene.confirm(await some(scene, 22));
      assert.deepEqual(counted(results.map(told)), { refused: 20, running: 2 });
    }));
});
