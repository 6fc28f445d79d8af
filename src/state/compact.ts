import { constants } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import { continuedFrom, continuesLine, partName, partNumber } from './journalParts';
import { parseLine } from './parseLine';
import { syncNames } from './syncNames';
import { createTail } from './tail';

/** Beyond this the last part is long enough for a new one, bytes: some 3,000 operations. */
const longBytes = 4 * 1024 * 1024;

export type CompactDisk = Pick<typeof system, 'mkdir' | 'open' | 'readdir' | 'rename' | 'rm' | 'stat'>;

/**
 * Begins a new part of the journal with those lines of the last one that `keep` chooses, where that one has become long.
 * Nothing is removed: the last part stays, and lines that are still added to it are read (journalFile.ts). To be called by
 * one window at a time. Answers whether a part was begun. Rejects with the system's error; nothing has changed then.
 * @param keep answers the lines that still matter, unchanged and in their order
 */
export async function compactJournal(
  file: string,
  keep: (lines: readonly string[]) => readonly string[],
  disk: CompactDisk = system,
  limit = longBytes,
): Promise<boolean> {
  const folder = path.dirname(file);
  const last = Math.max(
    0,
    ...(await disk.readdir(folder).catch((): string[] => [])).map(name => partNumber(file, name) ?? 0),
  );
  const size = await disk.stat(partName(file, last)).then(
    ({ size: bytes }) => bytes,
    () => 0,
  );
  if (size < limit) {
    return false;
  }
  const tail = createTail(partName(file, last), disk);
  const before = continuedFrom(parseLine(await tail.first()));
  // What was still added to the part before, by a window that ended before it could add it here too.
  const late = before ? await createTail(partName(file, before.part), disk, before.offset).read() : [];
  const lines = [...late, ...(await tail.read())].filter(line => !continuedFrom(parseLine(line)));
  const kept = [continuesLine({ part: last, offset: tail.offset() }), ...keep(lines)];
  const ready = `${partName(file, last + 1)}.new`;
  const { O_CREAT, O_TRUNC, O_WRONLY } = constants;
  const handle = await disk.open(ready, O_CREAT | O_TRUNC | O_WRONLY, 0o600);
  try {
    await handle.writeFile(`${kept.join('\n')}\n`);
    await handle.sync();
  } finally {
    await handle.close();
  }
  await disk.rename(ready, partName(file, last + 1));
  await syncNames(disk, folder, folder);
  return true;
}
