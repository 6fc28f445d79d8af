// Bundles test/host into out/host: index.js with mocha's run(), and one program per test file.
import { globSync, rmSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

/** @param {string[]} parts of the names of test files; all where there is none */
export async function buildHostTests(parts = []) {
  const files = globSync('test/host/**/*.test.ts');
  const wanted = files.filter(file => parts.length === 0 || parts.some(part => file.includes(part)));
  rmSync('out/host', { recursive: true, force: true });
  await esbuild.build({
    ...baseOptions,
    // The rooms that load on first use are bundled in; import() stays, since mocha is an ES module.
    plugins: [],
    supported: {},
    external: ['vscode', 'mocha'],
    entryPoints: ['test/host/index.ts', ...wanted],
    outdir: 'out/host',
    outbase: 'test/host',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await buildHostTests();
