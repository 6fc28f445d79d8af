// Makes ens-events.vsix from a production build and checks what is in it.
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { bundledPackages, noticesOf } from './bundled.mjs';
import { checkVsix } from './check-vsix.mjs';
import { mustRun, node24, root } from './process.mjs';

export const vsix = path.join(root, 'ens-events.vsix');

const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

/** The README as it ships: pictures and linked pages stay in the repository, so their links are left out. */
function writeReadme() {
  const text = readFileSync(path.join(root, 'README.md'), 'utf8')
    .replaceAll(/^!\[.*\]\(.*\)\n\n?/gm, '')
    .replaceAll(/\[([^\]]+)\]\((?!https:)[^)]+\)/g, '$1');
  mkdirSync(path.join(root, 'out'), { recursive: true });
  writeFileSync(path.join(root, 'out', 'README.md'), text);
  return 'out/README.md';
}

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await mustRun([node24, 'scripts/build.mjs', '--production'], { echo: true });
const readme = writeReadme();
const packages = await bundledPackages();
writeFileSync(path.join(root, 'ThirdPartyNotices.txt'), noticesOf(packages));
await mustRun([
  node24,
  vsce,
  'package',
  '--no-dependencies',
  '--allow-missing-repository',
  '--readme-path',
  readme,
  '--out',
  vsix,
]);
const problems = await checkVsix(vsix, packages);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
