// A window of a VS Code from npm, shown in a browser, whose extension host runs a program in place of nothing.
import { createWriteStream, mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArgs, ensureBrowser } from './browser.mjs';
import { node24, root, startServer, stop, toolEnv } from './process.mjs';
import { quietSettings } from './quiet-settings.mjs';
import { ensureVscode } from './vscode-host.mjs';

function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}

async function serve(name, folder, log, env) {
  const { serverMain } = await ensureVscode(name);
  const { child, match } = await startServer(
    [
      node24,
      serverMain,
      ...['--host', '127.0.0.1', '--port', '0', '--without-connection-token', '--accept-server-license-terms'],
      ...['--server-data-dir', path.join(folder, 'data'), '--extensions-dir', path.join(folder, 'extensions')],
      ...['--disable-telemetry', '--disable-workspace-trust', '--enable-smoke-test-driver'],
    ],
    {
      ready: /Extension host agent listening on (\d+)/,
      log: `${log}-server.log`,
      env: toolEnv({ XDG_STATE_HOME: path.join(folder, 'state'), ...env }),
    },
  );
  return { child, authority: `127.0.0.1:${match[1]}` };
}

/** The address that makes the workbench run a program, as a desktop's command line would. */
function programAddress(authority, workspace, index) {
  const remote = file => `vscode-remote://${authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(index.replace(/\.js$/, ''))],
  ];
  return `http://${authority}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/**
 * @param {'newest' | 'oldest'} name of the VS Code
 * @param {string} folder of its own, for all that it writes
 * @param {{ index: string, env: Record<string, string>, log: string }} options
 *   `index`: a module whose `run` is called; `log`: path without ending, for what server and console say
 * @returns {Promise<{ code: Promise<number>, close: () => Promise<void> }>} `code`: 0 where `run` ended without an error
 */
export async function openHost(name, folder, { index, env, log }) {
  const workspace = path.join(folder, 'workspace');
  writeJson(path.join(workspace, '.vscode', 'settings.json'), quietSettings);
  writeJson(path.join(folder, 'data', 'data', 'Machine', 'settings.json'), quietSettings);
  const { child, authority } = await serve(name, folder, log, env);
  const consoleLog = createWriteStream(`${log}-console.log`, { flags: 'a' });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  const page = await browser.newPage();
  page.on('console', message => consoleLog.write(`${message.text()}\n`));
  const ended = Promise.withResolvers();
  await page.exposeFunction('codeAutomationExit', ended.resolve);
  await page.exposeFunction('codeAutomationLog', () => undefined);
  await page.goto(programAddress(authority, workspace, index));
  return {
    code: ended.promise,
    close: async () => {
      await browser.close();
      consoleLog.end();
      stop(child);
    },
  };
}
