// Bundles test/e2e: the test files as one program, since they share a window, the walks as one, the demo's and the
// screenshots'.
import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { baseOptions, oneProgram } from './esbuild-options.mjs';

const options = {
  ...baseOptions,
  // The sample gateway is bundled in; playwright-core is too large for that.
  plugins: [],
  // import() stays, for the scripts that a test starts a VS Code of its own with.
  supported: {},
  external: ['vscode', 'playwright-core'],
  sourcemap: 'inline',
  logLevel: 'warning',
};

/**
 * A file begins where the one before left the window (test/e2e/window.ts): the sample account's, then Demo's. Settings
 * that the last two make stay, since the profile ends with them.
 */
const order = [
  'firstStart',
  'desk',
  'eventDetails',
  'timeline',
  'mainJob',
  'typedTimes',
  'safeRedeploy',
  'typedYes',
  'maintenanceWindows',
  'notifications',
];
const place = file => order.indexOf(path.basename(file, '.test.ts'));

/**
 * @param {string} outdir what was there is removed
 * @param {(file: string) => boolean} isWanted which test files
 * @returns {Promise<string>} the tests' program
 */
export function buildTests(outdir, isWanted) {
  const files = globSync('test/e2e/*.test.ts').filter(isWanted);
  return buildProgram(
    files.sort((a, b) => place(a) - place(b)),
    outdir,
  );
}

/** The same for the walks of test/e2e/walk, in the order of their names. */
export function buildWalks(outdir, isWanted) {
  return buildProgram(globSync('test/e2e/walk/*.walk.ts').filter(isWanted).sort(), outdir);
}

async function buildProgram(files, outdir) {
  const outfile = `${outdir}/tests.js`;
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({ ...options, stdin: oneProgram(files), outfile });
  return outfile;
}

/** The programs of the demo and the screenshots. @param {string} outdir what was there is removed */
export async function buildShows(outdir) {
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({ ...options, entryPoints: ['test/e2e/demo.ts', 'test/e2e/screenshots.ts'], outdir });
}
