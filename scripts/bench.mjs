// Runs the measurements of test/bench and prints what they found. Usage: node scripts/bench.mjs [part of a file name …]
import { globSync, rmSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ensureBrowser } from './browser.mjs';
import { buildPages, buildPrograms } from './build-webview-tests.mjs';

const wanted = process.argv.slice(2);
const files = globSync('test/bench/**/*.bench.ts').filter(
  file => wanted.length === 0 || wanted.some(part => file.includes(part)),
);
const folder = `out/bench/${process.pid}`;
const [executablePath] = await Promise.all([ensureBrowser(), buildPages(folder), buildPrograms(files, folder)]);
process.env.ENS_EVENTS_WEBVIEW = JSON.stringify({ executablePath, pages: folder });
for (const file of globSync(`${folder}/bench/**/*.bench.js`)) {
  const { default: program } = await import(pathToFileURL(path.resolve(file)).href);
  await program.run(console.log);
}
rmSync(folder, { recursive: true, force: true });
