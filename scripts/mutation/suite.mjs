// Test files as one program that is run again and again in one process, with one change active at a time.
import { createRequire } from 'node:module';

/** What Stryker's changed code reads and writes: which change is active, and which tests came past it. */
const shared = () => (globalThis.__stryker__ ??= {});

/** A test that hangs has noticed the change as well. */
const testTimeoutMs = 5_000;

/**
 * @param {typeof import('mocha')} Mocha
 * @param {string} bundle path of the program
 */
export function createSuite(Mocha, bundle) {
  const requireBundle = createRequire(bundle);
  let mocha;

  const load = () => {
    mocha?.dispose();
    delete requireBundle.cache[requireBundle.resolve(bundle)];
    mocha = new Mocha({ ui: 'bdd', timeout: testTimeoutMs, reporter: function quiet() {} });
    mocha.cleanReferencesAfterRun(false);
    mocha.suite.emit('pre-require', globalThis, bundle, mocha);
    requireBundle(bundle);
  };

  const runTests = wanted =>
    new Promise(resolve => {
      const results = new Map();
      // Titles in place of the pattern that mocha expects; there is no pattern of a thousand of them.
      mocha.options.grep = { test: title => wanted === undefined || wanted.has(title) };
      const runner = mocha.run(() => resolve([...results.values()]));
      runner.on('test', test => (shared().currentTestId = test.fullTitle()));
      runner.on('test end', () => (shared().currentTestId = undefined));
      runner.on('pass', test => note(results, test));
      runner.on('fail', (failed, error) => {
        const test = failed.type === 'hook' ? (failed.ctx?.currentTest ?? failed) : failed;
        note(results, test, error.stack ?? String(error));
        runner.abort();
      });
    });

  return {
    /**
     * @param {{ activeMutant?: string, isStatic?: boolean, reload?: boolean, wanted?: string[], hitLimit?: number }} options
     *   `isStatic`: the change is active while the program loads; `wanted`: titles of the tests to run, all where absent
     * @returns {Promise<{ tests: object[], coverage: object | undefined, hitCount: number | undefined }>}
     */
    run: async ({ activeMutant, isStatic = false, reload = false, wanted, hitLimit }) => {
      const state = shared();
      state.activeMutant = isStatic ? activeMutant : undefined;
      if (!mocha || reload) load();
      Object.assign(state, { activeMutant, hitLimit, hitCount: hitLimit === undefined ? undefined : 0 });
      const tests = await runTests(wanted && new Set(wanted));
      return {
        tests,
        coverage: activeMutant === undefined ? state.mutantCoverage : undefined,
        hitCount: state.hitCount,
      };
    },
  };
}

/** Tests of one title count as one: it fails where any of them does. */
function note(results, test, failureMessage) {
  const title = test.fullTitle();
  if (results.get(title)?.failureMessage === undefined) {
    results.set(title, { title, durationMs: test.duration ?? 0, failureMessage });
  }
}
