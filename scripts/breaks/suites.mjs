// The suites that a break names: a kind, and a part of the names of test files.

/** What could not be built was not run; a break that makes the run end early has been noticed. */
const mochaFailed = output => !output.includes('[ERROR]');

const kinds = {
  unit: parts => ({ programs: [['scripts/test-unit.mjs', ...parts]], isFailure: mochaFailed }),
  host: parts => ({
    programs: [['scripts/build.mjs'], ['scripts/host.mjs', 'newest', ...parts]],
    isFailure: mochaFailed,
  }),
  webview: parts => ({ programs: [['scripts/test-webview.mjs', ...parts]], isFailure: mochaFailed }),
  lint: () => ({
    programs: [['node_modules/eslint/bin/eslint.js', '--max-warnings', '0', 'src']],
    isFailure: output => /✖ \d+ problem/.test(output),
  }),
  types: () => ({
    programs: [['node_modules/typescript/bin/tsc', '--noEmit']],
    isFailure: output => /error TS\d+/.test(output),
  }),
  manifest: () => ({ programs: [['scripts/check-manifest.mjs']], isFailure: output => output.trim() !== '' }),
};

/** @param {string} name such as `unit ens/retry` */
export function suiteOf(name) {
  const [kind, ...parts] = name.split(' ');
  if (!(kind in kinds)) throw new Error(`No such suite: ${name}`);
  return kinds[kind](parts);
}
