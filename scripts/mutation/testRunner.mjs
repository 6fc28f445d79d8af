// Stryker's test runner: the tests of one room, in this process or inside an extension host.
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
  const { inHost } = rooms[process.env.MUTATION_ROOM];
  let suite;
  const result = ({ tests }) => ({
    status: DryRunStatus.Complete,
    tests: tests.map(({ title, durationMs, failureMessage }) => ({
      ...{ id: title, name: title, timeSpentMs: durationMs },
      ...(failureMessage === undefined
        ? { status: TestStatus.Success }
        : { status: TestStatus.Failed, failureMessage }),
    })),
  });
  return {
    capabilities: () => ({ reloadEnvironment: true }),
    init: async () => {
      suite = inHost ? await openSuiteInHost() : createSuite(Mocha, path.resolve(programOf.tests));
    },
    dryRun: async () => {
      const run = await suite.run({});
      return { ...result(run), mutantCoverage: run.coverage };
    },
    mutantRun: async ({ activeMutant, testFilter, mutantActivation, reloadEnvironment, hitLimit }) => {
      const run = await suite.run({
        activeMutant: activeMutant.id,
        isStatic: mutantActivation === 'static',
        reload: reloadEnvironment,
        wanted: testFilter,
        hitLimit,
      });
      return toMutantRunResult(determineHitLimitReached(run.hitCount, hitLimit) ?? result(run));
    },
    dispose: async () => {
      await suite?.close?.();
    },
  };
}

export const strykerPlugins = [declareFactoryPlugin(PluginKind.TestRunner, 'room', createTestRunner)];
