import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readFile, rename, rm, truncate, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isExtensionUpdated } from '../../../src/base/extensionUpdated';
import { createBundles, lateFiles, type Bundles } from '../../../src/bundles';

const lazy = ['ens', 'times', 'sample'] as const;
const sentence = 'ENS Events was updated. Reload the window to go on.';

/** An extension on disk, as esbuild leaves it: each bundle says which version it is of. */
async function install(folder: string, version: string): Promise<void> {
  await mkdir(path.join(folder, 'dist'), { recursive: true });
  await writeFile(path.join(folder, 'package.json'), JSON.stringify({ name: 'ens-events', version }));
  for (const name of lateFiles) {
    const script = `"use strict";module.exports={get version(){return version}};const version=${JSON.stringify(version)};`;
    await writeFile(path.join(folder, 'dist', name), script);
  }
}

describe('case 103: an extension that VS Code updates while the window stays open', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-updated-'));
    await install(folder, '0.1.0');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const at = (...names: string[]) => path.join(folder, ...names);

  /** A window that began with version 0.1.0. */
  function begun(): Bundles {
    const load = createRequire(at('dist', 'extension.js'));
    const loader = (name: string) => () => Promise.resolve().then(() => load(`./${name}.js`) as never);
    return createBundles({
      folder,
      version: '0.1.0',
      updated: () => sentence,
      loaders: { ens: loader('ens'), times: loader('times'), sample: loader('sample') },
    });
  }
  const isSaid = (error: unknown) => isExtensionUpdated(error) && error.message === sentence;
  const versionOf = (bundle: object) => (bundle as { version: string }).version;

  it('loads each bundle on first use while nothing has changed', async () => {
    const bundles = begun();
    await bundles.check();
    for (const name of lazy) {
      assert.equal(versionOf(await bundles[name]()), '0.1.0');
    }
  });

  const changes: [what: string, change: () => Promise<void>][] = [
    ['the folder is gone', () => rm(folder, { recursive: true })],
    ['the folder is named as obsolete', () => rename(folder, `${folder}.old`)],
    ['dist/ is gone', () => rm(at('dist'), { recursive: true })],
    ['package.json is gone', () => rm(at('package.json'))],
    ['package.json is half there', () => truncate(at('package.json'), 20)],
    ['package.json is empty', () => truncate(at('package.json'))],
    ['package.json is something else', () => writeFile(at('package.json'), 'null')],
    ['a file stands where the folder was', () => rm(folder, { recursive: true }).then(() => writeFile(folder, ''))],
    ['a newer version is in its place', () => install(folder, '0.2.0')],
    ['an older version is in its place', () => install(folder, '0.0.9')],
    ['the newer package.json came first', () => writeFile(at('package.json'), '{"version":"0.2.0"}')],
  ];
  for (const [what, change] of changes) {
    it(`says so where ${what}, and mixes nothing`, async () => {
      const bundles = begun();
      await change();
      for (const use of [...lazy.map(name => bundles[name]), bundles.check]) {
        await assert.rejects(use(), isSaid);
        await assert.rejects(use(), isSaid, 'the second time too');
      }
      await rm(`${folder}.old`, { recursive: true, force: true });
    });
  }

  for (const name of lazy) {
    const file = () => at('dist', `${name}.js`);
    const broken: [what: string, change: () => Promise<void>][] = [
      ['is gone', () => rm(file())],
      ['is empty so far', () => truncate(file())],
      ['is half there', () => truncate(file(), 60)],
      ['is a script so far, and lacks its end', () => truncate(file(), '"use strict";'.length)],
      ['lacks what it gives out', () => writeFile(file(), 'exports.version = undefined;')],
      ['was cut where it gives out what is not there', () => writeFile(file(), 'module.exports={get a(){return b}};')],
    ];
    for (const [what, change] of broken) {
      it(`says so where dist/${name}.js ${what}`, async () => {
        const bundles = begun();
        await change();
        await assert.rejects(bundles[name](), isSaid);
        await assert.rejects(bundles[name](), isSaid);
      });
    }

    it(`goes on with dist/${name}.js once it is loaded, whatever comes in its place`, async () => {
      const bundles = begun();
      await bundles[name]();
      await install(folder, '0.2.0');
      assert.equal(versionOf(await bundles[name]()), '0.1.0');
      await rm(folder, { recursive: true });
      assert.equal(versionOf(await bundles[name]()), '0.1.0');
      await assert.rejects(bundles.check(), isSaid);
    });

    it(`does not use dist/${name}.js where it was replaced while it was read`, async () => {
      const loader = async () => {
        await install(folder, '0.2.0');
        return { version: '0.1.0' } as never;
      };
      const loaders = { ens: loader, times: loader, sample: loader };
      const bundles = createBundles({ folder, version: '0.1.0', updated: () => sentence, loaders });
      await assert.rejects(bundles[name](), isSaid);
    });
  }

  for (const name of lateFiles) {
    for (const change of [(file: string) => rm(file), (file: string) => truncate(file)]) {
      it(`notices that dist/${name} is gone or empty before it is needed`, async () => {
        await change(at('dist', name));
        await assert.rejects(begun().check(), isSaid);
      });
    }
  }

  it('passes other errors of the disk as they are: they come from no update', async () => {
    for (const code of ['EMFILE', 'EACCES', 'EIO']) {
      const fail = () => Promise.reject(Object.assign(new Error(`${code}: no`), { code }));
      const loaders = { ens: fail, times: fail, sample: fail };
      const bundles = createBundles({ folder, version: '0.1.0', updated: () => sentence, loaders });
      await assert.rejects(bundles.ens(), { code });
    }
  });

  it('keeps the cause for the log', async () => {
    await rm(at('dist', 'ens.js'));
    const error = await begun()
      .ens()
      .catch((reason: unknown) => reason as Error);
    assert.match(String((error as Error).cause), /Cannot find module/);
  });

  it('looks at every file of dist/ that ships beside the one that activation loads', async () => {
    const shipped = await readFile('scripts/vsix-files.txt', 'utf8');
    const names = [...shipped.matchAll(/^extension\/dist\/(.+)$/gm)].map(([, name]) => name);
    assert.deepEqual([...lateFiles, 'extension.js'].sort(), names.sort());
  });
});
