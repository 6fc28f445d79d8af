// Stryker's test runner: the tests of one room, in this process, and inside an extension host those that need one.
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

function createTestRunner() {
  const { host } = rooms[process.env.MUTATION_ROOM];
  /** By the word that the ids of their tests begin with. */
  const suites = new Map();
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
      return { ...resultOf(runs.flatMap(({ tests }) => tests)), mutantCoverage: sumOf(runs) };
    },
    mutantRun: async ({ activeMutant, testFilter, mutantActivation, reloadEnvironment, hitLimit }) => {
      const done = [];
      for (const [name, suite] of suites) {
        const prefix = `${name} `;
        const wanted = testFilter?.filter(id => id.startsWith(prefix)).map(id => id.slice(prefix.length));
        if (wanted?.length === 0) continue;
        const isStatic = mutantActivation === 'static';
        const options = { activeMutant: activeMutant.id, isStatic, reload: reloadEnvironment, wanted, hitLimit };
        const run = named(name, await suite.run(options));
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
