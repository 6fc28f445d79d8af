import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { readFileSync } from 'node:fs';

/** The numbers, in reliability.md, of the faults that this version claims to bear. */
const claimed = Array.from({ length: 106 }, (_, n) => n + 1).filter(number => ![93, 94, 95].includes(number));

describe('The fault cases in docs/testing.md', () => {
  it('are told with the tests that bear their numbers, and with what a person sees, as `npm run cases` writes them', () => {
    const { status, stderr } = spawnSync(process.execPath, ['scripts/cases.mjs', '--check'], { encoding: 'utf8' });
    assert.deepEqual([stderr, status], ['', 0]);
  }).timeout(60_000);

  it('are all there that this version claims to bear', () => {
    const rows = readFileSync('docs/testing.md', 'utf8').matchAll(/^\| (\d+) +\|/gm);
    const listed = new Set([...rows].map(([, number]) => Number(number)));
    assert.deepEqual(
      claimed.filter(number => !listed.has(number)),
      [],
    );
  });
});
