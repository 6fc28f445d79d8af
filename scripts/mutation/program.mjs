// Makes the tests of a room one program, or two, in the copy of the project that Stryker changed.
// Usage: MUTATION_ROOM=ens node scripts/mutation/program.mjs
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { baseOptions, oneProgram, unitOptions } from '../esbuild-options.mjs';
import { rooms } from './rooms.mjs';

/** Where they are: tests that run in plain Node, tests that run inside VS Code, and what the extension host loads. */
export const programOf = {
  unit: 'out/mutation/unit.js',
  host: 'out/mutation/host.js',
  hostIndex: 'out/mutation/index.js',
};

/** Test files as one program: what many of them import is loaded, and changed, once. */
const bundle = (options, patterns, outfile) =>
  esbuild.build({
    ...options,
    stdin: oneProgram(patterns.flatMap(pattern => globSync(pattern)).sort()),
    outfile,
    logLevel: 'warning',
  });

async function build({ unit, host }) {
  // The rooms that load on first use are bundled in; import() stays, since mocha is an ES module.
  const hostOptions = { ...baseOptions, plugins: [], supported: {}, external: ['vscode', 'mocha'] };
  await bundle(unitOptions, unit, programOf.unit);
  if (host.length > 0) {
    await bundle(hostOptions, host, programOf.host);
    await esbuild.build({
      ...hostOptions,
      entryPoints: ['scripts/mutation/hostIndex.mjs'],
      outfile: programOf.hostIndex,
    });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build(rooms[process.env.MUTATION_ROOM]);
