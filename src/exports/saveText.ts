import { randomUUID } from 'node:crypto';
import { open, rename, rm } from 'node:fs/promises';
import path from 'node:path';
import type { Translate } from '../base/translate';
import { saveError } from './saveError';

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
 * Saves a text on this computer as UTF-8, whole or not at all: a file beside it is written, flushed to the disk and then
 * takes its name. Rejects with SaveError; a file of that name is then as it was.
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
    throw saveError(error, t);
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
