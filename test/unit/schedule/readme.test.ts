import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { readTypedTime } from '../../../src/schedule/index';

const row = /^\| `([^`]+)` +\| `([^`]+)` +\| (.+?) +\|$/gm;
const heading = '| English';
const now = Date.parse('2026-11-25T10:00:00+08:00');

function count(text: string): number {
  const typed = readTypedTime(text, { now, timeZone: 'Asia/Shanghai' });
  return typed.kind === 'readings' ? typed.readings.length : 0;
}

describe('What the README says can be typed', () => {
  const readme = readFileSync('README.md', 'utf8');
  const table = readme.slice(readme.indexOf(heading)).split('\n\n')[0] ?? '';
  const rows = [...table.matchAll(row)].map(([, english = '', chinese = '', what = '']) => ({
    english,
    chinese,
    what,
  }));

  it('is twenty lines in both languages', () => {
    assert.equal(rows.length, 20);
  });

  for (const { english, chinese, what } of rows) {
    it(`can be typed: ${english}, ${chinese}`, () => {
      const wanted = what.startsWith('a choice') ? [2, 2] : what.startsWith('English: a choice') ? [2, 1] : [1, 1];
      assert.deepEqual([count(english), count(chinese)], wanted);
    });
  }
});
