// Builds a program of test/ that other processes of its own run too, and runs it with what was asked of this script.
import { spawn } from 'node:child_process';
import * as esbuild from 'esbuild';
import { baseOptions } from './esbuild-options.mjs';

/**
 * Ends as the program does.
 * @param {string} folder below test/, with a main.ts
 * @param {string} child the file that it starts processes of
 */
export async function runProgram(folder, child) {
  const outdir = `out/${folder}`;
  await esbuild.build({
    ...baseOptions,
    // One program each: the rooms that load on first use are bundled in.
    plugins: [],
    entryPoints: [`test/${folder}/main.ts`, `test/${folder}/${child}`],
    outdir,
    sourcemap: 'inline',
    logLevel: 'warning',
  });
  const program = spawn(process.execPath, [`${outdir}/main.js`, ...process.argv.slice(2)], { stdio: 'inherit' });
  program.once('exit', code => {
    process.exitCode = code ?? 1;
  });
}
