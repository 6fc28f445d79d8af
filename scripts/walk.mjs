// The promises of the product, walked through on the screen: test/e2e/walk against ens-events.vsix in the newest VS Code,
// in one window and in two, with a picture of each step in out/walk. `npm run package` makes the .vsix.
// Usage: node scripts/walk.mjs [part of a file name …]
import { existsSync, rmSync } from 'node:fs';
import { ensureBrowser } from './browser.mjs';
import { buildWalks } from './build-e2e.mjs';
import { isWindows } from './process.mjs';
import { runMocha } from './run-mocha.mjs';
import { startUserVscode } from './user-vscode.mjs';

const wanted = process.argv.slice(2);
const isWanted = file => wanted.length === 0 || wanted.some(part => file.includes(part));
const vsix = 'ens-events.vsix';
const pictures = 'out/walk';

async function main() {
  if (isWindows) throw new Error('The walk needs the server of VS Code, which has no Windows build: use WSL.');
  if (!existsSync(vsix)) throw new Error(`${vsix} is missing: npm run package makes it.`);
  if (wanted.length === 0) rmSync(pictures, { recursive: true, force: true });
  const [executablePath, walks] = await Promise.all([ensureBrowser(), buildWalks('out/walk-program', isWanted)]);
  const vscode = await startUserVscode({ name: 'newest', vsix, folder: 'out/walk-vscode' });
  try {
    process.env.ENS_EVENTS_E2E = JSON.stringify({ executablePath, address: vscode.address, userData: vscode.userData });
    return await runMocha([walks], 180_000);
  } finally {
    vscode.stop();
    console.log(`Pictures: ${pictures}`);
  }
}

process.exit((await main()) > 0 ? 1 : 0);
