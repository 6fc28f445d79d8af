// Runs test/e2e against ens-events.vsix in a VS Code as a user has it. `npm run package` makes the .vsix.
// Usage: node scripts/e2e.mjs [newest|oldest] [en|zh-cn|wordless] [part of a file name …]
// Without a language: all of it in English.
import { existsSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { buildTests } from './build-e2e.mjs';
import { isWindows } from './process.mjs';
import { reportCounts, runMocha } from './run-mocha.mjs';
import { startUserVscode } from './user-vscode.mjs';

const [name = 'newest', suite = 'all', ...wanted] = process.argv.slice(2);
const language = suite === 'zh-cn' ? suite : 'en';
const outdir = suite === 'en' || suite === 'all' ? 'out/e2e' : `out/e2e-${suite}`;
const vsix = 'ens-events.vsix';
/** What these look for is in no language: keys in every spelling, a folder's settings, reads. They run once. */
const wordless = /(restricted|secrets)\.test\.ts$/;
const isInSuite = file => suite === 'all' || wordless.test(file) === (suite === 'wordless');
const isWanted = file => isInSuite(file) && (wanted.length === 0 || wanted.some(part => file.includes(part)));

/** Those tests start their own. */
const nobody = { address: '', userData: '', stop: () => undefined };

async function main() {
  if (isWindows) {
    console.log('Not run: the server of VS Code that this needs has no Windows build.');
    reportCounts({ passed: 0, failed: 0 });
    return 0;
  }
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package makes it.`);
  const [executablePath, tests] = await Promise.all([ensureBrowser(), buildTests(outdir, isWanted)]);
  const vscode = suite === 'wordless' ? nobody : await startUserVscode({ name, vsix, folder: `${outdir}-${name}` });
  try {
    process.env.ENS_EVENTS_E2E = JSON.stringify({ executablePath, address: vscode.address, userData: vscode.userData });
    process.env.E2E_LANG = language;
    return await runMocha([tests], 120_000);
  } finally {
    vscode.stop();
  }
}

process.exit((await main()) > 0 ? 1 : 0);
