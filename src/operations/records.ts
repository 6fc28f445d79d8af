import type { EventKey } from '../events/event';
import { createSignal, type Signal } from '../base/signal';
import { reopened, type Journal, type TakenUp } from './journal';
import { isOpen, keyOf, type End, type Operation, type Outcome } from './operation';

/** The operations of this computer, in memory as they are on disk. Writing goes to the disk first. */
export interface Records {
  readonly changes: Pick<Signal<undefined>, 'subscribe'>;
  /** Oldest first. */
  readonly all: () => readonly Operation[];
  readonly get: (id: string) => Operation | undefined;
  /** The last operation on an event that is still open. */
  readonly openAt: (key: EventKey) => Operation | undefined;
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
  /** Reads what other windows wrote. Rejects with JournalError. */
  readonly reload: () => Promise<void>;
}

/** @param onError hears what a listener threw, as in signal.ts */
export function createRecords(journal: Journal, onError?: (error: Error) => void): Records {
  const changes = createSignal<undefined>(onError);
  let operations = new Map<string, Operation>();
  let open: Map<EventKey, Operation> | undefined;
  /** Outcomes that the disk refused, by operation: of these this window knows more than the disk. */
  const unwritten = new Map<string, Outcome>();
  const set = (next: Map<string, Operation>) => {
    operations = next;
    open = undefined;
    changes.fire(undefined);
  };
  const put = (operation: Operation) => {
    set(new Map(operations).set(operation.id, operation));
  };
  const update = (id: string, change: (known: Operation) => Operation) => {
    const known = operations.get(id);
    if (known) {
      put(change(known));
    }
  };
  let writes = 0;
  const write = async (work: Promise<void>) => {
    await work;
    writes += 1;
  };
  const writeAnswer = async (id: string, outcome: Outcome) => {
    await write(journal.answer(id, outcome));
    unwritten.delete(id);
  };
  /** What is on the disk; read again where this window wrote meanwhile, since that may be missing. */
  const readDisk = async (): Promise<readonly Operation[]> => {
    const before = writes;
    const read = await journal.read();
    return writes === before ? read : readDisk();
  };
  const reload = async () => {
    const onDisk = (await readDisk()).map(operation => {
      const outcome = unwritten.get(operation.id);
      return outcome ? { ...operation, outcome } : operation;
    });
    const ids = new Set(onDisk.map(({ id }) => id));
    const missing = [...operations.values()].filter(({ id }) => !ids.has(id));
    set(new Map([...onDisk, ...missing].map(operation => [operation.id, operation])));
  };
  return {
    changes,
    all: () => [...operations.values()],
    get: id => operations.get(id),
    openAt: key => {
      open ??= new Map([...operations.values()].filter(isOpen).map(operation => [keyOf(operation), operation]));
      return open.get(key);
    },
    begin: async operation => {
      await write(journal.begin(operation));
      put(operation);
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
