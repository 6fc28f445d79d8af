// Installs the VS Code of test/vscode/<newest|oldest>: the workbench, server and extension host that the npm package
// code-server carries. Once; a stamp next to it says which version is complete.
// Usage: node scripts/vscode-host.mjs newest|oldest
import { copyFileSync, existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { machineEnv, mustRun, quietInstall, root, run } from './process.mjs';

/**
 * What is compiled for each. The log module takes half a minute and has the same loader in both, so the oldest gets the
 * newest's; the watcher's changed its name between the two.
 */
const nativeModules = {
  newest: ['@vscode/spdlog', '@vscode/native-watchdog'],
  oldest: ['native-watchdog'],
};

/** Where the parts of an installed one are. */
export function vscodePaths(name) {
  const folder = path.join(root, 'test', 'vscode', name);
  const codeServer = path.join(folder, 'node_modules', 'code-server');
  const vscode = path.join(codeServer, 'lib', 'vscode');
  return {
    folder,
    vscode,
    stamp: path.join(folder, 'node_modules', '.installed'),
    codeServerMain: path.join(codeServer, 'out', 'node', 'entry.js'),
    serverMain: path.join(vscode, 'out', 'server-main.js'),
    spdlog: path.join(vscode, 'node_modules', '@vscode', 'spdlog', 'build', 'Release', 'spdlog.node'),
  };
}

async function requireCompiler(env) {
  const missing = [];
  for (const tool of ['g++', 'make', 'python3']) {
    if ((await run([tool, '--version'], { env })).code !== 0) missing.push(tool);
  }
  if (missing.length === 0) return;
  throw new Error(
    `VS Code's log module is compiled here and needs: ${missing.join(', ')}. ` +
      'Install them (Debian and Ubuntu: sudo apt-get install g++ make python3; macOS: xcode-select --install).',
  );
}

/** Headers that came with the Node that runs npm save node-gyp a download; a configured nodedir goes first. */
async function withNodeHeaders(npm, env) {
  const nodedir = (await run([...npm, 'config', 'get', 'nodedir'], { env })).output.trim();
  const prefix = (
    await run([npm.length > 1 ? npm[0] : 'node', '-p', 'path.resolve(process.execPath, "../..")'], { env })
  ).output.trim();
  const bundled = existsSync(path.join(prefix, 'include', 'node', 'node_api.h'));
  return existsSync(nodedir) || !bundled ? env : { ...env, npm_config_nodedir: prefix };
}

/** npm 12 compiles nothing that the package.json in charge does not name; older ones do not look. */
function allowScripts(file, packages) {
  const manifest = JSON.parse(readFileSync(file, 'utf8'));
  const allowed = Object.fromEntries(packages.map(name => [name, true]));
  writeFileSync(file, JSON.stringify({ ...manifest, allowScripts: allowed }, undefined, 2));
}

/**
 * Installs the named one unless its stamp is of the wanted version.
 * Its own install scripts are skipped: they build modules that need more of the machine than the tests do.
 * @throws with what is missing
 */
export async function ensureVscode(name) {
  const paths = vscodePaths(name);
  const version = JSON.parse(readFileSync(path.join(paths.folder, 'package.json'), 'utf8')).dependencies['code-server'];
  if (existsSync(paths.stamp) && readFileSync(paths.stamp, 'utf8') === version) return paths;

  const compiled = name === 'oldest' ? (await ensureVscode('newest')).spdlog : undefined;
  const { env: plain, npm } = machineEnv();
  await requireCompiler(plain);
  const env = await withNodeHeaders(npm, plain);
  const log = path.join(root, 'out', 'logs', `vscode-${name}.log`);
  rmSync(paths.stamp, { force: true });
  await mustRun([...npm, 'ci', '--ignore-scripts', ...quietInstall], { cwd: paths.folder, env, log });
  await mustRun([...npm, 'install', '--ignore-scripts', '--omit=dev', ...quietInstall], {
    cwd: paths.vscode,
    env,
    log,
  });
  allowScripts(path.join(paths.vscode, 'package.json'), nativeModules[name]);
  // Unoptimized, it is compiled in two thirds of the time.
  const compilerEnv = { ...env, CXXFLAGS: '-O0' };
  await mustRun([...npm, 'rebuild', ...nativeModules[name]], { cwd: paths.vscode, env: compilerEnv, log });
  if (compiled) {
    mkdirSync(path.dirname(paths.spdlog), { recursive: true });
    copyFileSync(compiled, paths.spdlog);
  }
  if (!existsSync(paths.spdlog)) {
    throw new Error(`npm did not build ${path.relative(root, paths.spdlog)}; see ${path.relative(root, log)}.`);
  }
  writeFileSync(paths.stamp, version);
  return paths;
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  const name = process.argv[2] ?? 'newest';
  if (!(name in nativeModules)) throw new Error(`Not one of ${Object.keys(nativeModules).join(', ')}: ${name}`);
  console.log(path.relative(root, (await ensureVscode(name)).vscode));
}
