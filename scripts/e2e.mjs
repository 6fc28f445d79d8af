// Runs test/e2e against ens-events.vsix in a VS Code as a user has it. `npm run package` makes the .vsix.
// Usage: node scripts/e2e.mjs [newest|oldest] [en|zh-cn] [part of a file name …]
import { existsSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { buildTests } from './build-e2e.mjs';
import { isWindows } from './process.mjs';
import { reportCounts, runMocha } from './run-mocha.mjs';
import { startUserVscode } from './user-vscode.mjs';

const [name = 'newest', language = process.env.E2E_LANG ?? 'en', ...wanted] = process.argv.slice(2);
const outdir = language === 'en' ? 'out/e2e' : `out/e2e-${language}`;
const vsix = 'ens-events.vsix';
/** What these look for, keys in every spelling and a folder's settings, is in no language: they run once, in English. */
const wordless = /(secrets|restricted)\.test\.ts$/;
const isWanted = file =>
  wanted.some(part => file.includes(part)) || (wanted.length === 0 && (language === 'en' || !wordless.test(file)));

async function main() {
  if (isWindows) {
    console.log('Not run: the server of VS Code that this needs has no Windows build.');
    reportCounts({ passed: 0, failed: 0 });
    return 0;
  }
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package makes it.`);
  const [executablePath, tests] = await Promise.all([ensureBrowser(), buildTests(outdir, isWanted)]);
  const vscode = await startUserVscode({ name, vsix, folder: `${outdir}-${name}` });
  try {
    process.env.ENS_EVENTS_E2E = JSON.stringify({ executablePath, address: vscode.address, userData: vscode.userData });
    process.env.E2E_LANG = language;
    return await runMocha([tests], 120_000);
  } finally {
    vscode.stop();
  }
}

process.exit((await main()) > 0 ? 1 : 0);
