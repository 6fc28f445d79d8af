import { randomUUID } from 'node:crypto';
import path from 'node:path';
import type { Translate } from '../base/translate';
import { saveError, SaveError } from './saveError';

/** Where to save; a Uri of VS Code fits. */
export interface Place {
  readonly scheme: string;
  readonly path: string;
  with: (change: { path: string }) => this;
}

/** The part of VS Code's `workspace.fs` that saving needs. Its rejections have a `code`. */
export interface PlaceFiles<P extends Place> {
  isWritableFileSystem: (scheme: string) => boolean | undefined;
  stat: (place: P) => PromiseLike<{ type: number }>;
  writeFile: (place: P, bytes: Uint8Array) => PromiseLike<void>;
  rename: (from: P, to: P, options: { overwrite: boolean }) => PromiseLike<void>;
  delete: (place: P) => PromiseLike<void>;
}

/** `FileType.Directory` of VS Code, a bit. */
const directory = 2;

/**
 * Saves a text as UTF-8 at a place that is not a file of this computer, through VS Code's file system, whole or not at all:
 * a file beside it is written and then takes its name. Rejects with SaveError, as does a place that has no files or no
 * folder (a dialog in a remote window may answer a bare name: microsoft/vscode-remote-release#8408).
 */
export async function saveElsewhere<P extends Place>(
  place: P,
  text: string,
  t: Translate,
  files: PlaceFiles<P>,
): Promise<void> {
  if (files.isWritableFileSystem(place.scheme) === false) {
    throw saveError(withCode('NoPermissions'), t);
  }
  if (!place.path.startsWith('/')) {
    throw saveError(withCode('Unavailable'), t);
  }
  const beside = place.with({ path: path.posix.join(path.posix.dirname(place.path), `.${randomUUID()}.tmp`) });
  try {
    const before = await kindOf(files, place);
    if (before === 'folder') {
      // To take its name would delete it with all that is in it.
      throw withCode('FileIsADirectory');
    }
    await files.writeFile(beside, new TextEncoder().encode(text));
    await takeName(files, { beside, place, existed: before === 'file' }, t);
  } catch (error) {
    if (error instanceof SaveError) {
      throw error;
    }
    // What went wrong first is what the person must know.
    await Promise.resolve(files.delete(beside)).catch(() => undefined);
    throw saveError(error, t);
  }
}

/** VS Code deletes the old file first: where the name is not taken after that, the new one is all there is, and stays. */
async function takeName<P extends Place>(
  files: PlaceFiles<P>,
  { beside, place, existed }: { beside: P; place: P; existed: boolean },
  t: Translate,
): Promise<void> {
  try {
    await files.rename(beside, place, { overwrite: true });
  } catch (error) {
    const now = await kindOf(files, place).catch(() => 'unknown');
    if (existed && now !== 'file') {
      throw saveError(error, t, t('All that was to be saved is in another file of that folder: {0}', nameOf(beside)));
    }
    throw error;
  }
}

async function kindOf<P extends Place>(files: PlaceFiles<P>, place: P): Promise<'file' | 'folder' | 'none'> {
  try {
    const { type } = await files.stat(place);
    return (type & directory) === 0 ? 'file' : 'folder';
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'FileNotFound') {
      return 'none';
    }
    throw error;
  }
}

function nameOf(place: Place): string {
  return path.posix.basename(place.path);
}

function withCode(code: string): Error {
  return Object.assign(new Error(code), { code });
}
