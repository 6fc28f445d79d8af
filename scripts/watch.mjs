// Builds on every change: esbuild for the bundles and tsc for the types, side by side (F5 in VS Code starts this).
import { spawn } from 'node:child_process';
import { root } from './process.mjs';

const programs = [
  ['scripts/build.mjs', '--watch'],
  ['node_modules/typescript/bin/tsc', '--noEmit', '--watch', '--preserveWatchOutput'],
];
for (const program of programs) {
  spawn(process.execPath, program, { cwd: root, stdio: 'inherit' }).once('exit', code => process.exit(code ?? 1));
}
