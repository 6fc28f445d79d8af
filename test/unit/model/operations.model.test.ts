import fc from 'fast-check';
import { apply, comeToRest, eventCount, sequences, type Step } from './steps';
import { createWorld } from './world';

const runs = Number(process.env['RUNS'] ?? 150);

describe('Whatever happens to windows, disk, network, clock and service', () => {
  it(`sends each confirmation once at most, loses none and leaves nothing locked (${runs} random lives)`, async function () {
    this.timeout(60_000);
    await fc.assert(fc.asyncProperty(sequences, live), { numRuns: runs });
  });
});

/** @throws with all that happened up to there */
async function live(steps: readonly Step[]): Promise<void> {
  const world = createWorld(eventCount);
  try {
    for (const step of steps) {
      await apply(world, step);
    }
    await comeToRest(world);
  } catch (error) {
    const what = error instanceof Error ? error.message : String(error);
    throw new Error(`${what}\n${readable(world.trace)}\n`, { cause: error });
  }
}

/** All steps; of the effects, those that tell how it began and how it ended. */
function readable(trace: readonly string[]): string {
  const shown = trace.length > 300 ? [...trace.slice(0, 200), '    …', ...trace.slice(-100)] : trace;
  return shown.join('\n');
}
