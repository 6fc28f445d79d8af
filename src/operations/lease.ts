import { createHash } from 'node:crypto';
import { rmdirSync, rmSync } from 'node:fs';
import { mkdir, readdir, readFile, rename, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import path from 'node:path';
import * as v from 'valibot';
import type { Clock } from '../ens/ports';
import { windowOf, type WindowId } from './windows';

/**
 * What one of several windows does for all of them, until it is gone. As in `locks.ts` a lease is a folder with one file
 * in it that is named for its holder, so that nobody takes away a lease that changed hands a moment ago. The file's time
 * is the holder's heartbeat.
 */
export interface Lease {
  /**
   * Takes the lease, or confirms it; true when this window has it. Rejects with the system's error.
   * @param silence how long a living holder may go without confirming before others take over, milliseconds
   */
  readonly hold: (silence: number) => Promise<boolean>;
  /** Gives it up at once, also one that is just being taken; that of another window stays. Never throws. */
  readonly release: () => void;
}

export interface LeaseParts {
  /** Absolute path of the folder with all leases; made when it is needed. */
  folder: string;
  /** What is leased. */
  name: string;
  self: WindowId;
  /** True while a window is there. */
  lives: (window: WindowId) => boolean;
  clock: Pick<Clock, 'now'>;
}

const holderText = v.pipe(
  v.string(),
  v.parseJson(),
  v.object({ pid: v.number(), window: v.optional(v.string()), started: v.optional(v.string()) }),
);

export function createLease({ folder, name, self, lives, clock }: LeaseParts): Lease {
  const lease = path.join(folder, hash(name));
  const file = `${hash(JSON.stringify(self))}.json`;
  let releases = 0;

  const beat = (holding: string) => {
    const seconds = clock.now() / 1_000;
    return utimes(path.join(holding, file), seconds, seconds);
  };
  const take = async () => {
    const ready = `${lease}-${file}`;
    try {
      await mkdir(ready, { recursive: true });
      await writeFile(path.join(ready, file), JSON.stringify(self), { mode: 0o600 });
      await beat(ready);
      await rmdir(lease).catch(no);
      // Systems disagree on the code for a lease that is in the way; that nothing is moved then they agree on.
      return await rename(ready, lease).then(yes, no);
    } finally {
      await rm(ready, { recursive: true, force: true });
    }
  };
  const isGone = async (holding: string, silence: number) => {
    const { mtimeMs } = await stat(holding);
    const parsed = v.safeParse(holderText, await readFile(holding, 'utf8'));
    // A heartbeat far in the future was stamped before the clock was set back, by somebody who did not confirm since.
    const silent = Math.abs(clock.now() - mtimeMs) > silence;
    return silent || !parsed.success || !lives(windowOf(parsed.output));
  };
  /** Clears away holders that are gone and what is no lease at all. */
  const clear = async (silence: number) => {
    const names = await readdir(lease).catch(() => []);
    for (const holding of names.map(entry => path.join(lease, entry))) {
      if (await isGone(holding, silence).catch(yes)) {
        await rm(holding, { recursive: true, force: true });
      }
    }
    if (names.length === 0) {
      await rm(lease, { force: true }).catch(no);
    }
  };
  const release = () => {
    releases += 1;
    try {
      rmSync(path.join(lease, file), { force: true });
      rmdirSync(lease);
    } catch {
      // It belongs to another window, or is not there.
    }
  };

  return {
    hold: async silence => {
      const before = releases;
      const held = (await beat(lease).then(yes, no)) || (await take()) || (await clear(silence).then(take));
      const wanted = releases === before;
      if (!wanted) {
        release();
      }
      return held && wanted;
    },
    release,
  };
}

const yes = () => true;
const no = () => false;

function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
