// `npm run screenshots`: makes the pictures of the README in docs/screenshots, in English and in Chinese.
import { rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { ensureBrowser } from './browser.mjs';
import { ensureInstalled } from './install.mjs';
import { mustRun, node24, root, toolEnv } from './process.mjs';
import { startUserVscode } from './user-vscode.mjs';

const folder = path.join(root, 'docs', 'screenshots');
const [language] = process.argv.slice(2);

/** One language is made by a program of its own: the words are read when it starts. */
async function makeOne() {
  const outdir = `out/screenshots-${language}`;
  // It needs what `makeAll` installs.
  const { buildShows } = await import('./build-e2e.mjs');
  const [executablePath] = await Promise.all([ensureBrowser(), buildShows(outdir)]);
  const vscode = await startUserVscode({
    name: 'newest',
    vsix: 'ens-events.vsix',
    folder: `${outdir}-vscode`,
    settings: { 'workbench.colorTheme': 'Default Light Modern', 'workbench.layoutControl.enabled': false },
  });
  const { makeScreenshots } = createRequire(import.meta.url)(path.join(root, outdir, 'screenshots.js'));
  try {
    await makeScreenshots({ executablePath, address: vscode.address, userData: vscode.userData }, folder);
  } finally {
    vscode.stop();
  }
}

async function makeAll() {
  await ensureInstalled();
  await mustRun([node24, 'scripts/package.mjs']);
  rmSync(folder, { recursive: true, force: true });
  for (const one of ['en', 'zh-cn']) {
    await mustRun([node24, 'scripts/screenshots.mjs', one], { env: toolEnv({ E2E_LANG: one }) });
  }
  console.log(`Screenshots: ${path.relative(root, folder)}`);
}

await (language ? makeOne() : makeAll());
process.exit(0);
