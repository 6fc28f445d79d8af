// Builds the bundles of dist/: extension.js is all that activation loads, the rest loads on first use.
// Usage: node scripts/build.mjs [--production] [--watch]
import * as esbuild from 'esbuild';
import { baseOptions, lazyRooms, webviewOptions } from './esbuild-options.mjs';

const production = process.argv.includes('--production');
const watch = process.argv.includes('--watch');

/** Prints what the `$esbuild-watch` problem matcher of .vscode/tasks.json reads. */
const problemMatcher = {
  name: 'problem-matcher',
  setup(build) {
    build.onStart(() => console.log('[watch] build started'));
    build.onEnd(({ errors }) => {
      for (const { text, location } of errors) {
        console.error(`✘ [ERROR] ${text}`);
        if (location) console.error(`    ${location.file}:${location.line}:${location.column}:`);
      }
      console.log('[watch] build finished');
    });
  },
};

const output = {
  outdir: 'dist',
  minify: production,
  sourcemap: production ? false : 'linked',
  legalComments: 'none',
  metafile: true,
};
const { times, ...others } = lazyRooms;
const builds = [
  { ...baseOptions, ...output, entryPoints: { extension: 'src/extension.ts', ...others } },
  // Nothing in it is known by its name, and names would be a twentieth of it.
  { ...baseOptions, ...output, keepNames: false, entryPoints: { times } },
  { ...webviewOptions, ...output, plugins: [] },
];

if (watch) {
  for (const options of builds) {
    const plugins = [...options.plugins, problemMatcher];
    const context = await esbuild.context({ ...options, plugins, logLevel: 'silent' });
    await context.watch();
  }
} else {
  for (const { metafile } of await Promise.all(builds.map(options => esbuild.build(options)))) {
    for (const [file, { bytes }] of Object.entries(metafile.outputs)) {
      if (!file.endsWith('.map')) console.log(`${file} ${(bytes / 1024).toFixed(1)} KB`);
    }
  }
}
