// The packages that have a part in what ships, and their licences. They are devDependencies, since esbuild puts them into
// the bundles; what esbuild read is the only list of them.
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import * as esbuild from 'esbuild';
import { baseOptions, lazyRooms, webviewOptions } from './esbuild-options.mjs';
import { root } from './process.mjs';

/** @typedef {{ name: string, version: string, licence: string, author: string, folder: string }} Package */

/**
 * Builds in memory what ships.
 * @returns {Promise<Package[]>} sorted by name; `folder` as `node_modules/dayjs`
 */
export async function bundledPackages() {
  const quiet = { write: false, metafile: true, outdir: 'dist', minify: true, logLevel: 'error' };
  const builds = await Promise.all([
    esbuild.build({ ...baseOptions, ...quiet, entryPoints: { extension: 'src/extension.ts', ...lazyRooms } }),
    esbuild.build({ ...webviewOptions, ...quiet }),
  ]);
  const files = builds.flatMap(({ metafile }) =>
    Object.values(metafile.outputs).flatMap(({ inputs }) => Object.keys(inputs)),
  );
  const folders = new Set(files.flatMap(file => /.*node_modules\/(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? []));
  return [...folders].sort().map(packageIn);
}

/** @returns {Package} */
function packageIn(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(path.join(root, folder, 'package.json'), 'utf8'));
  const { name: person = author } = typeof author === 'object' ? author : {};
  return { name, version, licence: String(license), author: person || '', folder };
}

/** Where a package brings no text of its licence, as the SDK's do, the licence's own stands in for it. */
function licenceText({ name, licence, author, folder }) {
  const files = readdirSync(path.join(root, folder)).filter(file => /^(licen[cs]e|copying|notice)\b/i.test(file));
  if (files.length > 0) {
    return files.map(file => readFileSync(path.join(root, folder, file), 'utf8').trim()).join('\n\n');
  }
  const known = readdirSync(path.join(root, 'scripts', 'licences'));
  if (!known.includes(`${licence}.txt`))
    throw new Error(`${name} brings no licence text, and ${licence} is not known.`);
  const text = readFileSync(path.join(root, 'scripts', 'licences', `${licence}.txt`), 'utf8').trimEnd();
  return `Copyright (c) ${author || `the authors of ${name}`}\n\n${text}`;
}

/** What ships as ThirdPartyNotices.txt. Throws where a licence is not known. */
export function noticesOf(packages) {
  const rule = '-'.repeat(80);
  const entries = packages.map(one => {
    const { name, version, licence } = one;
    return [rule, `${name} ${version}`, `Licence: ${licence}`, '', licenceText(one), ''].join('\n');
  });
  return [
    'Third-party notices',
    '',
    'ENS Events contains parts of the packages named below, each under its own licence.',
    '',
    ...entries,
  ].join('\n');
}
