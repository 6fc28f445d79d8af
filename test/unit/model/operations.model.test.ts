import fc from 'fast-check';
import { knownLives } from './knownLives';
import { apply, comeToRest, eventCount, sequences, type Step } from './steps';
import { createWorld } from './world';

/** `npm run test:lives` asks for more of them, and for a seed that it prints. */
const { ENS_EVENTS_LIVES: lives, ENS_EVENTS_SEED: seed, CI } = process.env;
const runs = lives ? Number(lives) : CI ? 2_000 : 150;

describe('Each confirmation is sent once at most, none is lost and nothing stays locked', () => {
  it(`case 43: whatever happens to windows, disk, network, clock and service: ${runs} random lives`, async function () {
    this.timeout(lives ? 0 : 120_000);
    await fc.assert(fc.asyncProperty(sequences, live), { numRuns: runs, ...(seed && { seed: Number(seed) }) });
  });

  for (const [what, steps] of knownLives) {
    it(`when ${what}`, () => live(steps));
  }
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

/** All steps; of many effects, those that tell how it began and how it ended. */
function readable(trace: readonly string[]): string {
  const shown = trace.length > 300 ? [...trace.slice(0, 200), '    …', ...trace.slice(-100)] : trace;
  return shown.join('\n');
}
