import { randomUUID } from 'node:crypto';
import { constants } from 'node:fs';
import * as system from 'node:fs/promises';
import path from 'node:path';
import type { Translate } from '../base/translate';
import { journalFailure } from './journalError';
import { continuedFrom, isCopy, partName, partNumber } from './journalParts';
import { parseLine } from './parseLine';
import { syncNames } from './syncNames';
import { systemCode } from './systemCode';
import { createTail, type Tail } from './tail';

/** An append-only file of JSON lines that several windows write to. */
export interface JournalFile {
  /** Resolves once the line is on the disk. Rejects with JournalError. */
  append: (record: object) => Promise<void>;
  /**
   * What was written since this reader's last read, in order, by whomever: JSON values, and as texts the lines that are
   * none. A line may come twice. Rejects with JournalError.
   */
  read: () => Promise<readonly unknown[]>;
  /** Adds lines as they are, which another file had, and each of them once. Rejects with JournalError. */
  adopt: (lines: readonly string[]) => Promise<void>;
}

/** What the journal needs of the system's files (node:fs/promises). */
export type Disk = Pick<typeof system, 'mkdir' | 'open' | 'readdir'>;

/**
 * The file may go on in further parts (journalParts.ts). Whoever appends does so to the last one, and looks again
 * afterwards: where a later part began meanwhile, the line goes there too, and readers pass over the second one.
 * @param file absolute path; its folder is made with the first line
 */
export function journalFile(file: string, t: Translate, disk: Disk = system): JournalFile {
  const folder = path.dirname(file);
  const fail = (error: unknown) => Promise.reject(journalFailure(error, t));
  const tails = new Map<string, Tail>();
  const known = new Set<string>();
  /** The first part that is read on: what came before it is in a later one, as far as it still matters. */
  let from: number | undefined;

  const names = () =>
    disk.readdir(folder).catch((error: unknown): string[] => {
      if (systemCode(error) === 'ENOENT') {
        return [];
      }
      throw error;
    });
  const lastPart = async () => Math.max(0, ...(await names()).map(name => partNumber(file, name) ?? 0));

  const appendTo = async (part: number, text: string) => {
    const firstMade = await disk.mkdir(folder, { recursive: true, mode: 0o700 });
    const { O_APPEND, O_CREAT, O_RDWR } = constants;
    const handle = await disk.open(partName(file, part), O_APPEND | O_CREAT | O_RDWR, 0o600);
    try {
      const { size } = await handle.stat();
      // One write call, so that lines of two windows do not mix; it begins on a new line even after a torn one.
      const bytes = Buffer.from(`\n${text}\n`);
      const { bytesWritten } = await handle.write(bytes);
      if (bytesWritten !== bytes.length) {
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
  const write = async (text: string) => {
    let written = -1;
    for (let last = await lastPart(); last > written; last = await lastPart()) {
      await appendTo(last, text);
      written = last;
    }
  };

  const tailOf = (name: string, offset = 0) => {
    const tail = tails.get(name) ?? createTail(path.join(folder, name), disk, offset);
    tails.set(name, tail);
    return tail;
  };
  const readNew = async () => {
    const all = await names();
    const parts = all
      .flatMap(name => partNumber(file, name) ?? [])
      .sort((a, b) => a - b)
      .map(part => ({ part, name: path.basename(partName(file, part)) }));
    if (from === undefined) {
      from = await readOnFrom(parts.at(-1));
    }
    const since = from;
    const wanted = [
      ...all.filter(name => isCopy(file, name)),
      ...parts.filter(({ part }) => part >= since).map(({ name }) => name),
    ];
    const lines: unknown[][] = [];
    for (const name of wanted) {
      lines.push((await tailOf(name).read()).map(parseLine).filter(isNew));
    }
    return lines.flat();
  };
  /** The last part, and what was added to the one before it after the last one was made of that. */
  const readOnFrom = async (last: { part: number; name: string } | undefined): Promise<number> => {
    const before = last && continuedFrom(parseLine(await tailOf(last.name).first()));
    if (!last || !before) {
      return last?.part ?? 0;
    }
    tailOf(path.basename(partName(file, before.part)), before.offset);
    return before.part;
  };
  const isNew = (line: unknown): boolean => {
    const id = typeof line === 'object' && line !== null && 'lineId' in line ? line.lineId : undefined;
    if (typeof id !== 'string') {
      return line !== '';
    }
    const fresh = !known.has(id);
    known.add(id);
    return fresh;
  };

  return {
    append: async record => {
      try {
        await write(JSON.stringify({ ...record, lineId: randomUUID() }));
      } catch (error) {
        throw journalFailure(error, t);
      }
    },
    adopt: lines => write(lines.join('\n')).catch(fail),
    read: () => readNew().catch(fail),
  };
}
