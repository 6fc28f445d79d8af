// `npm test`: installs what is missing, then runs every check and test. Needs Node 20 or later and npm, nothing else.
// Usage: node scripts/test.mjs [--only=unit,host]   The last line is "N passed, N failed".
import { readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { node24, root, run, toolEnv } from './process.mjs';
import { runStages, select } from './stages.mjs';
import { ensureVscode } from './vscode-host.mjs';

const logs = path.join(root, 'out', 'logs');
const logOf = name => path.join(logs, `test-${name.replaceAll(' ', '-')}.log`);
const bin = file => path.join(root, 'node_modules', ...file.split('/'));

/** Brings something that other stages need; counts only when it fails. */
const setup = (name, prepare) => ({
  name,
  setup: true,
  run: async () => {
    await prepare();
    return { passed: 0, failed: 0, output: '' };
  },
});

/** A program whose exit code is one check. */
const check = (name, script, ...args) => ({
  name,
  needs: ['packages'],
  run: async () => {
    const { code, output } = await run([node24, script, ...args], { log: logOf(name) });
    return code === 0 ? { passed: 1, failed: 0, output } : { passed: 0, failed: 1, output };
  },
});

/** A program that runs mocha and leaves its counts in a file. */
const mocha = (name, { needs = [], browser = false }, script, ...args) => ({
  name,
  needs: ['packages', ...needs],
  browser,
  run: async () => {
    const counts = path.join(root, 'out', 'results', `${name.replaceAll(' ', '-')}.json`);
    rmSync(counts, { force: true });
    const env = toolEnv({ ENS_EVENTS_TEST_RESULT: counts });
    const { code, output } = await run([node24, script, ...args], { env, log: logOf(name), timeoutMs: 420_000 });
    const { passed, failed } = readCounts(counts);
    return { passed, failed: code === 0 ? failed : Math.max(failed, 1), output };
  },
});

function readCounts(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'));
  } catch {
    return { passed: 0, failed: 1 };
  }
}

const e2e = ['scripts/e2e.mjs', 'newest'];
const stages = [
  setup('packages', ensureInstalled),
  setup('browser', ensureBrowser),
  setup('vscode newest', () => ensureVscode('newest')),
  // Most tests wait for the newest only.
  { ...setup('vscode oldest', () => ensureVscode('oldest')), needs: ['vscode newest'] },
  check('package', 'scripts/package.mjs'),
  check('lint', bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'),
  mocha('e2e en', { needs: ['package', 'browser', 'vscode newest'], browser: true }, ...e2e, 'en'),
  mocha('e2e zh-cn', { needs: ['package', 'browser', 'vscode newest'], browser: true }, ...e2e, 'zh-cn'),
  mocha('host newest', { needs: ['package', 'browser', 'vscode newest'] }, 'scripts/host.mjs', 'newest'),
  mocha('host oldest', { needs: ['package', 'browser', 'vscode oldest'] }, 'scripts/host.mjs', 'oldest'),
  mocha('webview', { needs: ['browser'] }, 'scripts/test-webview.mjs'),
  mocha('e2e wordless', { needs: ['package', 'browser', 'vscode newest'] }, ...e2e, 'wordless'),
  mocha('unit', {}, 'scripts/test-unit.mjs'),
  check('types', bin('typescript/bin/tsc'), '--noEmit'),
  check('types webview', bin('typescript/bin/tsc'), '--noEmit', '-p', 'src/webview'),
  check('format', bin('prettier/bin/prettier.cjs'), '--check', '.'),
  check('manifest', 'scripts/check-manifest.mjs'),
  check('breaks', 'scripts/breaks/check.mjs'),
];

function print({ name }, result, durationMs) {
  const { failed, output } = result;
  console.log(`${failed > 0 ? '✘' : '✔'} ${name.padEnd(13)} ${words(result)} in ${(durationMs / 1000).toFixed(1)} s`);
  if (failed > 0) console.log(`${whatFailed(output)}\n`);
}

function words({ passed, failed }) {
  if (passed + failed === 0) return 'ready';
  if (passed + failed > 1) return `${passed} passed, ${failed} failed`;
  return failed > 0 ? 'failed' : 'passed';
}

/** mocha names every test first: what failed comes after its counts. */
function whatFailed(output) {
  const lines = output.trim().split('\n');
  const counts = lines.findLastIndex(line => /^\s+\d+ passing/.test(line));
  return lines.slice(Math.max(counts, lines.length - 300, 0)).join('\n');
}

async function main(args) {
  const only = args.find(arg => arg.startsWith('--only='))?.slice('--only='.length);
  const wanted = select(stages, only ? only.split(',') : []);
  rmSync(logs, { recursive: true, force: true });
  console.log('Checking and testing; logs are in out/logs. A first run installs packages, VS Code and a browser.');
  const results = await runStages(wanted, print);
  const sum = name => results.reduce((total, result) => total + result[name], 0);
  console.log(`\n${sum('passed')} passed, ${sum('failed')} failed`);
  return sum('failed') === 0 ? 0 : 1;
}

try {
  process.exitCode = await main(process.argv.slice(2));
} catch (error) {
  console.error(error.message);
  console.log('\n0 passed, 1 failed');
  process.exitCode = 1;
}
