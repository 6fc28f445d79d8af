// Bundles test/unit with the product's own replaced modules and runs it with mocha.
// Usage: node scripts/test-unit.mjs [part of a file name …]
import { globSync, rmSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { baseOptions, oneProgram } from './esbuild-options.mjs';
import { runMocha } from './run-mocha.mjs';

const wanted = process.argv.slice(2);
const files = globSync('test/unit/**/*.test.ts')
  .filter(file => wanted.length === 0 || wanted.some(part => file.includes(part)))
  .sort();
// A folder per run, so that two runs side by side leave each other's files alone.
const outdir = `out/unit/${process.pid}`;
const outfile = `${outdir}/tests.js`;
await esbuild.build({
  ...baseOptions,
  // The rooms that load on first use are bundled in.
  plugins: [],
  // It reads a file beside it.
  external: ['vscode', 'jq-wasm'],
  stdin: oneProgram(files),
  outfile,
  sourcemap: 'inline',
  logLevel: 'warning',
});
const failures = await runMocha([outfile], 10_000);
rmSync(outdir, { recursive: true, force: true });
process.exit(failures > 0 ? 1 : 0);
