// Makes ens-events.vsix from a production build and checks what is in it.
import { rmSync } from 'node:fs';
import path from 'node:path';
import { checkVsix } from './check-vsix.mjs';
import { mustRun, node24, root } from './process.mjs';

export const vsix = path.join(root, 'ens-events.vsix');

const vsce = path.join(root, 'node_modules', '@vscode', 'vsce', 'vsce');

rmSync(path.join(root, 'dist'), { recursive: true, force: true });
await mustRun([node24, 'scripts/build.mjs', '--production'], { echo: true });
await mustRun([node24, vsce, 'package', '--no-dependencies', '--allow-missing-repository', '--out', vsix]);
const problems = await checkVsix(vsix);
for (const problem of problems) console.error(problem);
process.exitCode = problems.length > 0 ? 1 : 0;
