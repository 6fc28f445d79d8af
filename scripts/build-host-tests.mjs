// Bundles test/host into out/host: index.js with mocha's run(), and one program per test file.
import { globSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

/** @param {string[]} wanted parts of file names; none for all */
export async function buildHostTests(wanted = []) {
  const isWanted = file => wanted.length === 0 || wanted.some(part => file.includes(part));
  rmSync('out/host', { recursive: true, force: true });
  await esbuild.build({
    ...baseOptions,
    // The rooms that load on first use are bundled in; import() stays, since mocha is an ES module.
    plugins: [],
    supported: {},
    external: ['vscode', 'mocha'],
    entryPoints: ['test/host/index.ts', ...globSync('test/host/**/*.test.ts').filter(isWanted)],
    outdir: 'out/host',
    outbase: 'test/host',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildHostTests();
