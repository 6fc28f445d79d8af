import { createHash } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../ens/ports';
import { probeDisk, type ProbeDisk } from './probe';
import { systemCode } from './systemCode';

/** One file in the folder of a claim: who says that it is theirs. */
export interface Claimant {
  /** The name of its file, for `removeFile`. */
  file: string;
  /** What the file holds; undefined where it could not be read. */
  text: string | undefined;
  /** Its heartbeat, Unix milliseconds. */
  at: number;
}

/**
 * What one of all windows has at a time: a folder for each name with one file in it, which is named for who has it. The
 * folder is put in place whole, which works for one only, and given up by that name, so that nobody takes away what
 * somebody else took a moment ago. Locks and leases are claims.
 */
export interface Claims {
  /** True once it is in place. Rejects with the system's error where it can't be, though nobody has it. */
  put: (name: string, id: string, text: string, at: number) => Promise<boolean>;
  /** Everybody who says that it is theirs; foreign files are none. */
  read: (name: string) => Promise<readonly Claimant[]>;
  /** Shows that its holder is still there. Rejects with the system's error where it isn't theirs. */
  beat: (name: string, id: string, at: number) => Promise<void>;
  /** Gives it up. Answers undefined once it is gone, else what the system says. */
  remove: (name: string, id: string) => Promise<string | undefined>;
  removeFile: (name: string, file: string) => Promise<string | undefined>;
  /** The same at once, as the window ends. Never throws. */
  removeNow: (name: string, id: string) => void;
}

/** What claims need of the system's files (node:fs/promises). */
export type ClaimDisk = ProbeDisk &
  Pick<typeof system, 'readdir' | 'rmdir' | 'stat' | 'unlink' | 'utimes' | 'writeFile'>;

export interface ClaimsParts {
  /** Absolute path; made with the first claim. */
  folder: string;
  clock: Pick<Clock, 'sleep'>;
  disk?: ClaimDisk;
}

/** The waits before what nobody has is tried again, milliseconds: on Windows a virus scanner may have the folder open. */
const renameWaits = [20, 100, 400];

const claimantName = /^[0-9a-f]{64}\.json$/;

export function createClaims({ folder, clock, disk = system }: ClaimsParts): Claims {
  const placeOf = (name: string) => path.join(folder, hash(name));
  const namesIn = (place: string) => disk.readdir(place).catch(() => []);

  /** Once a window; a disk that did not pass is tried again with the next claim. */
  let fit: Promise<void> | undefined;
  const beFit = async () => {
    fit ??= probeDisk(folder, disk);
    await fit.catch((error: unknown) => {
      fit = undefined;
      throw error;
    });
  };

  const read = async (name: string): Promise<Claimant[]> => {
    const place = placeOf(name);
    const files = (await namesIn(place)).filter(file => claimantName.test(file));
    return Promise.all(
      files.map(async file => {
        const at = await disk.stat(path.join(place, file)).then(
          ({ mtimeMs }) => mtimeMs,
          () => 0,
        );
        return { file, at, text: await disk.readFile(path.join(place, file), 'utf8').catch(nothing) };
      }),
    );
  };
  /** What lies in the place of a claim that nobody has: an empty folder, what a file manager or a cloud drive left. */
  const clear = async (place: string) => {
    const names = await namesIn(place);
    if (names.some(file => claimantName.test(file))) {
      return;
    }
    for (const file of names) {
      await disk.rm(path.join(place, file), { recursive: true, force: true }).catch(nothing);
    }
    // The one removes a folder only where it is empty, the other what is no folder: neither a claim of this moment.
    await disk.rmdir(place).catch(() => disk.unlink(place).catch(nothing));
  };
  /** False where somebody has it. Systems disagree on the code for that; that nothing is moved then they agree on. */
  const move = async (ready: string, name: string): Promise<boolean> => {
    for (const wait of [...renameWaits, undefined]) {
      await clear(placeOf(name));
      const refused = await disk.rename(ready, placeOf(name)).then(nothing, (error: unknown) => ({ error }));
      if (!refused) {
        return true;
      }
      if ((await read(name)).length > 0) {
        return false;
      }
      if (wait === undefined) {
        // Somebody had it, and gave it up while it was looked at.
        if (['ENOTEMPTY', 'EEXIST'].includes(systemCode(refused.error) ?? '')) {
          return false;
        }
        throw refused.error;
      }
      await clock.sleep(wait);
    }
    return false;
  };
  const removeFile = async (name: string, file: string) => {
    const place = placeOf(name);
    const refused = await disk.rm(path.join(place, file), { force: true }).then(nothing, codeOf);
    if (refused === undefined) {
      await disk.rmdir(place).catch(() => clear(place));
    }
    return refused;
  };

  return {
    read,
    put: async (name, id, text, at) => {
      const ready = path.join(folder, `${hash(`${name} ${id}`)}.new`);
      const file = path.join(ready, fileOf(id));
      await beFit();
      try {
        await disk.mkdir(ready, { recursive: true, mode: 0o700 });
        await disk.writeFile(file, text, { mode: 0o600, flush: true });
        await disk.utimes(file, at / 1_000, at / 1_000);
        return await move(ready, name);
      } finally {
        // What is left of it is nobody's claim: it must not hide that the claim was put in place.
        await disk.rm(ready, { recursive: true, force: true }).catch(nothing);
      }
    },
    beat: (name, id, at) => disk.utimes(path.join(placeOf(name), fileOf(id)), at / 1_000, at / 1_000),
    remove: (name, id) => removeFile(name, fileOf(id)),
    removeFile,
    removeNow: (name, id) => {
      try {
        rmSync(path.join(placeOf(name), fileOf(id)), { force: true });
        rmdirSync(placeOf(name));
      } catch {
        // It belongs to another window, or is not there.
      }
    },
  };
}

const nothing = (): undefined => undefined;

function fileOf(id: string): string {
  return `${hash(id)}.json`;
}

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

function codeOf(error: unknown): string {
  return systemCode(error) ?? '(none)';
}
