// Two windows and one of a later version over one state folder (--steps N, --seed N); test/state/main.ts says how.
import { spawn } from 'node:child_process';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

const outdir = 'out/state';
await esbuild.build({
  ...baseOptions,
  // One program each: the rooms that load on first use are bundled in.
  plugins: [],
  entryPoints: ['test/state/main.ts', 'test/state/window.ts'],
  outdir,
  sourcemap: 'inline',
  logLevel: 'warning',
});
const child = spawn(process.execPath, [`${outdir}/main.js`, ...process.argv.slice(2)], { stdio: 'inherit' });
child.once('exit', code => {
  process.exitCode = code ?? 1;
});
