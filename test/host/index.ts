// What an extension host calls to run the suite: the server host of scripts/host.mjs and the desktop's
// @vscode/test-electron load the same out/host/index.js.
import { readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import path from 'node:path';
import { format } from 'node:util';
import type Mocha from 'mocha';

/**
 * Runs every out/host/*.test.js in the order of their names. The counts and what mocha printed go, as JSON, to the
 * file that $ENS_EVENTS_TEST_RESULT names.
 * @throws when a test failed, which both hosts turn into exit code 1
 */
export async function run(): Promise<void> {
  const { default: MochaClass } = await import('mocha');
  const mocha = new MochaClass({ ui: 'bdd', timeout: 30_000, color: false });
  const report = recordReport(MochaClass.reporters.Base);
  loadTests(mocha);
  const { passes, failures } = await new Promise<Mocha.Stats>((resolve, reject) => {
    const runner = mocha.run(() => {
      if (runner.stats) {
        resolve(runner.stats);
      } else {
        reject(new Error('mocha kept no counts'));
      }
    });
  });
  const file = process.env['ENS_EVENTS_TEST_RESULT'];
  if (file !== undefined) {
    await mkdir(path.dirname(file), { recursive: true });
    await writeFile(file, JSON.stringify({ passed: passes, failed: failures, report: report.join('\n') }));
  }
  if (failures > 0) {
    throw new Error(`${failures} tests failed`);
  }
}

/** The lines of the report, which otherwise drown in what a workbench writes to its console. */
function recordReport(reporter: typeof Mocha.reporters.Base): string[] {
  const lines: string[] = [];
  reporter.consoleLog = (...parts: unknown[]) => {
    console.log(...parts);
    lines.push(format(...parts));
  };
  return lines;
}

/** mocha's own loader uses import() on older Node, past the hook that gives tests the `vscode` module. */
function loadTests(mocha: Mocha): void {
  const load = createRequire(__filename);
  for (const file of readdirSync(__dirname)
    .filter(name => name.endsWith('.test.js'))
    .sort()) {
    mocha.suite.emit('pre-require', globalThis, file, mocha);
    mocha.suite.emit('require', load(path.join(__dirname, file)), file, mocha);
  }
}
