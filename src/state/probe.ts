import { randomUUID } from 'node:crypto';
import * as system from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './systemCode';

/** The file system cannot keep two windows apart. `code` says what it lacks. */
export class UnfitDisk extends Error {
  override readonly name = 'UnfitDisk';
  constructor(readonly code: 'NO_RENAME' | 'NO_FSYNC') {
    super(code);
  }
}

export type ProbeDisk = Pick<typeof system, 'mkdir' | 'open' | 'readFile' | 'rename' | 'rm'>;

/**
 * Tries what claims and the journal rest on: a folder is put in place whole, not over one with something in it, and a file
 * can be flushed. Rejects with UnfitDisk where one of these does not hold, with the system's error where the folder cannot
 * be written at all.
 */
export async function probeDisk(folder: string, disk: ProbeDisk = system): Promise<void> {
  const place = path.join(folder, `probe-${randomUUID()}`);
  const file = (name: string) => path.join(place, name, 'file');
  const write = async (name: string) => {
    await disk.mkdir(path.join(place, name), { recursive: true, mode: 0o700 });
    const handle = await disk.open(file(name), 'w', 0o600);
    try {
      await handle.writeFile(name);
      await handle.datasync().catch((error: unknown) => {
        throw cannotFlush(error) ? new UnfitDisk('NO_FSYNC') : error;
      });
    } finally {
      await handle.close();
    }
  };
  const move = (from: string, to: string) =>
    disk.rename(path.join(place, from), path.join(place, to)).then(
      () => true,
      () => false,
    );
  try {
    await write('first');
    await write('second');
    const moved = await move('first', 'lock');
    const replaced = await move('second', 'lock');
    const holder = await disk.readFile(file('lock'), 'utf8').catch(() => '');
    if (!moved || replaced || holder !== 'first') {
      throw new UnfitDisk('NO_RENAME');
    }
  } finally {
    await disk.rm(place, { recursive: true, force: true }).catch(() => undefined);
  }
}

function cannotFlush(error: unknown): boolean {
  return ['EINVAL', 'ENOSYS', 'ENOTSUP'].includes(systemCode(error) ?? '');
}
