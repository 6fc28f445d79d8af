/** Somebody whose work a scheduler holds: a window's process, which may die at any moment. */
export interface Owner {
  readonly name: string;
  alive: boolean;
}

/** True time, and every effect that windows have on the world, released one by one. */
export interface Scheduler {
  /** Unix milliseconds; only `pass` and `rest` move it. */
  readonly now: () => number;
  /** The effect happens, and its owner goes on, when a step releases it; never for an owner who died meanwhile. */
  readonly through: <T>(owner: Owner, what: string, effect: () => T) => Promise<T>;
  readonly sleep: (owner: Owner, ms: number) => Promise<void>;
  /** Releases up to `count` effects of one owner, oldest first. */
  readonly run: (owner: Owner, count: number) => Promise<void>;
  /** Lets time go by, and everything that becomes possible happen but for an owner who stands still. */
  readonly pass: (ms: number, stalled?: Owner) => Promise<void>;
  /** Lets as much time go by as it takes until nobody waits for anything. */
  readonly rest: () => Promise<void>;
}

interface Waiting {
  owner: Owner;
  what: string;
  release: () => void;
}

/** Far more effects than any sequence needs while time stands still, and far more time: to stop what never comes to rest. */
const mostStepsAtOnce = 50_000;
const longestRest = 3 * 24 * 3_600_000;

/** @param tell hears each effect, in order */
export function createScheduler(start: number, tell: (line: string) => void): Scheduler {
  let now = start;
  let effects: Waiting[] = [];
  let sleepers: (Waiting & { due: number })[] = [];

  const takeEffect = (fits: (owner: Owner) => boolean) => {
    effects = effects.filter(({ owner }) => owner.alive);
    const next = effects.find(({ owner }) => fits(owner));
    effects = effects.filter(effect => effect !== next);
    return next;
  };
  const takeSleeper = (end: number, stalled?: Owner) => {
    sleepers = sleepers.filter(({ owner }) => owner.alive).sort((a, b) => a.due - b.due);
    const first = sleepers.find(({ owner, due }) => owner !== stalled && due <= end);
    sleepers = sleepers.filter(sleeper => sleeper !== first);
    return first;
  };
  const releaseOne = async ({ owner, what, release }: Waiting) => {
    tell(`    ${owner.name}: ${what}`);
    release();
    await allContinued();
  };
  const until = async (end: number, stalled?: Owner) => {
    const began = now;
    // A life with much to do in it may take as long as it likes, while time goes by in it.
    for (let steps = 0; steps < mostStepsAtOnce && now - began < longestRest; steps += 1) {
      const effect = takeEffect(owner => owner !== stalled);
      const sleeper = effect ? undefined : takeSleeper(end, stalled);
      steps = sleeper && sleeper.due > now ? 0 : steps;
      now = Math.max(now, sleeper?.due ?? now);
      const next = effect ?? sleeper;
      if (!next) {
        return;
      }
      await releaseOne(next);
    }
    throw new Error('It never comes to rest.');
  };

  return {
    now: () => now,
    through: (owner, what, effect) =>
      new Promise((resolve, reject) => {
        const release = () => {
          try {
            resolve(effect());
          } catch (error) {
            reject(error instanceof Error ? error : new Error(String(error)));
          }
        };
        effects.push({ owner, what, release });
      }),
    sleep: (owner, ms) =>
      new Promise(release => {
        sleepers.push({ owner, what: `slept ${Math.round(ms / 1000)} s`, due: now + Math.max(0, ms), release });
      }),
    run: async (owner, count) => {
      for (let left = count; left > 0; left -= 1) {
        const effect = takeEffect(other => other === owner);
        if (!effect) {
          return;
        }
        await releaseOne(effect);
      }
    },
    pass: async (ms, stalled) => {
      const end = now + ms;
      await until(end, stalled);
      now = end;
    },
    rest: () => until(Infinity),
  };
}

/** Everything that could go on has gone as far as it can without a further effect. */
function allContinued(): Promise<void> {
  return new Promise(resolve => {
    setImmediate(resolve);
  });
}
