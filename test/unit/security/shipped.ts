// What ships: the bundles as a production build makes them, and the packages in them.
import { execFileSync } from 'node:child_process';

export interface Shipped {
  /** Name of the bundle to its text: `extension`, `ens`, `sample`, `times`. */
  bundles: Record<string, string>;
  /** Names of the packages that any bundle, or a page's script, has a part of, sorted. */
  packages: string[];
}

/** In a program of its own, since esbuild and the build's options cannot be bundled into a test. */
const program = `
import * as esbuild from 'esbuild';
import { bundledPackages } from './scripts/bundled.mjs';
import { baseOptions, lazyRooms } from './scripts/esbuild-options.mjs';
const { outputFiles } = await esbuild.build({
  ...baseOptions,
  entryPoints: { extension: 'src/extension.ts', ...lazyRooms },
  outdir: 'dist', minify: true, legalComments: 'none', write: false,
});
process.stdout.write(JSON.stringify({
  bundles: Object.fromEntries(outputFiles.map(file => [file.path.match(/(\\w+)\\.js$/)[1], file.text])),
  packages: (await bundledPackages()).map(({ name }) => name),
}));`;

/** Builds in memory; dist/ is neither read nor written. */
export function buildShipped(): Shipped {
  const command = ['--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 26 })) as Shipped;
}
