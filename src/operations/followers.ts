import type { Translate } from '../ens/ports';
import { isOpen, type End, type Operation } from './operation';
import type { Records } from './records';
import { settle, type SettleParts } from './settle';
import { isSameWindow, type WindowId } from './windows';

export interface FollowersParts {
  records: Records;
  /** This window. */
  self: WindowId;
  lives: (window: WindowId) => boolean;
  t: Translate;
  /** What `settle` needs for the operation's account, and a signal that ends with it; undefined when it is not signed in here. */
  partsFor: (operation: Operation) => { parts: SettleParts; signal: AbortSignal } | undefined;
}

/** Who sees the open operations to their ends in this window; each is followed once. */
export interface Followers {
  /** Sees the operation to its end; undefined when its account is not signed in here. Rejects as `settle` does. */
  follow: (operation: Operation, stop?: AbortSignal, onRead?: SettleParts['onRead']) => Promise<End | undefined>;
  /**
   * Takes over what a window that is gone left open; answers the operations it now follows, each with its end to come.
   * Rejects with JournalError where the records cannot be read.
   */
  resume: () => Promise<{ operation: Operation; end: Promise<End | undefined> }[]>;
}

export function createFollowers({ records, self, lives, t, partsFor }: FollowersParts): Followers {
  const followed = new Set<string>();

  const follow: Followers['follow'] = async (operation, stop, onRead) => {
    const context = partsFor(operation);
    if (!context || followed.has(operation.id)) {
      return undefined;
    }
    followed.add(operation.id);
    try {
      const signal = stop ? AbortSignal.any([stop, context.signal]) : context.signal;
      return await settle({ ...context.parts, ...(onRead && { onRead }) }, operation, signal);
    } finally {
      followed.delete(operation.id);
    }
  };

  return {
    follow,
    resume: async () => {
      await records.reload();
      const abandoned = records
        .all()
        .filter(operation => isOpen(operation) && !followed.has(operation.id) && isAbandoned(operation, self, lives));
      const taken: { operation: Operation; end: Promise<End | undefined> }[] = [];
      for (const operation of abandoned) {
        const settled = operation.outcome ? operation : await asUnknown(records, operation, t);
        taken.push({ operation: settled, end: follow(settled) });
      }
      return taken;
    },
  };
}

/** Its window is gone, or it is this one, which is no longer following it. A call under way here has no outcome yet. */
function isAbandoned(operation: Operation, self: WindowId, lives: (window: WindowId) => boolean): boolean {
  return isSameWindow(operation, self) ? operation.outcome !== undefined : !lives(operation);
}

/** The host ended between writing the operation down and writing its answer down: nobody knows what it came to. */
async function asUnknown(records: Records, operation: Operation, t: Translate): Promise<Operation> {
  const message = t('The window closed before the answer came.');
  const outcome = { kind: 'unknown', code: 'HostEnded', message } as const;
  await records.answer(operation.id, outcome);
  return { ...operation, outcome };
}
