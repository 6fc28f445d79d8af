import { createSignal, type Signal } from '../events/signal';
import type { Journal } from './journal';
import type { End, Operation, Outcome } from './operation';
import { isSameWindow, type WindowId } from './windows';

/** The operations of this computer, in memory as they are on disk. Writing goes to the disk first. */
export interface Records {
  readonly changes: Pick<Signal<undefined>, 'subscribe'>;
  /** Oldest first. */
  readonly all: () => readonly Operation[];
  readonly get: (id: string) => Operation | undefined;
  /** Rejects with JournalError: then nothing may be sent. */
  readonly begin: (operation: Operation) => Promise<void>;
  /** Kept in memory even where the disk fails afterwards; rejects with JournalError then. */
  readonly answer: (id: string, outcome: Outcome) => Promise<void>;
  /** Rejects with JournalError: then the operation stays open. */
  readonly end: (id: string, end: End) => Promise<void>;
  /** Reads what other windows wrote. Rejects with JournalError. */
  readonly reload: () => Promise<void>;
}

/**
 * @param self this window: of its own operations it knows more than the disk, should that fail
 * @param onError hears what a listener threw, as in signal.ts
 */
export function createRecords(journal: Journal, self: WindowId, onError?: (error: Error) => void): Records {
  const changes = createSignal<undefined>(onError);
  let operations = new Map<string, Operation>();
  /** Outcomes that the disk refused, by operation. */
  const unwritten = new Map<string, Outcome>();
  const put = (operation: Operation) => {
    operations.set(operation.id, operation);
    changes.fire(undefined);
  };
  const update = (id: string, part: Pick<Operation, 'outcome'> | Pick<Operation, 'end'>) => {
    const known = operations.get(id);
    if (known) {
      put({ ...known, ...part });
    }
  };
  return {
    changes,
    all: () => [...operations.values()],
    get: id => operations.get(id),
    begin: async operation => {
      await journal.begin(operation);
      put(operation);
    },
    answer: async (id, outcome) => {
      update(id, { outcome });
      unwritten.set(id, outcome);
      await journal.answer(id, outcome);
      unwritten.delete(id);
    },
    end: async (id, end) => {
      const outcome = unwritten.get(id);
      if (outcome) {
        await journal.answer(id, outcome);
        unwritten.delete(id);
      }
      await journal.end(id, end);
      update(id, { end });
    },
    reload: async () => {
      const onDisk = await journal.read();
      const own = [...operations.values()].filter(operation => isSameWindow(operation, self));
      operations = new Map([...onDisk, ...own].map(operation => [operation.id, operation]));
      changes.fire(undefined);
    },
  };
}
