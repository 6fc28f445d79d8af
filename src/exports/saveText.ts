import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Translate } from '../ens/ports';

/** The file was not saved; one of that name is as it was. `message` and `advice` are in the reader's language. */
export class SaveError extends Error {
  override readonly name = 'SaveError';
  constructor(
    message: string,
    readonly advice: string,
    /** The system's code, for instance `ENOSPC`. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** The part of `node:fs/promises` that saving needs. */
export interface SaveFiles {
  open: (
    file: string,
    flags: 'wx',
  ) => Promise<{ writeFile: (text: string) => Promise<void>; sync: () => Promise<void>; close: () => Promise<void> }>;
  rename: (from: string, to: string) => Promise<void>;
  rm: (file: string, options: { force: true }) => Promise<void>;
}

/**
 * Saves a text as UTF-8, whole or not at all: a file beside it is written, flushed to the disk and then takes its name.
 * Rejects with SaveError.
 * @param file absolute path, as a save dialog answers it
 */
export async function saveText(
  file: string,
  text: string,
  t: Translate,
  files: SaveFiles = { open, rename, rm },
): Promise<void> {
  const beside = path.join(path.dirname(file), `.${randomUUID()}.tmp`);
  try {
    await writeFlushed(files, beside, text);
    await files.rename(beside, file);
  } catch (error) {
    // What went wrong first is what the person must know.
    await files.rm(beside, { force: true }).catch(() => undefined);
    const code = error instanceof Error && 'code' in error ? String(error.code) : '(none)';
    throw new SaveError(t('The file was not saved: {0}', code), adviceFor(code, t), code);
  }
}

async function writeFlushed({ open: create }: SaveFiles, file: string, text: string): Promise<void> {
  const handle = await create(file, 'wx');
  try {
    await handle.writeFile(text);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function adviceFor(code: string, t: Translate): string {
  switch (code) {
    case 'ENOSPC':
    case 'EDQUOT':
      return t('The disk is full. Make room on it, or save to another one.');
    case 'EACCES':
    case 'EPERM':
    case 'EROFS':
      return t('You may not write there. Choose another folder or another name.');
    case 'ENOENT':
    case 'ENOTDIR':
      return t('The folder does not exist. Choose another one.');
    case 'EISDIR':
    case 'ENOTEMPTY':
    case 'EEXIST':
      return t('There is a folder of this name. Choose another name.');
    default:
      return t('Try again, or choose another folder.');
  }
}
