// Makes the tests of a room one program, in the copy of the project that Stryker changed.
// Usage: MUTATION_ROOM=ens node scripts/mutation/program.mjs
import { globSync } from 'node:fs';
import { pathToFileURL } from 'node:url';
import * as esbuild from 'esbuild';
import { baseOptions, oneProgram } from '../esbuild-options.mjs';
import { rooms } from './rooms.mjs';

/** Where the programs are, of tests that run in plain Node, and what an extension host loads. */
export const programOf = { tests: 'out/mutation/tests.js', host: 'out/mutation/host/index.js' };

async function build({ tests, inHost }) {
  const options = {
    ...baseOptions,
    // The rooms that load on first use are bundled in; import() stays, since mocha is an ES module.
    plugins: [],
    supported: {},
    external: ['vscode', 'mocha', 'jq-wasm'],
    logLevel: 'warning',
  };
  const files = tests.flatMap(pattern => globSync(pattern)).sort();
  await esbuild.build({ ...options, stdin: oneProgram(files), outfile: programOf.tests });
  if (inHost) {
    await esbuild.build({ ...options, entryPoints: ['scripts/mutation/hostIndex.mjs'], outfile: programOf.host });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) await build(rooms[process.env.MUTATION_ROOM]);
