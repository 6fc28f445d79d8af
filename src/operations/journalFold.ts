import { journalLine, type JournalLine, type TakenUp } from './journalLines';
import type { Operation } from './operation';
import { unreadLine } from './unreadLine';

/** The lines of the journal, put together to operations. */
export interface JournalFold {
  /**
   * Answers the operation that the line changed, or the very one it left as it was; undefined where it is about none. The
   * same line twice is the same as once.
   * @param raw a JSON value, or the text of a line that is none
   */
  add: (raw: unknown) => Operation | undefined;
}

type Change = Exclude<JournalLine, { kind: 'begin' }> | { kind: 'unread'; id: string; what: string };

/**
 * The first end holds, whoever writes another one; only what was left with its account is taken up again. What this version
 * cannot read is never passed over: its operation is open, and its event stays locked.
 */
export function createJournalFold(): JournalFold {
  const operations = new Map<string, Operation>();
  /** What was said of operations whose beginning comes later: the end of another part of the journal. */
  const early = new Map<string, Change[]>();
  let latest = 0;

  const put = (operation: Operation): Operation => {
    operations.set(operation.id, operation);
    return operation;
  };
  const begin = (operation: Operation): Operation => {
    const known = operations.get(operation.id);
    if (known && (!known.unreadable || operation.unreadable)) {
      return known;
    }
    latest = Math.max(latest, operation.at);
    const changes = early.get(operation.id) ?? [];
    early.delete(operation.id);
    return put(changes.reduce(changed, operation));
  };
  const change = (made: Change): Operation | undefined => {
    const known = operations.get(made.id);
    if (!known) {
      early.set(made.id, [...(early.get(made.id) ?? []), made]);
      return undefined;
    }
    return put(changed(known, made));
  };
  return {
    add: raw => {
      const line = journalLine(raw);
      if (line) {
        return line.kind === 'begin' ? begin(line.operation) : change(line);
      }
      const unread = unreadLine(raw, latest);
      return unread?.kind === 'operation'
        ? begin(unread.operation)
        : unread && change({ kind: 'unread', id: unread.id, what: unread.what });
    },
  };
}

function changed(known: Operation, change: Change): Operation {
  switch (change.kind) {
    case 'answer':
      return { ...known, outcome: change.outcome };
    case 'end':
      return known.end ? known : { ...known, end: change.end };
    case 'reopen':
      return known.end?.how === 'left' ? reopened(known, change.by) : known;
    case 'unread':
      return changedUnread(known, change.what);
  }
}

/** A later version said something of the operation: that it has ended counts, whatever the end; all else is careful. */
function changedUnread(known: Operation, what: string): Operation {
  switch (what) {
    case 'end':
      return known.end ? known : { ...known, end: { how: 'unreadable', status: '', at: known.at } };
    case 'answer':
      return { ...known, outcome: { kind: 'unknown', code: 'Unreadable', message: '' } };
    case 'reopen':
      return known.end?.how === 'left' ? { ...withoutEnd(known), unreadable: 'newer' } : known;
    default:
      return known.end ? known : { ...known, unreadable: 'newer' };
  }
}

/** Followed by another window and, after another sign-in, for another account. */
export function reopened(known: Operation, by: TakenUp): Operation {
  const open = withoutEnd(known);
  // Of the window before; an earlier version names no more than its process.
  delete open.window;
  delete open.started;
  delete open.computer;
  delete open.namespace;
  delete open.editor;
  return { ...open, ...by };
}

function withoutEnd(known: Operation): Operation {
  const open: Operation = { ...known };
  delete open.end;
  return open;
}

/** All operations of these lines, oldest first. */
export function fold(lines: readonly unknown[]): Operation[] {
  const { add } = createJournalFold();
  const operations = new Map<string, Operation>();
  for (const line of lines) {
    const operation = add(line);
    if (operation) {
      operations.set(operation.id, operation);
    }
  }
  return [...operations.values()];
}
