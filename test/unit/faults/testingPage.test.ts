import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';

const rows = [...readFileSync('docs/testing.md', 'utf8').matchAll(/^\| (\d+) +\|([^|]*)\|([^|]*)\|$/gm)].map(
  ([, number = '', tests = '', seen = '']) => ({
    number,
    files: tests.match(/\b(unit|host|e2e|crash)\/[\w./]+/g) ?? [],
    seen,
  }),
);
const fileOf = (name: string) => [`test/${name}.test.ts`, `test/${name}.ts`].find(existsSync);

describe('docs/testing.md', () => {
  it('has a row for each of the 44 faults, in order, with what a person sees', () => {
    assert.deepEqual(
      rows.map(({ number }) => number),
      Array.from({ length: 44 }, (_, n) => String(n + 1)),
    );
    assert.ok(rows.every(({ seen }) => seen.trim() !== ''));
  });

  for (const { number, files } of rows) {
    it(`names tests that exist for case ${number}, and those of the fault suite bear its number`, () => {
      assert.ok(files.length > 0);
      for (const name of files) {
        const file = fileOf(name);
        assert.ok(file !== undefined, name);
        if (name.startsWith('unit/faults/')) {
          assert.match(readFileSync(file, 'utf8'), new RegExp(`case ${number}: `), name);
        }
      }
    });
  }

  it('names every test of the fault suite that bears a number', () => {
    const named = new Set(rows.flatMap(({ number, files }) => files.map(name => `${name} ${number}`)));
    for (const name of new Set(rows.flatMap(({ files }) => files.filter(file => file.startsWith('unit/faults/'))))) {
      const numbers = readFileSync(fileOf(name) ?? '', 'utf8').matchAll(/case (\d+): /g);
      for (const [, number = ''] of numbers) {
        assert.ok(named.has(`${name} ${number}`), `case ${number} of ${name}`);
      }
    }
  });
});
