import { createSignal, type Signal } from '../base/signal';
import { unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Told, ToldSnapshot } from '../events/told';
import { operationState, type Operation } from '../operations/operation';
import type { Records } from '../operations/records';

/** What is older is looked at by whoever wants to know; the marks are kept for longer than that. Milliseconds. */
const oldMs = 90 * 24 * 3_600_000;

/** The failures that nobody has looked at in any window of this computer. */
export interface UnseenFailures {
  readonly changes: Pick<Signal<undefined>, 'subscribe'>;
  /** False for all before the marks were read. */
  readonly has: (operation: Operation) => boolean;
  /** Of all operations on record. */
  readonly count: () => number;
  /** Somebody has looked at these. Never rejects. */
  readonly look: (operations: readonly Operation[]) => Promise<void>;
  /** Reads what was looked at in other windows. Never rejects. */
  readonly refresh: () => Promise<void>;
  readonly dispose: () => void;
}

/** Keeps apart what failed and was not looked at yet; the marks are in the file of what was told. */
export function createUnseenFailures({
  told,
  records,
  clock,
}: {
  told: Pick<Told, 'read' | 'claim'>;
  records: Pick<Records, 'all' | 'changes'>;
  clock: Pick<Clock, 'now'>;
}): UnseenFailures {
  const changes = createSignal<undefined>();
  const seenHere = new Set<string>();
  let seen: ToldSnapshot | undefined;
  const isRecentFailure = (operation: Operation) =>
    isFailure(operation, clock.now()) && clock.now() - (operation.end?.at ?? operation.at) < oldMs;
  const has = (operation: Operation) => {
    const mark = seenMark(operation);
    return seen !== undefined && isRecentFailure(operation) && !seen.has(mark) && !seenHere.has(mark);
  };
  const refresh = async () => {
    seen = await told.read();
    changes.fire(undefined);
  };
  const dispose = records.changes.subscribe(() => {
    // Not before there is something to ask for.
    if (!seen && records.all().some(isRecentFailure)) {
      unawaited(refresh(), 'what was told is read as far as it can be');
    }
  });
  return {
    changes,
    has,
    count: () => records.all().filter(has).length,
    look: async operations => {
      const marks = operations.filter(has).map(seenMark);
      if (marks.length > 0) {
        for (const mark of marks) {
          seenHere.add(mark);
        }
        changes.fire(undefined);
        await told.claim(marks);
      }
    },
    refresh,
    dispose,
  };
}

/** What did not go as it was wanted, or may not have. Whoever signed an account out was told of what was left then. */
export function isFailure(operation: Operation, now: number): boolean {
  const { end } = operation;
  return (
    end?.how !== 'left' &&
    end?.how !== 'unreadable' &&
    ['notSent', 'refused', 'unknown', 'failed', 'unsettled'].includes(operationState(operation, now))
  );
}

/** An unclear outcome that was looked at is looked at again once it is known. */
function seenMark({ id, outcome, end }: Operation): string {
  return `seen ${id} ${end?.how ?? outcome?.kind ?? ''}`;
}
