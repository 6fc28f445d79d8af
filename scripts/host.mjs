// Runs the host tests inside the extension host of a VS Code from npm, shown in a browser.
// Usage: node scripts/host.mjs newest|oldest [part of a file name …]   Elsewhere than on Linux the desktop VS Code takes its place.
import { createWriteStream, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { chromium } from 'playwright-core';
import { browserArgs, ensureBrowser } from './browser.mjs';
import { buildHostTests } from './build-host-tests.mjs';
import { node24, root, startServer, stop, toolEnv } from './process.mjs';
import { quietSettings } from './quiet-settings.mjs';
import { runDesktop } from './test-desktop.mjs';
import { ensureVscode } from './vscode-host.mjs';

/** The whole run, from page load to the suite's end. */
const suiteTimeoutMs = 240_000;

function writeJson(file, value) {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(value));
}

async function serve(name, folder, result) {
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
      log: `out/logs/host-${name}-server.log`,
      env: toolEnv({ ENS_EVENTS_TEST_RESULT: result, XDG_STATE_HOME: path.join(folder, 'state') }),
    },
  );
  return { child, authority: `127.0.0.1:${match[1]}` };
}

/** The address that makes the workbench run a suite in place of nothing: as a desktop's command line would. */
function suiteAddress(authority, workspace) {
  const remote = file => `vscode-remote://${authority}${file}`;
  const payload = [
    ['extensionDevelopmentPath', remote(root)],
    ['extensionTestsPath', remote(path.join(root, 'out', 'host', 'index'))],
  ];
  return `http://${authority}/?folder=${encodeURIComponent(workspace)}&payload=${encodeURIComponent(JSON.stringify(payload))}`;
}

/** @returns {Promise<number>} the exit code of the suite */
async function runSuite(address, log) {
  const consoleLog = createWriteStream(log, { flags: 'a' });
  const browser = await chromium.launch({ executablePath: await ensureBrowser(), args: browserArgs });
  try {
    const page = await browser.newPage();
    page.on('console', message => consoleLog.write(`${message.text()}\n`));
    const ended = Promise.withResolvers();
    await page.exposeFunction('codeAutomationExit', ended.resolve);
    await page.exposeFunction('codeAutomationLog', () => undefined);
    const tooLong = () => ended.reject(new Error(`The suite did not end within ${suiteTimeoutMs / 1000} s.`));
    setTimeout(tooLong, suiteTimeoutMs).unref();
    await page.goto(address);
    return await ended.promise;
  } finally {
    await browser.close();
  }
}

async function runInServer(name) {
  const folder = path.join(root, 'out', `host-${name}`);
  const workspace = path.join(folder, 'workspace');
  const result = process.env.ENS_EVENTS_TEST_RESULT ?? path.join(folder, 'result.json');
  rmSync(folder, { recursive: true, force: true });
  rmSync(result, { force: true });
  writeJson(path.join(workspace, '.vscode', 'settings.json'), quietSettings);
  writeJson(path.join(folder, 'data', 'data', 'Machine', 'settings.json'), quietSettings);
  const { child, authority } = await serve(name, folder, result);
  try {
    const code = await runSuite(suiteAddress(authority, workspace), `out/logs/host-${name}-console.log`);
    console.log(
      existsSync(result)
        ? JSON.parse(readFileSync(result, 'utf8')).report
        : `No result; see out/logs/host-${name}-*.log.`,
    );
    return code;
  } finally {
    stop(child);
  }
}

const [name = 'newest', ...wanted] = process.argv.slice(2);
await buildHostTests(wanted);
process.exit(process.platform === 'linux' ? await runInServer(name) : await runDesktop(name));
