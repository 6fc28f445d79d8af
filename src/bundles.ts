import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { ExtensionUpdated } from './base/extensionUpdated';
import type * as Ens from './ens/index';
import type * as Times from './schedule/index';
import type * as Sample from './sample/index';

/** What loads on first use, as it was when this window began: code of two versions is never mixed. */
export interface Bundles {
  readonly ens: () => Promise<typeof Ens>;
  readonly times: () => Promise<typeof Times>;
  readonly sample: () => Promise<typeof Sample>;
  /** Resolves where all files are there, and of the version that runs. */
  readonly check: () => Promise<void>;
}

export interface BundleParts {
  /** Absolute path of the extension. */
  folder: string;
  /** The version that runs. */
  version: string;
  /** What is said where the files are others by now, in the reader's language. */
  updated: () => string;
  /** How each is loaded; for tests. */
  loaders?: Pick<Bundles, 'ens' | 'times' | 'sample'>;
}

/** Files in dist/ that are read after activation: by this window, and by its pages. */
export const lateFiles: readonly string[] = ['ens.js', 'times.js', 'sample.js', 'timeline.js', 'timeline.css'];

/** esbuild makes a `require` of each (scripts/esbuild-options.mjs). */
const fromDisk: Pick<Bundles, 'ens' | 'times' | 'sample'> = {
  ens: () => import('./ens/index'),
  times: () => import('./schedule/index'),
  sample: () => import('./sample/index'),
};

/**
 * The bundles of an installed extension. All of it rejects with ExtensionUpdated where VS Code updated the extension
 * meanwhile; what this window loaded before stays in its memory and goes on. Other errors of the disk pass as they are.
 */
export function createBundles({ folder, version, updated, loaders = fromDisk }: BundleParts): Bundles {
  const asUpdated = (error: unknown) =>
    isGoneOrBroken(error) ? new ExtensionUpdated(updated(), { cause: error }) : error;

  const check = async () => {
    try {
      const manifest: unknown = JSON.parse(await readFile(path.join(folder, 'package.json'), 'utf8'));
      const found = await Promise.all(lateFiles.map(name => stat(path.join(folder, 'dist', name))));
      if (versionOf(manifest) !== version || found.some(({ size }) => size === 0)) {
        throw new Error('The files are not those that this window began with.');
      }
    } catch (error) {
      throw asUpdated(error);
    }
  };

  const sure = <T extends object>(load: () => Promise<T>) => {
    let isSure = false;
    return async () => {
      const bundle = await load()
        .then(touched)
        .catch((error: unknown) => {
          throw asUpdated(error);
        });
      if (!isSure) {
        // Looked at afterwards, so that files which are replaced in between are noticed. From then on Node has it.
        await check();
        isSure = true;
      }
      return bundle;
    };
  };
  return { ens: sure(loaders.ens), times: sure(loaders.times), sample: sure(loaders.sample), check };
}

function versionOf(manifest: unknown): unknown {
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : undefined;
}

/** Throws where something that the bundle gives out is not in it: half a script may still be one. */
function touched<T extends object>(bundle: T): T {
  const members = Object.values(bundle);
  if (members.length === 0 || members.includes(undefined)) {
    throw new Error('The bundle is not whole.');
  }
  return bundle;
}

/** A file or folder that is not there, or a package.json that Node, which looks into it for scripts, can't read. */
const goneCodes = new Set<unknown>(['MODULE_NOT_FOUND', 'ENOENT', 'ENOTDIR', 'ERR_INVALID_PACKAGE_CONFIG']);

/** Also what was read and makes no sense. Other errors of the system have a code of their own. */
function isGoneOrBroken(error: unknown): boolean {
  return !(error instanceof Error) || !('code' in error) || goneCodes.has(error.code);
}
