import { parseLine } from '../state/parseLine';
import { createJournalFold } from './journalFold';
import { isOpen, type Operation } from './operation';

/** So many operations that are over and clear stay in the part of the journal that every window reads. */
const mostOver = 1_000;

/**
 * The lines that a new part of the journal begins with, unchanged and in their order: of every operation that is open, that
 * this version cannot read or of which nobody knows what it came to, and of the last ones that are over. A line that is
 * about no operation stays too: a later version may know what it means.
 */
export function keptLines(lines: readonly string[]): string[] {
  const { add } = createJournalFold();
  const operations = new Map<string, Operation>();
  const ids = lines.map(line => {
    const operation = add(parseLine(line));
    if (operation) {
      operations.set(operation.id, operation);
    }
    return operation?.id;
  });
  const all = [...operations.values()];
  const over = all.filter(operation => !stillMatters(operation));
  const gone = new Set(over.slice(0, Math.max(0, over.length - mostOver)).map(({ id }) => id));
  return lines.filter((_, index) => {
    const id = ids[index];
    return id === undefined || !gone.has(id);
  });
}

/** A later attempt at its event depends on it. */
function stillMatters(operation: Operation): boolean {
  const { outcome, end, unreadable } = operation;
  const isHarmless = outcome?.kind === 'refused' || outcome?.kind === 'notSent';
  const isClear =
    isHarmless || (outcome?.kind === 'accepted' && ['done', 'failed', 'canceled'].includes(end?.how ?? ''));
  return isOpen(operation) || unreadable !== undefined || !isClear;
}
