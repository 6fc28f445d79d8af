// Makes small realistic breaks in the product, one at a time in a copy of it, and asks of each that a named suite notices.
// Usage: node scripts/breaks/run.mjs [part of a file or of what breaks …]
import { copyFileSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root, run, toolEnv } from '../process.mjs';
import { breaks } from './list.mjs';
import { suiteOf } from './suites.mjs';

/** One suite, a build included. */
const suiteTimeoutMs = 300_000;
const copies = ['0', '1'].map(name => path.join(root, 'out', 'breaks', name));

/** The tracked files of the project, with the installed packages beside them. */
async function copyProject(folder) {
  const { output } = await run(['git', 'ls-files', '-co', '--exclude-standard']);
  for (const file of output.trim().split('\n')) {
    mkdirSync(path.join(folder, path.dirname(file)), { recursive: true });
    copyFileSync(path.join(root, file), path.join(folder, file));
  }
  for (const packages of ['node_modules', ...['newest', 'oldest'].map(name => `test/vscode/${name}/node_modules`)]) {
    symlinkSync(path.join(root, packages), path.join(folder, packages));
  }
}

/** Whether a suite is red in a copy: `true` where a check failed, an error where nothing was checked. */
async function isRed(folder, name) {
  const { programs, isFailure } = suiteOf(name);
  for (const program of programs) {
    const { code, output } = await run([node24, ...program], {
      cwd: folder,
      env: toolEnv(),
      timeoutMs: suiteTimeoutMs,
    });
    if (code === 0) continue;
    if (!isFailure(output)) throw new Error(`${name} could not be run:\n${output.slice(-2_000)}`);
    return true;
  }
  return false;
}

async function isNoticed(folder, { file, old, now, suite }) {
  const target = path.join(folder, file);
  const text = readFileSync(target, 'utf8');
  if (text.split(old).length !== 2) throw new Error(`${file} has this not exactly once: ${old}`);
  writeFileSync(
    target,
    text.replace(old, () => now),
  );
  try {
    return await isRed(folder, suite);
  } finally {
    writeFileSync(target, text);
  }
}

/** Works through a list with a hand for each copy. */
async function share(items, work) {
  const left = [...items];
  const hand = async folder => {
    for (let item = left.shift(); item; item = left.shift()) await work(folder, item);
  };
  await Promise.all(copies.map(hand));
}

const parts = process.argv.slice(2);
const wanted = breaks.filter(
  ({ file, what }) => parts.length === 0 || parts.some(part => file.includes(part) || what.includes(part)),
);
const unnoticed = [];
/** Suites that are red without any break tell nothing of one. */
const red = [];
rmSync(path.join(root, 'out', 'breaks'), { recursive: true, force: true });
await Promise.all(copies.map(copyProject));
await share([...new Set(wanted.map(({ suite }) => suite))], async (folder, suite) => {
  if (await isRed(folder, suite)) red.push(suite);
});
const judged = wanted.filter(({ suite }) => !red.includes(suite));
await share(judged, async (folder, one) => {
  const noticed = await isNoticed(folder, one).catch(error => console.error(error.message));
  if (!noticed) unnoticed.push(one);
  console.log(`${noticed ? '✔' : '✘'} ${one.file}: ${one.what} (${one.suite})`);
});
rmSync(path.join(root, 'out', 'breaks'), { recursive: true, force: true });
if (red.length > 0) console.log(`Red without any break: ${red.join(', ')}`);
const noticed = judged.length - unnoticed.length;
console.log(`\n${noticed} of ${wanted.length} breaks noticed`);
process.exitCode = noticed === wanted.length ? 0 : 1;
