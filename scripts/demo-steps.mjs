// The demo once everything is installed and packaged (scripts/demo.mjs): starts VS Code, runs test/e2e/demo.ts.
// Usage: node scripts/demo-steps.mjs [--once] [--screenshots=folder]
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { buildShows } from './build-e2e.mjs';
import { root } from './process.mjs';
import { startUserVscode } from './user-vscode.mjs';

const args = process.argv.slice(2);
const once = args.includes('--once') || Boolean(process.env.CI && process.env.CI !== 'false');
/** Where the steps are built. */
const program = 'out/demo-program';
const folder =
  args.find(arg => arg.startsWith('--screenshots='))?.split('=')[1] ?? path.join('out', 'demo', 'screenshots');

/** A window is shown where there is a screen to show it on. */
const headed = !once && (process.platform === 'darwin' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY));

/** Ctrl+C ends this program at once (scripts/process.mjs), so this only has to keep it alive. */
function untilSignal() {
  const wait = resolve => setTimeout(() => wait(resolve), 60_000);
  return new Promise(wait);
}

/** @returns {Promise<number>} the exit code */
async function main() {
  rmSync(path.resolve(root, folder), { recursive: true, force: true });
  const [executablePath] = await Promise.all([ensureBrowser(), buildShows(program)]);
  const vscode = await startUserVscode({ name: 'newest', vsix: 'ens-events.vsix', folder: 'out/demo/vscode' });
  const { address, userData } = vscode;
  const { runDemo } = createRequire(import.meta.url)(path.join(root, program, 'demo.js'));
  const { ok, end } = await runDemo({
    host: { executablePath, address, userData },
    folder,
    headed,
    print: console.log,
  });
  console.log(ok ? '\nEvery step was seen on the screen and at the gateway.' : '\nThe demo did not get to its end.');
  console.log(`Screenshots: ${path.relative(root, path.resolve(root, folder))}`);
  if (ok && !once) {
    console.log(`VS Code stays open until Ctrl+C: ${address}`);
    await untilSignal();
  }
  await end();
  vscode.stop();
  return ok ? 0 : 1;
}

process.exit(await main());
