// Mutation tests: Stryker changes the source in small ways, one at a time, and the unit tests must notice each.
// Usage: node scripts/mutation.mjs [group …]   The groups are in stryker.config.mjs. `--bundle` and `--judge` are for
// Stryker, which calls them in its own copy of the project.
import { globSync, readFileSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import Mocha from 'mocha';
import { groups } from '../stryker.config.mjs';
import { unitOptions } from './esbuild-options.mjs';
import { node24, root, run, toolEnv } from './process.mjs';

const bundled = 'out/mutation';
/** Of all changes, in percent. */
const wantedScore = 85;

async function bundle({ tests }) {
  await esbuild.build({
    ...unitOptions,
    entryPoints: tests.flatMap(pattern => globSync(pattern)),
    outdir: bundled,
    outbase: 'test/unit',
    logLevel: 'warning',
  });
}

/** One change, active by Stryker's environment variable: the first test that fails has noticed it. */
async function judge() {
  const mocha = new Mocha({ ui: 'bdd', bail: true, timeout: 10_000, reporter: 'dot' });
  for (const file of globSync(`${bundled}/**/*.test.js`)) mocha.addFile(path.resolve(file));
  await mocha.loadFilesAsync();
  mocha.run(failures => process.exit(failures > 0 ? 1 : 0));
}

async function mutate(name) {
  const report = `out/mutation-${name}.json`;
  const stryker = path.join(root, 'node_modules', '@stryker-mutator', 'core', 'bin', 'stryker.js');
  const files = groups[name].mutate.flatMap(pattern => globSync(pattern));
  const { code, output } = await run([node24, stryker, 'run', '--mutate', files.join(',')], {
    env: toolEnv({ MUTATION_GROUP: name, MUTATION_REPORT: report }),
    timeoutMs: 1_800_000,
  });
  if (code !== 0) throw new Error(output);
  const found = JSON.parse(readFileSync(path.join(root, report), 'utf8'));
  return Object.entries(found.files).map(([file, { mutants, source }]) => ({
    file,
    mutants,
    lines: source.split('\n'),
  }));
}

/** What a mutant that no test noticed looks like: the line, and what stood in its place. */
function shown({ file, lines }, { location: { start, end }, replacement, mutatorName }) {
  const was = lines[start.line - 1].slice(start.column - 1, start.line === end.line ? end.column - 1 : undefined);
  return `  ${file}:${start.line} ${mutatorName}: ${was.trim()} → ${replacement.replace(/\s+/g, ' ')}`;
}

function tell(name, mutants) {
  const noticed = mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length;
  const score = (100 * noticed) / mutants.length;
  console.log(`${score.toFixed(1).padStart(5)} %  ${noticed} of ${mutants.length}  ${name}`);
  return score;
}

async function main(names) {
  const results = [];
  for (const name of names) {
    for (const result of await mutate(name)) {
      tell(result.file, result.mutants);
      for (const mutant of result.mutants.filter(({ status }) => status === 'Survived')) {
        console.log(shown(result, mutant));
      }
      results.push(...result.mutants);
    }
  }
  process.exitCode = tell('all', results) < wantedScore ? 1 : 0;
}

const args = process.argv.slice(2);
if (args.includes('--bundle')) await bundle(groups[process.env.MUTATION_GROUP]);
else if (args.includes('--judge')) await judge();
else await main(args.length > 0 ? args : Object.keys(groups));
