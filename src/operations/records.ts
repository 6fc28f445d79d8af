import type { EventKey } from '../events/event';
import { createSignal, type Signal } from '../base/signal';
import type { Journal } from './journal';
import { reopened } from './journalFold';
import type { TakenUp } from './journalLines';
import { keyOf, type End, type Operation, type Outcome } from './operation';

/** The operations of this computer, in memory as they are on disk. Writing goes to the disk first. */
export interface Records {
  readonly changes: Pick<Signal<undefined>, 'subscribe'>;
  /** Oldest first. */
  readonly all: () => readonly Operation[];
  readonly get: (id: string) => Operation | undefined;
  /** Those on an event, oldest first. */
  readonly at: (key: EventKey) => readonly Operation[];
  /** Rejects with JournalError: then nothing may be sent. */
  readonly begin: (operation: Operation) => Promise<void>;
  /** Kept in memory even where the disk fails afterwards; rejects with JournalError then. */
  readonly answer: (id: string, outcome: Outcome) => Promise<void>;
  /**
   * Answers the end that holds: the first that any window wrote. Rejects with JournalError: then the operation stays open.
   */
  readonly end: (id: string, end: End) => Promise<End>;
  /** Takes up again what was left with its account. Rejects with JournalError. */
  readonly reopen: (id: string, by: TakenUp) => Promise<void>;
  /** Reads what other windows wrote since the last time. Rejects with JournalError. */
  readonly reload: () => Promise<void>;
}

/** @param onError hears what a listener threw, as in signal.ts */
export function createRecords(journal: Journal, onError?: (error: Error) => void): Records {
  const changes = createSignal<undefined>(onError);
  const operations = new Map<string, Operation>();
  const byEvent = new Map<EventKey, Map<string, Operation>>();
  let list: readonly Operation[] | undefined;
  /** Outcomes that the disk refused, by operation: of these this window knows more than the disk. */
  const unwritten = new Map<string, Outcome>();
  const put = (operation: Operation) => {
    operations.set(operation.id, operation);
    const key = keyOf(operation);
    byEvent.set(key, (byEvent.get(key) ?? new Map<string, Operation>()).set(operation.id, operation));
    list = undefined;
  };
  const putAll = (changed: readonly Operation[]) => {
    changed.forEach(put);
    changes.fire(undefined);
  };
  const update = (id: string, change: (known: Operation) => Operation) => {
    const known = operations.get(id);
    if (known) {
      putAll([change(known)]);
    }
  };
  const at = (key: EventKey) => [...(byEvent.get(key)?.values() ?? [])];
  let writes = 0;
  const write = async (work: Promise<void>) => {
    await work;
    writes += 1;
  };
  const writeAnswer = async (id: string, outcome: Outcome) => {
    await write(journal.answer(id, outcome));
    unwritten.delete(id);
  };
  /** What was written since the last read; read on where this window wrote meanwhile, since that may be missing. */
  const readDisk = async (): Promise<Map<string, Operation>> => {
    const before = writes;
    const read = new Map((await journal.read()).map(operation => [operation.id, operation]));
    return writes === before ? read : new Map([...read, ...(await readDisk())]);
  };
  const reload = async () => {
    const read = [...(await readDisk()).values()];
    if (read.length > 0) {
      putAll(
        read.map(operation => {
          const outcome = unwritten.get(operation.id);
          return outcome ? { ...operation, outcome } : operation;
        }),
      );
    }
  };
  return {
    changes,
    // Lines of several parts and copies of the journal come in no order.
    all: () => (list ??= [...operations.values()].sort((a, b) => a.at - b.at)),
    get: id => operations.get(id),
    at,
    begin: async operation => {
      await write(journal.begin(operation));
      putAll([operation]);
    },
    answer: async (id, outcome) => {
      unwritten.set(id, outcome);
      update(id, known => ({ ...known, outcome }));
      await writeAnswer(id, outcome);
    },
    end: async (id, end) => {
      const outcome = unwritten.get(id);
      if (outcome) {
        await writeAnswer(id, outcome);
      }
      await reload();
      const earlier = operations.get(id)?.end;
      if (earlier) {
        return earlier;
      }
      await write(journal.end(id, end));
      update(id, known => ({ ...known, end }));
      // Two windows may have found the end in the same moment. Where that can't be read now, the next reading tells.
      await reload().catch(() => undefined);
      return operations.get(id)?.end ?? end;
    },
    reopen: async (id, by) => {
      await write(journal.reopen(id, by));
      update(id, known => reopened(known, by));
    },
    reload,
  };
}
