import { createHash } from 'node:crypto';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { EventKey } from '../events/event';

/** Who is sending, or has sent, an operation for an event. */
export interface LockHolder {
  operationId: string;
  /** Process of the window. */
  pid: number;
  /** What the person calls the account. */
  account: string;
  /** When it was taken, Unix milliseconds. */
  at: number;
}

/** One lock an event, for all windows of this computer: a file that only one of them can make. */
export interface Locks {
  /** Answers undefined when it was taken, else who has it. Rejects with the system's error. */
  take: (key: EventKey, holder: LockHolder) => Promise<LockHolder | undefined>;
  /** Gives it up; a lock of another operation stays. */
  release: (key: EventKey, operationId: string) => Promise<void>;
}

const holderText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ operationId: v.string(), pid: v.number(), account: v.string(), at: v.number() }),
);

/** A file that another window has made but not yet written, or one that was torn: somebody's, it is not known whose. */
const somebody: LockHolder = { operationId: '', pid: 0, account: '', at: 0 };

/** @param folder absolute path; made with the first lock */
export function createLocks(folder: string): Locks {
  const fileOf = (key: EventKey) => path.join(folder, `${createHash('sha256').update(key).digest('hex')}.json`);
  const holderOf = async (key: EventKey) => {
    const text = await readFile(fileOf(key), 'utf8').catch(() => '');
    const parsed = v.safeParse(holderText, text);
    return parsed.success ? parsed.output : somebody;
  };
  return {
    take: async (key, holder) => {
      await mkdir(folder, { recursive: true });
      try {
        await writeFile(fileOf(key), JSON.stringify(holder), { flag: 'wx', mode: 0o600, flush: true });
        return undefined;
      } catch (error) {
        if (error instanceof Error && 'code' in error && error.code === 'EEXIST') {
          return holderOf(key);
        }
        throw error;
      }
    },
    release: async (key, operationId) => {
      if ((await holderOf(key)).operationId === operationId) {
        await rm(fileOf(key), { force: true });
      }
    },
  };
}

/** True while the process exists; one that belongs to somebody else exists too. */
export function processLives(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
