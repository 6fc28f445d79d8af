// Finds the Chromium (or Chrome) that shows VS Code in tests and the demo; installs it where apt-get can.
// Usage: node scripts/browser.mjs   prints the path of its program
import { accessSync, constants, existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { isWindows, machineEnv, mustRun, run } from './process.mjs';

const wellKnown = {
  linux: [
    '/usr/bin/chromium',
    '/usr/bin/chromium-browser',
    '/usr/bin/google-chrome',
    '/opt/google/chrome/chrome',
    '/snap/bin/chromium',
  ],
  darwin: [
    '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
    '/Applications/Chromium.app/Contents/MacOS/Chromium',
  ],
  win32: ['PROGRAMFILES', 'PROGRAMFILES(X86)', 'LOCALAPPDATA'].map(name =>
    path.join(process.env[name] ?? 'C:\\', 'Google', 'Chrome', 'Application', 'chrome.exe'),
  ),
};

/** Flags that keep it quiet, offline and usable in a container. */
export const browserArgs = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
];

function isProgram(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

const find = () => (wellKnown[process.platform] ?? []).find(isProgram);

const canInstall = () => process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

async function install(packages, log) {
  const env = { ...machineEnv().env, DEBIAN_FRONTEND: 'noninteractive' };
  const apt = ['apt-get', '-y', '-o', 'DPkg::Lock::Timeout=300', '-o', 'Acquire::Retries=3'];
  await mustRun([...apt, 'update'], { env, log });
  await mustRun([...apt, 'install', ...packages], { env, log });
}

/** Chinese text in the screenshots needs a font that has it; without one they show boxes, but nothing fails. */
async function hasChineseFont() {
  const { code, output } = await run(['fc-list', ':lang=zh'], { env: machineEnv().env });
  return code === 0 && output.trim() !== '';
}

/**
 * The path of a Chromium or Chrome: $CHROMIUM, else where the platform keeps one, else newly installed.
 * @throws with what to install, where that cannot be done from here
 */
export async function ensureBrowser() {
  const named = process.env.CHROMIUM;
  if (named) {
    if (!isProgram(named)) throw new Error(`CHROMIUM is set, but this is not a program: ${named}`);
    return named;
  }
  const wanted = find() ? [] : ['chromium'];
  if (!isWindows && canInstall() && !(await hasChineseFont())) wanted.push('fonts-noto-cjk');
  if (wanted.length > 0 && canInstall()) await install(wanted, 'out/logs/apt.log');
  const found = find();
  if (found) return found;
  throw new Error(
    'No Chromium or Chrome found. Install one (Debian and Ubuntu: sudo apt-get install chromium fonts-noto-cjk; ' +
      'elsewhere: Google Chrome), or set CHROMIUM to the path of its program.',
  );
}

if (import.meta.url === pathToFileURL(process.argv[1]).href) {
  console.log(await ensureBrowser());
}
