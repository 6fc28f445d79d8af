// Builds what tests and measurements of webviews need: the pages' scripts and styles as they ship, and programs of test/.
import * as esbuild from 'esbuild';
import { baseOptions, webviewOptions } from './esbuild-options.mjs';

/** Scripts and styles of the pages, as in a production build. */
export const buildPages = folder =>
  esbuild.build({ ...webviewOptions, outdir: folder, minify: true, legalComments: 'none', logLevel: 'warning' });

/** One program per file of test/. */
export const buildPrograms = (files, folder) =>
  esbuild.build({
    ...baseOptions,
    plugins: [],
    supported: {},
    // Too large to bundle; axe also reads a file beside it.
    external: ['vscode', 'playwright-core', '@axe-core/playwright', '@resvg/resvg-js'],
    entryPoints: files,
    outdir: folder,
    outbase: 'test',
    sourcemap: 'inline',
    logLevel: 'warning',
  });
