import { createHash } from 'node:crypto';
import * as system from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../ens/ports';
import { actions, type Action } from '../events/actions';
import type { EventKey } from '../events/event';
import { logValue } from '../events/inert';
import type { WindowId } from './windows';

/** The window that is sending, or has sent, an operation for an event. */
export interface LockHolder extends WindowId {
  operationId: string;
  /** What the person calls the account. */
  account: string;
  /** What it does to the event; absent in locks of earlier versions. */
  action?: Action;
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
  /**
   * Gives it up; a lock of another operation stays. Never rejects, since whoever gives up a lock is done with what it was
   * for: what the system refuses to remove is logged and tried again for a while.
   */
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
    action: v.exactOptional(v.picklist(actions)),
    at: v.number(),
  }),
);

/** Somebody's, it is not known whose: the file is torn, or was given up at this very moment. */
const somebody: LockHolder = { operationId: '', pid: 0, account: '', at: 0 };

/** The waits before a lock that could not be removed is tried again, milliseconds: a virus scanner lets go within seconds. */
const removalWaits = [1_000, 5_000, 30_000, 120_000, 600_000];

/** What locks need of the system's files (node:fs/promises). */
export type LockDisk = Pick<typeof system, 'mkdir' | 'readdir' | 'readFile' | 'rename' | 'rm' | 'rmdir' | 'writeFile'>;

export interface LocksParts {
  /** Absolute path; made with the first lock. */
  folder: string;
  clock: Pick<Clock, 'sleep'>;
  /** The log; its lines are not translated. */
  warn: (line: string) => void;
  /** Ends the trying again: the window closes. */
  signal: AbortSignal;
  disk?: LockDisk;
}

export function createLocks({ folder, clock, warn, signal, disk = system }: LocksParts): Locks {
  const lockOf = (key: EventKey) => path.join(folder, hash(key));
  const fileOf = (operationId: string) => `${hash(operationId)}.json`;

  /** An empty folder is nobody's lock; one that is not empty, or not there, is left as it is. */
  const removeEmpty = (lock: string) => disk.rmdir(lock).catch(nobody);
  const holderOf = async (lock: string): Promise<LockHolder> => {
    const [file = ''] = await disk.readdir(lock).catch(() => []);
    const text = await disk.readFile(path.join(lock, file), 'utf8').catch(nobody);
    const parsed = v.safeParse(holderText, text);
    return parsed.success ? parsed.output : somebody;
  };
  /** Undefined once it is gone, else what the system says. */
  const remove = async (lock: string, file: string): Promise<string | undefined> => {
    const refused = await disk.rm(path.join(lock, file), { force: true }).then(nobody, codeOf);
    await removeEmpty(lock);
    return refused;
  };
  const removeLater = async (lock: string, file: string) => {
    for (const wait of removalWaits) {
      await clock.sleep(wait, signal);
      if ((await remove(lock, file)) === undefined) {
        return;
      }
    }
    warn('Lock not removed; given up');
  };

  return {
    take: async (key, holder) => {
      const lock = lockOf(key);
      const ready = path.join(folder, `${hash(holder.operationId)}.new`);
      try {
        await disk.mkdir(ready, { recursive: true });
        const text = JSON.stringify(holder);
        await disk.writeFile(path.join(ready, fileOf(holder.operationId)), text, { mode: 0o600, flush: true });
        await removeEmpty(lock);
        // Systems disagree on the code for a lock that is in the way; that nothing is moved then they agree on.
        return await disk.rename(ready, lock).then(nobody, () => holderOf(lock));
      } finally {
        // What is left of it is nobody's lock: it must not hide that the lock was taken.
        await disk.rm(ready, { recursive: true }).catch(nobody);
      }
    },
    release: async (key, operationId) => {
      const [lock, file] = [lockOf(key), fileOf(operationId)];
      const code = await remove(lock, file);
      if (code !== undefined) {
        warn(`Lock not removed code=${logValue(code)}; trying again`);
        // It rejects only where the window closes.
        removeLater(lock, file).catch(nobody);
      }
    },
  };
}

const nobody = (): undefined => undefined;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error ? String(error.code) : '(none)';
}
