// Shared by the product's build and the tests' build, so that the tests run on the same replaced parts as the product.
import { fileURLToPath } from 'node:url';
import path from 'node:path';

const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
const at = file => path.join(root, file);

/** Bundles of their own: `await import('…/ens/index')` in src becomes `require('./ens.js')`, on first use. */
export const lazyRooms = {
  ens: 'src/ens/index.ts',
  sample: 'src/sample/index.ts',
  times: 'src/schedule/index.ts',
};

/**
 * What replaces parts of the SDK (docs/architecture.md, "What ships"): httpx by our transport; XML and the credential
 * chain, which no call of ours uses, by stubs.
 */
export const replacedModules = {
  httpx: at('src/ens/transport.ts'),
  '@alicloud/tea-xml': at('src/ens/stubs/teaXml.ts'),
  '@alicloud/credentials': at('src/ens/stubs/credentials.ts'),
};

const lazyRoomsPlugin = {
  name: 'lazy-rooms',
  setup(build) {
    const byFile = new Map(Object.entries(lazyRooms).map(([name, file]) => [at(file), name]));
    build.onResolve({ filter: /^\./ }, ({ kind, path: request, resolveDir }) => {
      const name = kind === 'dynamic-import' ? byFile.get(`${path.resolve(resolveDir, request)}.ts`) : undefined;
      return name ? { path: `./${name}.js`, external: true } : undefined;
    });
  },
};

/** @type {import('esbuild').BuildOptions} */
export const baseOptions = {
  bundle: true,
  platform: 'node',
  format: 'cjs',
  target: 'node20',
  mainFields: ['module', 'main'],
  external: ['vscode'],
  supported: { 'dynamic-import': false },
  alias: replacedModules,
  sourcesContent: false,
  keepNames: true,
  // Chinese as it is: an escape takes twice the room.
  charset: 'utf8',
  absWorkingDir: root,
  plugins: [lazyRoomsPlugin],
};

/**
 * Tests in plain Node: the rooms that load on first use are bundled in, and VS Code is one that counts (test/fakeVscode).
 * @type {import('esbuild').BuildOptions}
 */
export const unitOptions = {
  ...baseOptions,
  plugins: [],
  // jq reads a file beside it.
  external: ['jq-wasm'],
  alias: { ...replacedModules, vscode: at('test/fakeVscode/index.ts') },
};

/** Test files as one program, so that what many of them import is loaded once. @param {string[]} files in their order */
export const oneProgram = files => ({
  contents: files.map(file => `import './${file}';`).join('\n'),
  resolveDir: '.',
  sourcefile: 'tests.ts',
});

/** Scripts and styles of webviews, by the name of their file in dist/. */
export const webviewEntries = [
  { in: 'src/webview/timeline/main.ts', out: 'timeline' },
  { in: 'src/webview/timeline/timeline.css', out: 'timeline' },
];

/** @type {import('esbuild').BuildOptions} for pages in the Chromium of the oldest VS Code (1.100: Electron 34) */
export const webviewOptions = {
  bundle: true,
  platform: 'browser',
  format: 'iife',
  target: 'chrome132',
  sourcesContent: false,
  absWorkingDir: root,
  entryPoints: webviewEntries,
};
