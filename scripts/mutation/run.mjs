// Mutation tests: Stryker changes the source in small ways, one at a time, and the tests must notice each.
// Usage: node scripts/mutation/run.mjs [room …] [--changed [since]]
//   `--changed`: only files that differ from a commit, HEAD where none is named
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { node24, root, run, toolEnv } from '../process.mjs';
import { roomOf, rooms } from './rooms.mjs';
import { isNoticed, scoreOf, shown } from './score.mjs';

/** A room that takes longer is stuck. */
const roomTimeoutMs = 4 * 3_600_000;

/** @param {string[]} files to change; all of the room where empty */
async function mutate(name, files) {
  const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const only = files.length > 0 ? ['--mutate', files.join(',')] : [];
  const { code, output } = await run([node24, stryker, 'run', ...only], {
    env: toolEnv({ MUTATION_ROOM: name }),
    log: `out/logs/mutation-${name}.log`,
    timeoutMs: roomTimeoutMs,
  });
  if (code !== 0) throw new Error(output);
  return JSON.parse(readFileSync(path.join(root, 'out', 'mutation', `${name}.json`), 'utf8')).files;
}

async function changedSince(commit) {
  const { output } = await run(['git', 'diff', '--name-only', '--diff-filter=d', commit, '--', 'src']);
  return output.split('\n').filter(file => file.endsWith('.ts'));
}

/** @returns {Promise<boolean>} whether as much was noticed as is wanted of the room */
async function judge(name, files) {
  const found = await mutate(name, files);
  for (const [file, { mutants, source }] of Object.entries(found)) {
    console.log(`${scoreOf(mutants).text}  ${file}`);
    for (const mutant of mutants.filter(one => !isNoticed(one))) {
      const { line, was, is } = shown(source, mutant);
      console.log(`  ${file}:${line} ${was} → ${is}`);
    }
  }
  const all = scoreOf(Object.values(found).flatMap(({ mutants }) => mutants));
  console.log(`${all.text}  ${name}, of which ${rooms[name].wantedScore} % are wanted\n`);
  return all.percent >= rooms[name].wantedScore;
}

const args = process.argv.slice(2);
const at = args.indexOf('--changed');
const changed = at < 0 ? undefined : await changedSince(args[at + 1] ?? 'HEAD');
const named = (at < 0 ? args : args.slice(0, at)).filter(name => name in rooms);
const wanted = named.length > 0 ? named : Object.keys(rooms);
let enough = true;
for (const name of wanted) {
  const files = changed?.filter(file => roomOf(file) === name) ?? [];
  if (changed && files.length === 0) continue;
  enough = (await judge(name, files)) && enough;
}
process.exitCode = enough ? 0 : 1;
