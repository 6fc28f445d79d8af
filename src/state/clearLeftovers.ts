import { readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';

/** What is that old was left by a window that died in between, milliseconds: it takes hundredths of a second otherwise. */
const leftMs = 24 * 3_600_000;

/** A claim that was to be put in place (claims.ts), or the trial of a disk (probe.ts). */
const leftoverName = /^(?:[0-9a-f]{64}\.new|probe-[0-9a-f-]{36})$/;

/**
 * Removes from a folder of claims what windows that died left half done. Claims themselves, and what is foreign, stay.
 * Rejects with the system's error. `now` in Unix milliseconds.
 */
export async function clearLeftovers(folder: string, now: number): Promise<void> {
  const names = await readdir(folder).catch((): string[] => []);
  for (const name of names.filter(each => leftoverName.test(each))) {
    const { mtimeMs } = await stat(path.join(folder, name));
    if (now - mtimeMs > leftMs) {
      await rm(path.join(folder, name), { recursive: true, force: true });
    }
  }
}
