// Runs the host tests in a desktop VS Code: the one that $VSCODE_EXECUTABLE names, else one downloaded once.
// Usage: node scripts/test-desktop.mjs [newest|oldest|a version]
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { runTests } from '@vscode/test-electron';
import { buildHostTests } from './build-host-tests.mjs';
import { root } from './process.mjs';

const versions = { newest: 'stable', oldest: '1.100.3' };

/** @returns {Promise<number>} the exit code of the suite */
export async function runDesktop(name) {
  const vscodeExecutablePath = process.env.VSCODE_EXECUTABLE;
  // Short and outside the project: the sockets in it have a length limit.
  const userData = mkdtempSync(path.join(tmpdir(), 'ens-events-'));
  const result = process.env.ENS_EVENTS_TEST_RESULT;
  try {
    return await runTests({
      ...(vscodeExecutablePath ? { vscodeExecutablePath } : { version: versions[name] ?? name }),
      extensionDevelopmentPath: root,
      extensionTestsPath: path.join(root, 'out', 'host', 'index'),
      extensionTestsEnv: {
        XDG_STATE_HOME: path.join(userData, 'state'),
        ...(result && { ENS_EVENTS_TEST_RESULT: result }),
      },
      launchArgs: [
        ...['--user-data-dir', userData, '--disable-workspace-trust', '--disable-telemetry', '--skip-welcome'],
        ...['--disable-extensions', '--disable-updates', '--skip-release-notes'],
      ],
    });
  } finally {
    rmSync(userData, { recursive: true, force: true, maxRetries: 5 });
  }
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  await buildHostTests();
  process.exit(await runDesktop(process.argv[2] ?? 'newest'));
}
