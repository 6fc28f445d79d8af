import type { JournalFile } from '../state/journalFile';
import { createJournalFold } from './journalFold';
import { journalLine, type TakenUp } from './journalLines';
import type { End, Operation, Outcome } from './operation';

/** What is known of every operation, kept on disk so that a host that dies at any moment loses none. */
export interface Journal {
  /** Before it is sent. Rejects with JournalError: then nothing may be sent. */
  begin: (operation: Operation) => Promise<void>;
  answer: (id: string, outcome: Outcome) => Promise<void>;
  end: (id: string, end: End) => Promise<void>;
  /** Takes an operation up again that was left with its account. */
  reopen: (id: string, by: TakenUp) => Promise<void>;
  /** The operations that were written about since the last read, by any window; at first all, oldest first. */
  read: () => Promise<Operation[]>;
}

export function createJournal(file: Pick<JournalFile, 'append' | 'read'>): Journal {
  const { add } = createJournalFold();
  return {
    begin: async operation => {
      const line = { v: 1, kind: 'begin', operation };
      // What could not be read back would be an operation that nobody knows of.
      if (!journalLine(line)) {
        throw new TypeError('The operation is not one that a record can have.');
      }
      await file.append(line);
    },
    answer: (id, outcome) => file.append({ v: 1, kind: 'answer', id, outcome }),
    end: (id, end) => file.append({ v: 1, kind: 'end', id, end }),
    reopen: (id, by) => file.append({ v: 1, kind: 'reopen', id, by }),
    read: async () => {
      const changed = new Map<string, Operation>();
      for (const line of await file.read()) {
        const operation = add(line);
        if (operation) {
          changed.set(operation.id, operation);
        }
      }
      return [...changed.values()];
    },
  };
}
