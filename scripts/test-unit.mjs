// Bundles test/unit with the product's own replaced modules and runs it with mocha.
// Usage: node scripts/test-unit.mjs [--update] [part of a file name …]   `--update` writes the snapshots anew.
import { globSync, rmSync } from 'node:fs';
import * as esbuild from 'esbuild';
import { oneProgram, unitOptions } from './esbuild-options.mjs';
import { runMocha } from './run-mocha.mjs';

const wanted = process.argv.slice(2).filter(word => word !== '--update');
if (process.argv.includes('--update')) process.env.ENS_EVENTS_UPDATE_SNAPSHOTS = '1';
const files = globSync('test/unit/**/*.test.ts')
  .filter(file => wanted.length === 0 || wanted.some(part => file.includes(part)))
  .sort();
// A folder per run, so that two runs side by side leave each other's files alone.
const outdir = `out/unit/${process.pid}`;
const outfile = `${outdir}/tests.js`;
await esbuild.build({
  ...unitOptions,
  stdin: oneProgram(files),
  outfile,
  sourcemap: 'inline',
  logLevel: 'warning',
});
const failures = await runMocha([outfile], 10_000);
rmSync(outdir, { recursive: true, force: true });
process.exit(failures > 0 ? 1 : 0);
