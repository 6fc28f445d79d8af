import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import type { EnsEvent } from '../../../src/ens/types';
import type { Result } from '../../../src/operations/perform';
import type { Fault } from '../../../src/sample';
import { seededRandom, type SeededRandom } from '../../../src/sample/random';
import { eventsOf, stateWord } from './promises';
import { inScene, type Scene } from './scene';

const reads = 1_000;
/** Milliseconds. */
const every = 60_000;
/** The heap counts from this read on: until then code and caches load. */
const warmUp = 200;
const mebibyte = 1024 * 1024;

/** What goes wrong, as often as each other; none of it takes real time. */
const troubles: readonly [Fault, ...Fault[]] = [
  { kind: 'reset' },
  { kind: 'reset', executes: true },
  { kind: 'truncate' },
  { kind: 'throttle' },
  { kind: 'fail', status: 503 },
  { kind: 'fail', status: 500, executes: true },
  { kind: 'html' },
  { kind: 'html', executes: true },
  { kind: 'deny' },
  { kind: 'answer', status: 200, headers: {}, body: '' },
];

/** Bytes in use after a full collection, by the function that Node hands out when its flag is set. */
function heapInUse(): number {
  setFlagsFromString('--expose-gc');
  (runInNewContext('gc') as () => void)();
  return process.memoryUsage().heapUsed;
}

/** In 5 % of the turns the next call, whichever it is, meets some trouble. */
function maybeTrouble({ gateway }: Scene, random: SeededRandom): void {
  if (random.next() < 0.05) {
    gateway.faults.add(random.pick(troubles));
  }
}

/** A redeploy of one event, half of them under some trouble, and all that follows. */
async function redeploy(scene: Scene, event: EnsEvent, random: SeededRandom): Promise<Result[]> {
  if (random.next() < 0.5) {
    scene.gateway.faults.add({ ...random.pick(troubles), action: 'EventRedeployInstance' });
  }
  // Where the event cannot be read again, nothing is sent; where it cannot be followed, it stays open.
  const results = await scene.confirm([event]).catch((): Result[] => []);
  await Promise.allSettled(results.filter(({ kind }) => kind === 'sent').map(scene.settle));
  return results;
}

describe('A thousand reads', () => {
  it('case 43: one a minute, with 5 % of faults: the heap stays flat, as many writes as confirmations that were sent', function () {
    this.timeout(60_000);
    return inScene({ events: 95 }, async scene => {
      const { clock, loader, store, desk } = scene;
      const random = seededRandom(43);
      const results: Result[] = [];
      let failures = 0;
      let heap = 0;
      // The SDK dates its signatures by the machine's clock, which goes with ours here.
      mock.timers.enable({ apis: ['Date'], now: clock.now() });
      try {
        const waiting = await scene.redeployable();
        for (let turn = 0; turn < reads; turn += 1) {
          await clock.sleep(every);
          mock.timers.setTime(clock.now());
          maybeTrouble(scene, random);
          await loader.load();
          failures += store.state().error ? 1 : 0;
          if (turn % 50 === 25) {
            results.push(...(await redeploy(scene, waiting.pop()!, random)));
          }
          if (turn === warmUp) {
            heap = heapInUse();
          }
        }
      } finally {
        mock.timers.reset();
      }
      const drift = (heapInUse() - heap) / mebibyte;
      assert.ok(drift < 5, `the heap grew by ${drift.toFixed(1)} MiB`);

      assert.ok(failures > 5, `only ${failures} reads failed`);
      assert.equal(scene.confirmed(), reads / 50);
      const sent = results.filter(({ kind }) => kind === 'sent').map(({ operation }) => operation.eventId);
      const written = scene.writes().flatMap(eventsOf);
      assert.deepEqual(written, sent);
      assert.equal(new Set(written).size, written.length, 'no event is written twice');
      const states = desk.records.all().map(operation => stateWord(operation));
      const ends = ['done', 'failed', 'refused', 'unknown, check the console'];
      assert.deepEqual(
        states.filter(state => !ends.includes(state)),
        [],
        'every operation has an end, or was refused',
      );
      assert.ok(new Set(states).size >= 2, `few kinds of ends: ${states.join(', ')}`);
    });
  });
});
