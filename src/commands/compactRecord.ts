import { Disposable, type TreeView } from 'vscode';
import type { Clock } from '../ens/ports';
import { keptLines } from '../operations/keptLines';
import { clearLeftovers } from '../state/clearLeftovers';
import { compactJournal } from '../state/compact';
import type { State } from '../state/openState';

/** How long after a view was first seen, milliseconds: the person has seen what there is by then. */
const idleMs = 60_000;

/** Somebody who takes that long is gone, milliseconds. */
const silenceMs = 10 * 60_000;

/**
 * Keeps the record of operations short, and its folder clean, once in each window, after a while: what is over long since
 * is left in the part that was. One window at a time does it.
 */
export function compactRecord({
  trees,
  state,
  clock,
  logError,
}: {
  trees: readonly TreeView<unknown>[];
  state: Pick<State, 'journalPath' | 'claimFolders' | 'leaseOf'>;
  clock: Clock;
  logError: (error: Error) => void;
}): Disposable {
  const closed = new AbortController();
  let begun = false;
  const compact = async () => {
    await clock.sleep(idleMs, closed.signal);
    const lease = state.leaseOf('compact');
    if (await lease.hold(silenceMs)) {
      try {
        await compactJournal(state.journalPath, keptLines);
        for (const folder of state.claimFolders) {
          await clearLeftovers(folder, clock.now());
        }
      } finally {
        lease.release();
      }
    }
  };
  const run = () => {
    if (!begun && trees.some(({ visible }) => visible)) {
      begun = true;
      compact().catch((error: unknown) => {
        if (!closed.signal.aborted) {
          logError(error instanceof Error ? error : new Error(String(error)));
        }
      });
    }
  };
  run();
  return Disposable.from(...trees.map(tree => tree.onDidChangeVisibility(run)), {
    dispose: () => {
      closed.abort();
    },
  });
}
