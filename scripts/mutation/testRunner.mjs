// Stryker's test runner: the tests of one room, in this process, and inside an extension host those that need one.
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { PluginKind, declareFactoryPlugin } from '@stryker-mutator/api/plugin';
import {
  DryRunStatus,
  TestStatus,
  determineHitLimitReached,
  toMutantRunResult,
} from '@stryker-mutator/api/test-runner';
import Mocha from 'mocha';
import { openSuiteInHost } from './hostSuite.mjs';
import { programOf } from './program.mjs';
import { rooms } from './rooms.mjs';
import { createSuite } from './suite.mjs';

/** Tests that take longer are asked last: most changes are noticed before. */
const quickMs = 30;
/** How long each test took without any change: one process measures it for all. */
const durationsFile = 'out/mutation/durations.json';

function createTestRunner() {
  const { host } = rooms[process.env.MUTATION_ROOM];
  /** By the word that the ids of their tests begin with. */
  const suites = new Map();
  let known;
  const durations = () => (known ??= JSON.parse(readFileSync(durationsFile, 'utf8')));
  const resultOf = tests => ({
    status: DryRunStatus.Complete,
    tests: tests.map(({ id, title, durationMs, failureMessage }) => ({
      ...{ id, name: title, timeSpentMs: durationMs },
      ...(failureMessage === undefined
        ? { status: TestStatus.Success }
        : { status: TestStatus.Failed, failureMessage }),
    })),
  });
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      suites.set('unit', createSuite(Mocha, path.resolve(programOf.unit)));
      if (host.length > 0) suites.set('host', await openSuiteInHost());
    },
    dryRun: async () => {
      const runs = [];
      for (const [name, suite] of suites) runs.push(named(name, await suite.run({})));
      const tests = runs.flatMap(run => run.tests);
      writeFileSync(durationsFile, JSON.stringify(Object.fromEntries(tests.map(test => [test.id, test.durationMs]))));
      return { ...resultOf(tests), mutantCoverage: sumOf(runs) };
    },
    mutantRun: async ({ activeMutant, testFilter, mutantActivation, reloadEnvironment, hitLimit }) => {
      const isStatic = mutantActivation === 'static';
      const done = [];
      const reloaded = new Set();
      for (const ids of turnsOf(testFilter ?? Object.keys(durations()), id => durations()[id] <= quickMs)) {
        const [name] = ids[0].split(' ', 1);
        const wanted = ids.map(id => id.slice(name.length + 1));
        const reload = reloadEnvironment && !reloaded.has(name);
        reloaded.add(name);
        const options = { activeMutant: activeMutant.id, isStatic, reload, wanted, hitLimit };
        const run = named(name, await suites.get(name).run(options));
        const endless = determineHitLimitReached(run.hitCount, hitLimit);
        if (endless) return toMutantRunResult(endless);
        done.push(...run.tests);
        if (run.tests.some(({ failureMessage }) => failureMessage !== undefined)) break;
      }
      return toMutantRunResult(resultOf(done));
    },
    dispose: async () => {
      for (const suite of suites.values()) await suite.close?.();
    },
  };
}

/** Tests in the order in which they are asked: quick ones first, of each kind those in plain Node first. */
function turnsOf(ids, isQuick) {
  const turns = [true, false].flatMap(quick =>
    ['unit ', 'host '].map(prefix => ids.filter(id => id.startsWith(prefix) && isQuick(id) === quick)),
  );
  return turns.filter(({ length }) => length > 0);
}

/** The tests of a run with ids that say which suite they are of. */
function named(name, { tests, coverage, hitCount }) {
  const perTest = Object.entries(coverage?.perTest ?? {}).map(([title, counts]) => [`${name} ${title}`, counts]);
  return {
    tests: tests.map(test => ({ ...test, id: `${name} ${test.title}` })),
    coverage: { static: coverage?.static ?? {}, perTest: Object.fromEntries(perTest) },
    hitCount,
  };
}

function sumOf(runs) {
  const counts = {};
  for (const { coverage } of runs) {
    for (const [id, count] of Object.entries(coverage.static)) counts[id] = (counts[id] ?? 0) + count;
  }
  return { static: counts, perTest: Object.assign({}, ...runs.map(({ coverage }) => coverage.perTest)) };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', createTestRunner)];
