// Programs that the other scripts start: run to their end, or kept until stopped. Uses nothing but Node 20.
import { spawn } from 'node:child_process';
import { createWriteStream, mkdirSync, existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import path from 'node:path';

export const root = path.dirname(path.dirname(fileURLToPath(import.meta.url)));
export const isWindows = process.platform === 'win32';

const binFolder = path.join(root, 'node_modules', '.bin');

/** The Node 24 of the `node` package, under which every tool runs, whatever Node started npm. */
export const node24 = path.join(root, 'node_modules', 'node', 'bin', isWindows ? 'node.exe' : 'node');

/** For npm's installs: an audit would ask the registry; `npm run audit` does that for what ships. */
export const quietInstall = ['--no-audit', '--no-fund'];

const withoutOurs = entries => entries.split(path.delimiter).filter(entry => path.resolve(entry) !== binFolder);

/** The environment in which the tools of node_modules come first; npm's own per-script variables are left out. */
export function toolEnv(extra = {}) {
  const { env } = machineEnv();
  return { ...env, PATH: [binFolder, env.PATH].join(path.delimiter), ...extra };
}

/** The environment npm was started from, and how to start that npm again. */
export function machineEnv() {
  const { npm_execpath: npm, npm_node_execpath: node } = process.env;
  const kept = Object.entries(process.env).filter(
    ([name]) => !/^npm_(package_|lifecycle_|config_local_prefix|execpath|node_execpath|command)/i.test(name),
  );
  const env = { ...Object.fromEntries(kept), PATH: withoutOurs(process.env.PATH ?? '').join(path.delimiter) };
  const useSame = npm?.endsWith('.js') && node && existsSync(node) && !node.startsWith(path.join(root, 'node_modules'));
  return { env, npm: useSame ? [node, npm] : [isWindows ? 'npm.cmd' : 'npm'] };
}

/** What is running, and the signal that ends it. */
const running = new Map();

/** Ends a program and everything it started. */
export function stop(child) {
  const signal = running.get(child);
  running.delete(child);
  if (!signal || child.pid === undefined) return;
  if (isWindows) {
    spawn('taskkill', ['/pid', String(child.pid), '/t', '/f']);
    return;
  }
  try {
    process.kill(-child.pid, signal);
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
}

function stopAll() {
  for (const child of running.keys()) stop(child);
}
process.once('exit', stopAll);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.once(signal, () => process.exit(130));

/** Starts a program in a process group of its own, which ends with this process at the latest. */
function start([command, ...args], { cwd = root, env = toolEnv(), endSignal }) {
  const child = spawn(command, args, {
    cwd,
    env,
    detached: !isWindows,
    shell: isWindows && command.endsWith('.cmd'),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  running.set(child, endSignal);
  child.once('close', () => running.delete(child));
  return child;
}

/**
 * Runs a program to its end and returns its exit code and all it printed.
 * @param {string[]} command
 * @param {{ cwd?: string, env?: Record<string, string>, log?: string, echo?: boolean, timeoutMs?: number }} options
 *   `log`: a file that receives the output too; `echo`: so does the console
 * @returns {Promise<{ code: number, output: string }>}
 */
export async function run(command, { cwd, env, log, echo = false, timeoutMs = 600_000 } = {}) {
  // SIGTERM lets our own scripts end what they started in turn.
  const child = start(command, { cwd, env, endSignal: 'SIGTERM' });
  const file = log ? openLog(log) : undefined;
  let output = '';
  const take = chunk => {
    output += chunk;
    file?.write(chunk);
    if (echo) process.stdout.write(chunk);
  };
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
  const timer = setTimeout(() => {
    take(`\nStopped after ${timeoutMs / 1000} s: ${command.join(' ')}\n`);
    stop(child);
  }, timeoutMs);
  const code = await new Promise(resolve => {
    child.once('error', error => {
      take(`${error.message}\n`);
      resolve(127);
    });
    child.once('close', status => resolve(status ?? 1));
  });
  clearTimeout(timer);
  file?.end();
  return { code, output };
}

/** As `run`, but throws with the end of the output when the program fails. */
export async function mustRun(command, options) {
  const { code, output } = await run(command, options);
  if (code !== 0) throw new Error(`${command.join(' ')} ended with ${code}:\n${output.trim().slice(-4000)}`);
  return output;
}

function openLog(file) {
  mkdirSync(path.dirname(file), { recursive: true });
  return createWriteStream(file, { flags: 'a' });
}

/**
 * Starts a server and waits until its output matches `ready`.
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, match: RegExpMatchArray }>}
 */
export async function startServer(command, { ready, log, env, cwd, timeoutMs = 60_000 }) {
  const child = start(command, { cwd, env, endSignal: 'SIGKILL' });
  const file = openLog(log);
  let output = '';
  const match = await new Promise((resolve, reject) => {
    const fail = why => reject(new Error(`${path.basename(command[1] ?? command[0])} ${why}:\n${output.slice(-2000)}`));
    const timer = setTimeout(() => fail(`was not ready after ${timeoutMs / 1000} s`), timeoutMs);
    const take = chunk => {
      file.write(chunk);
      output += chunk;
      const found = output.match(ready);
      if (!found) return;
      clearTimeout(timer);
      resolve(found);
    };
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', take);
    child.once('error', error => fail(error.message));
    child.once('close', code => {
      clearTimeout(timer);
      file.end();
      fail(`ended with ${code}`);
    });
  }).catch(error => {
    stop(child);
    throw error;
  });
  return { child, match };
}
