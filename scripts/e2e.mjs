// Runs test/e2e against ens-events.vsix in a VS Code as a user has it. `npm run package` makes the .vsix.
// Usage: node scripts/e2e.mjs [newest|oldest]
import { existsSync, globSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { buildE2e } from './build-e2e.mjs';
import { isWindows } from './process.mjs';
import { reportCounts, runMocha } from './run-mocha.mjs';
import { startUserVscode } from './user-vscode.mjs';

const name = process.argv[2] ?? 'newest';
const vsix = 'ens-events.vsix';

async function main() {
  if (isWindows) {
    console.log('Not run: the server of VS Code that this needs has no Windows build.');
    reportCounts({ passed: 0, failed: 0 });
    return 0;
  }
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package makes it.`);
  const [executablePath] = await Promise.all([ensureBrowser(), buildE2e()]);
  const vscode = await startUserVscode({ name, vsix, folder: `out/e2e-${name}` });
  try {
    process.env.ENS_EVENTS_E2E = JSON.stringify({ executablePath, address: vscode.address, userData: vscode.userData });
    return await runMocha(globSync('out/e2e/**/*.test.js'), 120_000);
  } finally {
    vscode.stop();
  }
}

process.exit((await main()) > 0 ? 1 : 0);
