// Checks that each break still fits the product: `npm test` runs this, `npm run test:breaks` makes the breaks.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from '../process.mjs';
import { breaks } from './list.mjs';
import { suiteOf } from './suites.mjs';

/** So many at least, over all rooms. */
const fewest = 80;

const textOf = file => readFileSync(path.join(root, file), 'utf8');
const problems = breaks.flatMap(({ what, file, old, now, suite }) => {
  suiteOf(suite);
  const times = textOf(file).split(old).length - 1;
  return times === 1 && old !== now ? [] : [`${file} has this ${times} times: ${what}`];
});
const rooms = globSync('src/*/', { cwd: root }).map(folder => folder.replaceAll(path.sep, '/'));
const untouched = rooms.filter(room => !breaks.some(({ file }) => file.startsWith(`${room}/`)));
problems.push(...untouched.map(room => `Nothing is broken in ${room}.`));
if (breaks.length < fewest) problems.push(`${breaks.length} breaks, where ${fewest} are wanted.`);
if (problems.length > 0) {
  console.error(problems.join('\n'));
  process.exitCode = 1;
}
