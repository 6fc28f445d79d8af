import { createHash } from 'node:crypto';
import { mkdir, readdir, readFile, rename, rm, rmdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { EventKey } from '../events/event';
import type { WindowId } from './windows';

/** The window that is sending, or has sent, an operation for an event. */
export interface LockHolder extends WindowId {
  operationId: string;
  /** What the person calls the account. */
  account: string;
  /** When it was taken, Unix milliseconds. */
  at: number;
}

/**
 * One lock an event, for all windows of this computer: a folder with one file in it, which is named for the operation
 * that holds it. It is put in place whole, which works for one of them only, and given up by that name, so that nobody
 * takes away the lock of somebody else, not even of one who took it a moment ago.
 */
export interface Locks {
  /** Answers undefined when it was taken, else who has it. Rejects with the system's error. */
  take: (key: EventKey, holder: LockHolder) => Promise<LockHolder | undefined>;
  /** Gives it up; a lock of another operation stays. */
  release: (key: EventKey, operationId: string) => Promise<void>;
}

const holderText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({
    operationId: v.string(),
    pid: v.number(),
    window: v.exactOptional(v.string()),
    started: v.exactOptional(v.string()),
    account: v.string(),
    at: v.number(),
  }),
);

/** Somebody's, it is not known whose: the file is torn, or was given up at this very moment. */
const somebody: LockHolder = { operationId: '', pid: 0, account: '', at: 0 };

/** @param folder absolute path; made with the first lock */
export function createLocks(folder: string): Locks {
  const lockOf = (key: EventKey) => path.join(folder, hash(key));
  const fileOf = (operationId: string) => `${hash(operationId)}.json`;
  return {
    take: async (key, holder) => {
      const lock = lockOf(key);
      const ready = path.join(folder, `${hash(holder.operationId)}.new`);
      try {
        await mkdir(ready, { recursive: true });
        const text = JSON.stringify(holder);
        await writeFile(path.join(ready, fileOf(holder.operationId)), text, { mode: 0o600, flush: true });
        await removeEmpty(lock);
        // Systems disagree on the code for a lock that is in the way; that nothing is moved then they agree on.
        return await rename(ready, lock).then(nobody, () => holderOf(lock));
      } finally {
        await rm(ready, { recursive: true, force: true });
      }
    },
    release: async (key, operationId) => {
      const lock = lockOf(key);
      await rm(path.join(lock, fileOf(operationId)), { force: true });
      await removeEmpty(lock);
    },
  };
}

async function holderOf(lock: string): Promise<LockHolder> {
  const [file = ''] = await readdir(lock).catch(() => []);
  const text = await readFile(path.join(lock, file), 'utf8').catch(() => '');
  const parsed = v.safeParse(holderText, text);
  return parsed.success ? parsed.output : somebody;
}

/** An empty folder is nobody's lock; one that is not empty, or not there, is left as it is. */
async function removeEmpty(lock: string): Promise<void> {
  await rmdir(lock).catch(nobody);
}

const nobody = (): undefined => undefined;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
