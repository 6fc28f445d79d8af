// A VS Code as a user has it: a profile of its own, the packaged .vsix installed in it, served to a browser.
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { mustRun, node24, root, startServer, stop, toolEnv } from './process.mjs';
import { quietSettings } from './quiet-settings.mjs';
import { ensureVscode } from './vscode-host.mjs';

/**
 * Starts it with an empty folder open and nothing remembered.
 * @param {{ name: 'newest' | 'oldest', vsix: string, folder: string, settings?: Record<string, unknown>,
 *   env?: Record<string, string>, asksForTrust?: boolean }} options
 *   `folder`: where the profile goes; what was there is removed; `env`: added to what the server and its hosts inherit;
 *   `asksForTrust`: as on a desktop, so that the folder is not trusted
 * @returns {Promise<{ address: string, userData: string, stop: () => void }>}
 */
export async function startUserVscode({ name, vsix, folder, settings = {}, env = {}, asksForTrust = false }) {
  const { codeServerMain } = await ensureVscode(name);
  const home = path.resolve(root, folder);
  const userData = path.join(home, 'data');
  const workspace = path.join(home, 'workspace');
  const log = `out/logs/${path.basename(folder)}.log`;
  rmSync(home, { recursive: true, force: true });
  for (const made of [workspace, path.join(userData, 'User')]) mkdirSync(made, { recursive: true });
  writeFileSync(path.join(userData, 'User', 'settings.json'), JSON.stringify({ ...quietSettings, ...settings }));
  // An empty configuration of its own, so that one of the person's does not change the run.
  const config = path.join(home, 'config.yaml');
  writeFileSync(config, '');

  const codeServer = [node24, codeServerMain, '--config', config];
  const places = ['--user-data-dir', userData, '--extensions-dir', path.join(home, 'extensions')];
  await mustRun([...codeServer, ...places, '--install-extension', path.resolve(root, vsix)], { log });
  const { child, match } = await startServer(
    [
      ...codeServer,
      ...places,
      ...['--auth', 'none', '--bind-addr', '127.0.0.1:0'],
      ...['--disable-telemetry', '--disable-update-check'],
      ...(asksForTrust ? [] : ['--disable-workspace-trust']),
    ],
    {
      ready: /listening on (http:\/\/127\.0\.0\.1:\d+)/,
      log,
      env: toolEnv({ XDG_STATE_HOME: path.join(userData, 'state'), ...env }),
    },
  );
  return { address: `${match[1]}/?folder=${encodeURIComponent(workspace)}`, userData, stop: () => stop(child) };
}
