// Runs the host tests inside the extension host of a VS Code from npm, shown in a browser.
// Usage: node scripts/host.mjs newest|oldest [part of a file name …]
// Elsewhere than on Linux the desktop VS Code takes its place.
import { existsSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { buildHostTests } from './build-host-tests.mjs';
import { openHost } from './host-window.mjs';
import { root } from './process.mjs';
import { runDesktop } from './test-desktop.mjs';

/** The whole run, from page load to the suite's end. */
const suiteTimeoutMs = 240_000;

/** @returns {Promise<number>} the exit code of the suite */
async function runInServer(name) {
  const folder = path.join(root, 'out', `host-${name}`);
  const result = process.env.ENS_EVENTS_TEST_RESULT ?? path.join(folder, 'result.json');
  rmSync(folder, { recursive: true, force: true });
  rmSync(result, { force: true });
  const host = await openHost(name, folder, {
    index: path.join(root, 'out', 'host', 'index.js'),
    env: { ENS_EVENTS_TEST_RESULT: result },
    log: `out/logs/host-${name}`,
  });
  try {
    const tooLong = Promise.withResolvers();
    const stopWaiting = () => tooLong.reject(new Error(`The suite did not end within ${suiteTimeoutMs / 1000} s.`));
    setTimeout(stopWaiting, suiteTimeoutMs).unref();
    const code = await Promise.race([host.code, tooLong.promise]);
    console.log(
      existsSync(result)
        ? JSON.parse(readFileSync(result, 'utf8')).report
        : `No result; see out/logs/host-${name}-*.log.`,
    );
    return code;
  } finally {
    await host.close();
  }
}

const [name = 'newest', ...parts] = process.argv.slice(2);
await buildHostTests(parts);
process.exit(process.platform === 'linux' ? await runInServer(name) : await runDesktop(name));
