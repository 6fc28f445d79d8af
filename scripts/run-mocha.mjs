// Runs compiled test files with mocha in this process.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import Mocha from 'mocha';

/**
 * @param {string[]} files compiled CommonJS tests
 * @param {number} timeout of one test in ms
 * @returns {Promise<number>} how many failed; the counts also go to the file that $ENS_EVENTS_TEST_RESULT names
 */
export async function runMocha(files, timeout) {
  process.setSourceMapsEnabled(true);
  const mocha = new Mocha({ ui: 'bdd', timeout, color: process.stdout.isTTY });
  for (const file of files) mocha.addFile(path.resolve(file));
  await mocha.loadFilesAsync();
  const { passes, failures } = await new Promise(resolve => {
    const runner = mocha.run(() => resolve(runner.stats));
  });
  reportCounts({ passed: passes, failed: failures });
  return failures;
}

/** Leaves the counts for scripts/test.mjs, which adds them up. */
export function reportCounts(counts) {
  const file = process.env.ENS_EVENTS_TEST_RESULT;
  if (!file) return;
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, JSON.stringify(counts));
}
