// Bundles test/webview and the pages it opens, and runs it with mocha in a browser.
// Usage: node scripts/test-webview.mjs [part of a file name …]
import { globSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { buildPages, buildPrograms } from './build-webview-tests.mjs';
import { runMocha } from './run-mocha.mjs';

const wanted = process.argv.slice(2);
const files = globSync('test/webview/**/*.test.ts').filter(
  file => wanted.length === 0 || wanted.some(part => file.includes(part)),
);
// A folder per run, so that two runs side by side leave each other's files alone.
const folder = `out/webview/${process.pid}`;
const [executablePath] = await Promise.all([ensureBrowser(), buildPages(folder), buildPrograms(files, folder)]);
process.env.ENS_EVENTS_WEBVIEW = JSON.stringify({ executablePath, pages: folder });
const failures = await runMocha(globSync(`${folder}/**/*.test.js`), 30_000);
rmSync(folder, { recursive: true, force: true });
process.exit(failures > 0 ? 1 : 0);
