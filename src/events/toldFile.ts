import { constants } from 'node:fs';
import { mkdir, open, readFile, readdir, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { Clock } from '../ens/ports';

/** One line, of hashes of ids and times in Unix milliseconds. */
export interface ToldLine {
  /** Random, of the one call that wrote it. */
  by: string;
  marks?: readonly string[];
  /** Events that somebody put off, and until when. */
  snoozed?: Readonly<Record<string, number>>;
  /** Accounts of which a window without the focus has something to tell, and since when. */
  waiting?: Readonly<Record<string, number>>;
}

/** What windows append to. Both reject with the system's error. */
export interface ToldFile {
  readonly append: (line: ToldLine) => Promise<void>;
  /** Every whole line, in order; torn and foreign ones, and those of a later version, are passed over. */
  readonly read: () => Promise<{ previous: readonly ToldLine[]; current: readonly ToldLine[] }>;
}

/** A file is written for this long: so the memory stays small. */
const periodMs = 90 * 24 * 3_600_000;

/** So many are kept and read. Two older ones, since a clock that is ahead for a moment begins one of its own. */
const keptFiles = 3;

/** Ten times what thousands of events come to; a larger file is none of ours. */
const largest = 16 * 1024 * 1024;

/**
 * @param folder absolute path, shared by all windows; made with the first line
 * @param prepare brings over what was kept elsewhere before; its failure is no reason to tell nothing
 */
export function toldFile(folder: string, clock: Pick<Clock, 'now'>, prepare?: () => Promise<void>): ToldFile {
  const now = () => Math.floor(clock.now() / periodMs);
  const numbers = async () => (await namesIn(folder)).flatMap(numberOf).sort((a, b) => a - b);
  const read = (number: number) => linesOf(path.join(folder, nameOf(number)));
  return {
    append: async line => {
      const current = now();
      const file = path.join(folder, nameOf(current));
      const size = await sizeOf(file);
      if (size === undefined) {
        await mkdir(folder, { recursive: true, mode: 0o700 });
        // By their order alone: what the clock says now may be wrong.
        const old = (await numbers()).slice(0, 1 - keptFiles);
        await Promise.all(old.map(number => rm(path.join(folder, nameOf(number)), { force: true })));
      } else if (size > largest) {
        await rm(file, { force: true });
      }
      const { O_APPEND, O_CREAT, O_WRONLY } = constants;
      const handle = await open(file, O_APPEND | O_CREAT | O_WRONLY, 0o600);
      try {
        // One write call, so that lines of two windows do not mix; it begins on a new line even after a torn one.
        await handle.write(`\n${JSON.stringify({ v: 1, ...line })}\n`);
      } finally {
        await handle.close();
      }
    },
    read: async () => {
      await prepare?.().catch(() => undefined);
      const current = now();
      const others = (await numbers()).filter(number => number !== current);
      return { previous: (await Promise.all(others.map(read))).flat(), current: await read(current) };
    },
  };
}

/** A file in memory, for what is gone with the window. */
export function memoryFile(): ToldFile {
  const current: ToldLine[] = [];
  return {
    append: line => {
      current.push(line);
      return Promise.resolve();
    },
    read: () => Promise.resolve({ previous: [], current: [...current] }),
  };
}

async function linesOf(file: string): Promise<ToldLine[]> {
  const size = await sizeOf(file);
  if (size === undefined || size > largest) {
    return [];
  }
  return (await readFile(file, 'utf8')).split('\n').flatMap(text => parseLine(text) ?? []);
}

/** Undefined where there is no such file. */
async function sizeOf(file: string): Promise<number | undefined> {
  return stat(file).then(
    ({ size }) => size,
    (error: unknown) => {
      if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
        return undefined;
      }
      throw error;
    },
  );
}

function nameOf(number: number): string {
  return `told-${number}.jsonl`;
}

function numberOf(name: string): number[] {
  const [, number] = /^told-(\d{1,9})\.jsonl$/.exec(name) ?? [];
  return number === undefined ? [] : [Number(number)];
}

/** None where there is no such folder. */
async function namesIn(folder: string): Promise<string[]> {
  return readdir(folder).catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') {
      return [];
    }
    throw error;
  });
}

function parseLine(text: string): ToldLine | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return isLine(value) ? value : undefined;
  } catch {
    // Torn or foreign: never a reason to lose the others.
    return undefined;
  }
}

function isLine(value: unknown): value is ToldLine {
  if (typeof value !== 'object' || value === null || !('by' in value) || typeof value.by !== 'string') {
    return false;
  }
  if ('v' in value && value.v !== 1) {
    return false;
  }
  const marks = 'marks' in value ? value.marks : [];
  const times = ['snoozed' in value ? value.snoozed : {}, 'waiting' in value ? value.waiting : {}];
  return Array.isArray(marks) && marks.every(mark => typeof mark === 'string') && times.every(isTimes);
}

function isTimes(value: unknown): boolean {
  return typeof value === 'object' && value !== null && Object.values(value).every(time => typeof time === 'number');
}
