// Kills a process that carries out operations 200 times (--kills N, --seed N); test/crash/main.ts says how.
import { spawn } from 'node:child_process';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

const outdir = 'out/crash';
await esbuild.build({
  ...baseOptions,
  // One program each: the rooms that load on first use are bundled in.
  plugins: [],
  entryPoints: ['test/crash/main.ts', 'test/crash/writer.ts'],
  outdir,
  sourcemap: 'inline',
  logLevel: 'warning',
});
const child = spawn(process.execPath, [`${outdir}/main.js`, ...process.argv.slice(2)], { stdio: 'inherit' });
child.once('exit', code => {
  process.exitCode = code ?? 1;
});
