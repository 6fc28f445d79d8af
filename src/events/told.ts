import { createHash, randomUUID } from 'node:crypto';
import type { EventKey } from './event';
import type { ToldFile, ToldLine } from './toldFile';

/** What all windows remember of whom was told what. It holds hashes of ids and times, nothing else. */
export interface ToldSnapshot {
  has: (mark: string) => boolean;
  /** Unix milliseconds; undefined where it never was. */
  snoozedUntil: (key: EventKey) => number | undefined;
  /** Since when a window without the focus has had something to tell of an account, Unix milliseconds. */
  waitingSince: (profileId: string) => number | undefined;
}

export interface Told {
  readonly read: () => Promise<ToldSnapshot>;
  /**
   * Makes these marks, for all windows and for good, and answers those that nobody had made before: of two windows that
   * ask at the same moment only one is given a mark. Marks asked for again stay remembered for longer.
   */
  readonly claim: (marks: readonly string[]) => Promise<ReadonlySet<string>>;
  /** `until` in Unix milliseconds; 0 ends what there was. */
  readonly snooze: (keys: readonly EventKey[], until: number) => Promise<void>;
  /** Lets the other windows know that there is something to tell of an account. `now` in Unix milliseconds. */
  readonly wait: (profileId: string, now: number) => Promise<void>;
}

/**
 * The memory over a file that windows append to: who wrote a mark first has it. Nothing rejects: where the file
 * cannot be used, `onError` hears it and this window goes by what it knows itself.
 */
export function createTold(file: ToldFile, onError: (error: Error) => void): Told {
  /** Lines of this window that the disk did not take. */
  const own: ToldLine[] = [];
  let lastRead: Awaited<ReturnType<ToldFile['read']>> = { current: [], previous: [] };
  let troubled = false;
  const safely = async (work: () => Promise<void>) => {
    try {
      await work();
      troubled = false;
    } catch (error) {
      if (!troubled) {
        troubled = true;
        onError(error instanceof Error ? error : new Error(String(error)));
      }
    }
  };
  const refresh = () =>
    safely(async () => {
      lastRead = await file.read();
    });
  const write = async (line: ToldLine) => {
    await safely(() => file.append(line));
    await refresh();
    if (!lastRead.current.some(({ by }) => by === line.by)) {
      own.push(line);
    }
  };
  const lines = () => [...lastRead.previous, ...lastRead.current, ...own];

  return {
    read: async () => {
      await refresh();
      const known = lines();
      const marks = new Set(known.flatMap(line => line.marks ?? []));
      const snoozes = new Map(known.flatMap(line => Object.entries(line.snoozed ?? {})));
      const waits = new Map(known.flatMap(line => Object.entries(line.waiting ?? {})));
      return {
        has: mark => marks.has(hash(mark)),
        // Asked of each event at each look: a hash is taken only where anything was put off.
        snoozedUntil: key => (snoozes.size > 0 ? snoozes.get(hash(key)) || undefined : undefined),
        waitingSince: profileId => waits.get(hash(profileId)),
      };
    },
    claim: async marks => {
      await refresh();
      const fresh = new Set([...lastRead.current, ...own].flatMap(line => line.marks ?? []));
      const wanted = [...new Set(marks)].filter(mark => !fresh.has(hash(mark)));
      if (wanted.length === 0) {
        return new Set();
      }
      const by = randomUUID();
      await write({ by, marks: wanted.map(hash) });
      const owners = new Map<string, string>();
      for (const line of lines()) {
        for (const mark of line.marks ?? []) {
          owners.set(mark, owners.get(mark) ?? line.by);
        }
      }
      return new Set(wanted.filter(mark => owners.get(hash(mark)) === by));
    },
    snooze: (keys, until) =>
      write({ by: randomUUID(), snoozed: Object.fromEntries(keys.map(key => [hash(key), until])) }),
    wait: (profileId, now) => write({ by: randomUUID(), waiting: { [hash(profileId)]: now } }),
  };
}

/** Short enough for thousands, long enough not to meet by chance. */
function hash(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 20);
}
