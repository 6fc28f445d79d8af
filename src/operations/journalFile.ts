import { constants } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Translate } from '../ens/ports';

/** The journal cannot be written or read, so nothing may be sent. `message` and `advice` are in the reader's language. */
export class JournalError extends Error {
  override readonly name = 'JournalError';
  constructor(
    message: string,
    readonly advice: string,
    /** The system's code, for instance `ENOSPC`. */
    readonly code: string,
  ) {
    super(message);
  }
}

/** What the system refused, as a JournalError; one that is one already stays. */
export function journalFailure(error: unknown, t: Translate): JournalError {
  if (error instanceof JournalError) {
    return error;
  }
  const code = error instanceof Error && 'code' in error ? String(error.code) : '(none)';
  return new JournalError(
    t('The record of operations on this computer cannot be used: {0}', code),
    t('Nothing is sent without it. Check that the disk has room and that the folder of the extension can be written.'),
    code,
  );
}

/** An append-only file of JSON lines that several windows write to. */
export interface JournalFile {
  /** Resolves once the line is on the disk. Rejects with JournalError. */
  append: (record: object) => Promise<void>;
  /** Every whole line that holds a JSON object, in order; torn and foreign lines are passed over. Rejects with JournalError. */
  read: () => Promise<readonly Record<string, unknown>[]>;
}

/** What the journal needs of the system's files (node:fs/promises). */
export type Disk = Pick<typeof system, 'mkdir' | 'open' | 'readFile'>;

/**
 * @param file absolute path; its folder is made with the first line
 */
export function journalFile(file: string, t: Translate, disk: Disk = system): JournalFile {
  const failure = (error: unknown) => journalFailure(error, t);

  const write = async (record: object) => {
    const folder = path.dirname(file);
    const firstMade = await disk.mkdir(folder, { recursive: true });
    const { O_APPEND, O_CREAT, O_RDWR } = constants;
    const handle = await disk.open(file, O_APPEND | O_CREAT | O_RDWR, 0o600);
    try {
      const { size } = await handle.stat();
      const start = (await endsTorn(handle, size)) ? '\n' : '';
      // One write call, so that lines of two windows do not mix.
      const line = Buffer.from(`${start}${JSON.stringify(record)}\n`);
      const { bytesWritten } = await handle.write(line);
      if (bytesWritten !== line.length) {
        throw Object.assign(new Error('short write'), { code: 'ENOSPC' });
      }
      await handle.datasync();
      if (size === 0) {
        await syncNames(disk, folder, firstMade === undefined ? folder : path.dirname(firstMade));
      }
    } finally {
      await handle.close();
    }
  };

  return {
    append: record => write(record).catch((error: unknown) => Promise.reject(failure(error))),
    read: async () => {
      const text = await disk.readFile(file, 'utf8').catch((error: unknown) => {
        if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
          return '';
        }
        throw failure(error);
      });
      return text.split('\n').flatMap<Record<string, unknown>>(line => parseLine(line) ?? []);
    },
  };
}

/** A host that died while writing leaves a line without its end; the next one must not run into it. */
async function endsTorn(handle: system.FileHandle, size: number): Promise<boolean> {
  if (size === 0) {
    return false;
  }
  const { buffer } = await handle.read(Buffer.alloc(1), 0, 1, size - 1);
  return buffer[0] !== 0x0a;
}

/** What a system answers that does not flush folders (Windows), or not this one. */
const cannotSync = ['EACCES', 'EBADF', 'EINVAL', 'EISDIR', 'ENOTSUP', 'EPERM'];

/** A new file is lost with its lines where the power fails before its name, and those of new folders, are on the disk. */
async function syncNames(disk: Disk, folder: string, upTo: string): Promise<void> {
  try {
    const handle = await disk.open(folder, constants.O_RDONLY);
    await handle.sync().finally(() => handle.close());
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && cannotSync.includes(String(error.code)))) {
      throw error;
    }
  }
  if (folder !== upTo) {
    await syncNames(disk, path.dirname(folder), upTo);
  }
}

function parseLine(line: string): Record<string, unknown> | undefined {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as Record<string, unknown>)
      : undefined;
  } catch {
    // Torn or foreign: not ours to judge, and never a reason to lose the others.
    return undefined;
  }
}
