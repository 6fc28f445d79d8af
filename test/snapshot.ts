import assert from 'node:assert/strict';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';

/**
 * Compares text with what a reviewer has seen of it: a file in the repository, which `node scripts/test-unit.mjs --update`
 * writes anew. `file` is relative to the project's folder.
 */
export function assertSnapshot(file: string, lines: readonly string[]): void {
  const text = `${lines.join('\n')}\n`;
  if (process.env['ENS_EVENTS_UPDATE_SNAPSHOTS'] === '1') {
    writeFileSync(file, text);
  }
  const seen = existsSync(file) ? readFileSync(file, 'utf8') : '';
  assert.deepEqual(text.split('\n'), seen.split('\n'), `${file} differs: look at it, then write it with --update`);
}
