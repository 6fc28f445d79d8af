import type { Stats } from 'node:fs';
import { constants, lstat, open, stat } from 'node:fs/promises';
import path from 'node:path';

/** The `code` of an error for what is there but no file: a folder, a pipe, a device, a link to nowhere. */
export const notAFile = 'NOT_A_FILE';
/** The `code` of an error where the file's folder is missing, and the folder above that too. */
export const noFolder = 'NO_FOLDER';

/**
 * The first `limit` + 1 bytes of a file as UTF-8 text, so that a caller sees by the length that there is more. Never waits
 * for another program. Rejects with an error that has a `code`: one of the system, or one of those above. ENOENT is said
 * only where nothing is at this path itself, and its folder or the one above is there to tell.
 */
export async function readUpTo(file: string, limit: number): Promise<string> {
  // Looked at before it is opened: to open a device may do something, and to open a pipe waits for its other end.
  const stats = (await unlessMissing(stat(file))) ?? (await whyMissing(file));
  if (!stats.isFile()) {
    throw failure(notAFile);
  }
  // Windows has no O_NONBLOCK, which then counts as 0.
  const handle = await open(file, constants.O_RDONLY | constants.O_NONBLOCK);
  try {
    const buffer = Buffer.alloc(limit + 1);
    let length = 0;
    let read: number;
    do {
      ({ bytesRead: read } = await handle.read(buffer, length, buffer.length - length));
      length += read;
    } while (read > 0);
    return buffer.toString('utf8', 0, length);
  } finally {
    await handle.close();
  }
}

/** Throws what a system means by "no such file": that, or a link that leads nowhere, or a folder that is gone. */
async function whyMissing(file: string): Promise<never> {
  const folder = path.dirname(file);
  if (await unlessMissing(lstat(file))) {
    throw failure(notAFile);
  }
  for (const place of [folder, path.dirname(folder)]) {
    const found = await unlessMissing(stat(place));
    if (found?.isDirectory()) {
      throw failure('ENOENT');
    }
    if (found ?? (await unlessMissing(lstat(place)))) {
      throw failure(notAFile);
    }
  }
  throw failure(noFolder);
}

async function unlessMissing(looking: Promise<Stats>): Promise<Stats | undefined> {
  try {
    return await looking;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') {
      return undefined;
    }
    throw error;
  }
}

/** The `code` of an error; undefined where it has none. */
export function codeOf(error: unknown): unknown {
  return error instanceof Error && 'code' in error ? error.code : undefined;
}

function failure(code: string): Error {
  return Object.assign(new Error(code), { code });
}
