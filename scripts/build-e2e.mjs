// Bundles test/e2e: one program per test file, and the demo's.
import { globSync, rmSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

/** @param {string} outdir what was there is removed */
export async function buildE2e(outdir = 'out/e2e') {
  rmSync(outdir, { recursive: true, force: true });
  await esbuild.build({
    ...baseOptions,
    // The sample gateway is bundled in; playwright-core is too large for that.
    plugins: [],
    // import() stays, for the scripts that a test starts a VS Code of its own with.
    supported: {},
    external: ['vscode', 'playwright-core'],
    entryPoints: globSync('test/e2e/**/{*.test,demo,screenshots}.ts'),
    outdir,
    outbase: 'test/e2e',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}
