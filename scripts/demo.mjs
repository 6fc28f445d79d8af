// `npm run demo`: the main job before your eyes, in a real VS Code with the packaged .vsix, against the sample gateway.
// Needs Node 20 or later and npm, nothing else; ends by itself with `-- --once` or CI=true.
import { spawn } from 'node:child_process';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { isWindows, mustRun, node24, root, toolEnv } from './process.mjs';
import { ensureVscode } from './vscode-host.mjs';

/** Installs and builds what the steps need. */
async function prepare() {
  if (isWindows) throw new Error('The demo needs the server of VS Code, which has no Windows build: use WSL.');
  console.log('Preparing; a first run installs packages, VS Code and a browser. Logs are in out/logs.');
  await ensureInstalled();
  await Promise.all([ensureBrowser(), ensureVscode('newest'), mustRun([node24, 'scripts/package.mjs'])]);
}

/** In a program of its own, under the Node and with the packages that were just installed. */
function runSteps(args) {
  const child = spawn(node24, ['scripts/demo-steps.mjs', ...args], { cwd: root, env: toolEnv(), stdio: 'inherit' });
  // Ctrl+C reaches the child too; it ends what it started, then this program ends with it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.prependListener(signal, () => child.kill(signal));
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', code => resolve(code ?? 1));
  });
}

try {
  await prepare();
  process.exitCode = await runSteps(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
