// Installs what the project's package-lock.json names. Runs under any Node from 20 on, with nothing installed yet.
import { copyFileSync, existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { machineEnv, mustRun, node24, quietInstall, root, run } from './process.mjs';

const lock = path.join(root, 'package-lock.json');
const installedLock = path.join(root, 'node_modules', '.installed-package-lock.json');
const log = path.join(root, 'out', 'logs', 'install.log');

const upToDate = () =>
  existsSync(installedLock) && readFileSync(installedLock, 'utf8') === readFileSync(lock, 'utf8') && existsSync(node24);

async function nodeVersion() {
  const { code, output } = await run([node24, '--version']);
  return code === 0 ? output.trim() : 'none';
}

/**
 * Makes node_modules fit the lock file and the `node` package's program usable.
 * @returns {Promise<boolean>} whether anything was installed
 */
export async function ensureInstalled() {
  if (upToDate()) return false;
  const { env, npm } = machineEnv();
  // `ci` deletes node_modules first, and with it the Node that may be running this.
  const command = existsSync(path.join(root, 'node_modules')) ? 'install' : 'ci';
  await mustRun([...npm, command, ...quietInstall], { env, log });
  // An npm that runs no install scripts leaves the `node` package without its program: allowScripts names it, so ask again.
  if (!(await nodeVersion()).startsWith('v24.')) await mustRun([...npm, 'rebuild', 'node'], { env, log });
  const version = await nodeVersion();
  if (!version.startsWith('v24.')) {
    throw new Error(`The npm package "node" should bring Node 24, but has ${version}; see out/logs/install.log.`);
  }
  copyFileSync(lock, installedLock);
  return true;
}
