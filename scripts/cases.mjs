// The table of fault cases in docs/testing.md: which tests bear a case's number is taken from their titles; what a person
// sees of it is written in the table by hand.
// Usage: node scripts/cases.mjs [--check]   `--check` changes nothing, and fails where the table is not what it would write.
import { globSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import prettier from 'prettier';
import { root } from './process.mjs';

const page = path.join(root, 'docs', 'testing.md');
const row = /^\| (\d+) +\|[^|]*\|([^|]*)\|$/gm;
/** In a title or a comment: "case 45: …", "fault case 31, …". */
const tag = /(?:['"`(,/ ])case (\d+)\b/g;

/** @returns {Map<number, string[]>} by case, the files whose tests bear its number, as docs/testing.md names files */
function testsByCase() {
  const found = new Map();
  for (const file of globSync('test/**/*.ts', { cwd: root, exclude: ['test/vscode/**'] }).sort()) {
    const name = file
      .replaceAll(path.sep, '/')
      .replace(/^test\//, '')
      .replace(/(\.test)?\.ts$/, '');
    const text = readFileSync(path.join(root, file), 'utf8');
    for (const number of new Set([...text.matchAll(tag)].map(([, digits]) => Number(digits)))) {
      found.set(number, [...(found.get(number) ?? []), name]);
    }
  }
  return new Map([...found].sort(([a], [b]) => a - b));
}

async function written(text) {
  const seen = new Map([...text.matchAll(row)].map(([, number, words]) => [Number(number), words.trim()]));
  const tests = testsByCase();
  const silent = [...tests.keys()].filter(number => !seen.get(number));
  if (silent.length > 0)
    throw new Error(`docs/testing.md does not say what a person sees of case ${silent.join(', ')}.`);
  const lost = [...seen.keys()].filter(number => !tests.has(number));
  if (lost.length > 0) throw new Error(`No test bears the number of case ${lost.join(', ')}.`);
  const rows = [...tests].map(([number, files]) => `| ${number} | ${files.join(', ')} | ${seen.get(number)} |`);
  const first = text.search(row);
  const last = [...text.matchAll(row)].at(-1);
  const table = rows.join('\n');
  const next = text.slice(0, first) + table + text.slice(last.index + last[0].length);
  return prettier.format(next, { ...(await prettier.resolveConfig(page)), parser: 'markdown' });
}

try {
  const text = readFileSync(page, 'utf8');
  const next = await written(text);
  if (next !== text && process.argv.includes('--check'))
    throw new Error('docs/testing.md is stale: run node scripts/cases.mjs.');
  if (next !== text) writeFileSync(page, next);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}
