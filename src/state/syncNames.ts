import { constants } from 'node:fs';
import type * as system from 'node:fs/promises';
import path from 'node:path';
import { systemCode } from './systemCode';

/** What a system answers that does not flush folders (Windows), or not this one. */
const cannotSync = ['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'];

/**
 * A new file is lost with its lines where the power fails before its name, and those of new folders, are on the disk.
 * Rejects with the system's error.
 * @param upTo the last folder to flush, `folder` itself or one above it
 */
export async function syncNames(disk: Pick<typeof system, 'open'>, folder: string, upTo: string): Promise<void> {
  try {
    const handle = await disk.open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!cannotSync.includes(systemCode(error) ?? '')) {
      throw error;
    }
  }
  if (folder !== upTo) {
    await syncNames(disk, path.dirname(folder), upTo);
  }
}
