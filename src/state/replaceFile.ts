import { randomUUID } from 'node:crypto';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../ens/ports';
import { syncNames } from './syncNames';
import { systemCode } from './systemCode';

/** What replacing needs of the system's files (node:fs/promises). */
export type ReplaceDisk = Pick<typeof system, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm'>;

/** The waits before a file that is held open is replaced again, milliseconds: on Windows a scanner may have it. */
const renameWaits = [20, 100, 400];
const heldOpen = ['EACCES', 'EBUSY', 'EPERM'];

/**
 * Puts a file with this text in place of another one, or of none, whole and flushed. Answers false, and leaves the file as
 * it was, where `may` does. Rejects with the system's error; the file is as it was then. What an attempt that was cut short
 * left beside the file is removed, so one window at a time may do this.
 * @param may asked right before each attempt to replace
 */
export async function replaceFile(
  { file, text, may }: { file: string; text: string; may: () => boolean | Promise<boolean> },
  clock: Pick<Clock, 'sleep'>,
  disk: ReplaceDisk = system,
): Promise<boolean> {
  const folder = path.dirname(file);
  const firstMade = await disk.mkdir(folder, { recursive: true, mode: 0o700 });
  await removeLeftovers(file, disk);
  const ready = `${file}.${randomUUID()}.new`;
  try {
    const handle = await disk.open(ready, 'wx', 0o600);
    try {
      await handle.writeFile(text);
      await handle.sync();
    } finally {
      await handle.close();
    }
    if (!(await moved(ready, file, { may, clock, disk }))) {
      return false;
    }
    await syncNames(disk, folder, firstMade === undefined ? folder : path.dirname(firstMade));
    return true;
  } finally {
    await disk.rm(ready, { force: true }).catch(() => undefined);
  }
}

async function moved(
  from: string,
  to: string,
  { may, clock, disk }: { may: () => boolean | Promise<boolean>; clock: Pick<Clock, 'sleep'>; disk: ReplaceDisk },
): Promise<boolean> {
  for (const wait of [...renameWaits, undefined]) {
    if (!(await may())) {
      return false;
    }
    try {
      await disk.rename(from, to);
      return true;
    } catch (error) {
      if (systemCode(error) === 'ENOENT') {
        // Another window took this one for gone, and its file for left over.
        return false;
      }
      if (wait === undefined || !heldOpen.includes(systemCode(error) ?? '')) {
        throw error;
      }
      await clock.sleep(wait);
    }
  }
  return false;
}

async function removeLeftovers(file: string, disk: ReplaceDisk): Promise<void> {
  const { dir, base } = path.parse(file);
  const names = await disk.readdir(dir).catch(() => []);
  for (const name of names.filter(one => one.startsWith(`${base}.`) && one.endsWith('.new'))) {
    await disk.rm(path.join(dir, name), { force: true }).catch(() => undefined);
  }
}
