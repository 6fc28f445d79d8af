import type * as system from 'node:fs/promises';
import { systemCode } from './systemCode';

/** Reads a file that grows, each time what was added. */
export interface Tail {
  /**
   * The lines since the last read; none where there is no file. What stands at the end without a line break counts as a
   * line, and once more when it goes on later: its writer may be gone, or just be writing. Rejects with the system's error.
   */
  read: () => Promise<readonly string[]>;
  /** The first line, which is read again by `read`. Rejects with the system's error. */
  first: () => Promise<string>;
  /** How far it was read, bytes. */
  offset: () => number;
}

/** As much as the first line of a part takes (journalParts.ts), bytes. */
const firstLineLimit = 1_024;

/** @param start where to begin, bytes; a file that was replaced, or is shorter by now, is read from its beginning */
export function createTail(file: string, disk: Pick<typeof system, 'open'>, start = 0): Tail {
  let offset = start;
  let inode: number | bigint | undefined;
  /** What the last read ended with, where that was no line break. */
  let open: Buffer = Buffer.alloc(0);

  const withFile = async <T>(work: (handle: system.FileHandle) => Promise<T>, otherwise: T): Promise<T> => {
    let handle: system.FileHandle;
    try {
      handle = await disk.open(file, 'r');
    } catch (error) {
      if (systemCode(error) === 'ENOENT') {
        return otherwise;
      }
      throw error;
    }
    try {
      return await work(handle);
    } finally {
      await handle.close();
    }
  };

  return {
    offset: () => offset,
    first: () =>
      withFile(async handle => {
        const { buffer, bytesRead } = await handle.read(Buffer.alloc(firstLineLimit), 0, firstLineLimit, 0);
        return buffer.toString('utf8', 0, bytesRead).trimStart().split('\n', 1)[0] ?? '';
      }, ''),
    read: () =>
      withFile(async handle => {
        const { ino, size } = await handle.stat();
        if (size < offset || (inode !== undefined && ino !== inode)) {
          offset = 0;
          open = Buffer.alloc(0);
        }
        inode = ino;
        const added = await readAll(handle, offset, size - offset);
        offset += added.length;
        const bytes = added.length > 0 ? Buffer.concat([open, added]) : added;
        open = added.length > 0 ? bytes.subarray(bytes.lastIndexOf(0x0a) + 1) : open;
        return bytes
          .toString('utf8')
          .split('\n')
          .filter(line => line.trim() !== '');
      }, []),
  };
}

async function readAll(handle: system.FileHandle, from: number, length: number): Promise<Buffer> {
  const buffer = Buffer.alloc(length);
  let read = 0;
  while (read < length) {
    const { bytesRead } = await handle.read(buffer, read, length - read, from + read);
    if (bytesRead === 0) {
      break;
    }
    read += bytesRead;
  }
  return buffer.subarray(0, read);
}
