// Runs stages that depend on each other, as many at once as the machine has room for.
import os from 'node:os';

/**
 * @typedef {{ name: string, needs?: string[], browser?: boolean, setup?: boolean, run: () => Promise<Result> }} Stage
 *   `setup`: mostly waits for a network, so that it takes no room
 *   `browser`: works a VS Code by keyboard; one of these at a time, since each waits for a screen
 *   to settle
 * @typedef {{ passed: number, failed: number, output: string }} Result
 */

/** The wanted stages and all that they need, in their order. A stage is wanted by its name or its first word. */
export function select(stages, wanted) {
  if (wanted.length === 0) return stages;
  const names = new Set();
  const add = name => {
    names.add(name);
    for (const needed of stages.find(stage => stage.name === name).needs ?? []) add(needed);
  };
  for (const word of wanted) {
    const fitting = stages.filter(({ name }) => name === word || name.split(' ')[0] === word);
    if (fitting.length === 0)
      throw new Error(`No stage ${word}: there are ${stages.map(({ name }) => name).join(', ')}.`);
    for (const { name } of fitting) add(name);
  }
  return stages.filter(({ name }) => names.has(name));
}

/**
 * Runs every stage; one whose need failed is not run and counts as failed.
 * @param {Stage[]} stages earlier ones start earlier
 * @param {(stage: Stage, result: Result, durationMs: number) => void} onEnd
 */
export async function runStages(stages, onEnd) {
  const room = Math.min(4, Math.max(2, os.availableParallelism()));
  const results = new Map();
  const running = new Map();
  const waiting = [...stages];

  const mayStart = ({ needs = [], browser }) =>
    needs.every(name => results.has(name)) && !(browser && [...running.keys()].some(other => other.browser));

  const start = stage => {
    const began = performance.now();
    const broken = (stage.needs ?? []).filter(name => results.get(name).failed > 0);
    const work =
      broken.length > 0
        ? Promise.resolve({ passed: 0, failed: 1, output: `Not run: it needs ${broken.join(', ')}.` })
        : stage.run().catch(error => ({ passed: 0, failed: 1, output: error.message }));
    const ended = work.then(result => {
      running.delete(stage);
      results.set(stage.name, result);
      onEnd(stage, result, performance.now() - began);
    });
    running.set(stage, ended);
  };

  const hasRoom = () => [...running.keys()].filter(({ setup }) => !setup).length < room;
  const nextOne = () => waiting.findIndex(stage => mayStart(stage) && (stage.setup || hasRoom()));

  while (waiting.length > 0 || running.size > 0) {
    for (let next = nextOne(); next >= 0; next = nextOne()) start(...waiting.splice(next, 1));
    await Promise.race(running.values());
  }
  return [...results.values()];
}
