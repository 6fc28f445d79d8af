import type { TreeView } from 'vscode';
import type { Clock } from '../ens/ports';
import { unawaited } from '../base/unawaited';

/** How long a row stays where it was after it changed, and after the selection last did, milliseconds. */
const quiet = 5_000;

export interface Stillness<Node> {
  /**
   * Whether a row that belongs elsewhere since a time (Unix milliseconds) may go there: not while it is selected, nor
   * before it was quiet for a while. Where it may not yet, `wake` is called when that is to be asked again.
   */
  readonly mayMove: (node: Node, since: number) => boolean;
  readonly dispose: () => void;
}

/**
 * Keeps rows from moving under a person's hand. VS Code tells neither where the pointer is nor which row has the focus: what
 * it tells is which rows are selected, when that changed, and whether the view is in sight.
 * @param idOf equal for the same row
 * @param wake called when it was quiet, and when nobody sees the view any more
 */
export function createStillness<Node>(
  tree: Pick<TreeView<Node>, 'visible' | 'selection' | 'onDidChangeSelection'>,
  idOf: (node: Node) => string,
  clock: Clock,
  wake: () => void,
): Stillness<Node> {
  const closing = new AbortController();
  let selectedAt = -Infinity;
  let waiting = false;

  const wakeIn = async (ms: number) => {
    if (!waiting) {
      waiting = true;
      // It rejects only when the view is disposed of.
      await clock.sleep(ms, closing.signal).catch(() => undefined);
      waiting = false;
      if (!closing.signal.aborted) {
        wake();
      }
    }
  };
  const isSelected = (node: Node) => tree.selection.some(one => idOf(one) === idOf(node));
  const selection = tree.onDidChangeSelection(() => {
    selectedAt = clock.now();
    unawaited(wakeIn(quiet), 'a wait ends with the view');
  });
  return {
    mayMove: (node, since) => {
      const left = Math.max(since, selectedAt) + quiet - clock.now();
      // A clock that was set back must not hold a row for hours.
      if (!tree.visible || ((left <= 0 || left > quiet) && !isSelected(node))) {
        return true;
      }
      if (left > 0) {
        unawaited(wakeIn(left), 'a wait ends with the view');
      }
      return false;
    },
    dispose: () => {
      closing.abort();
      selection.dispose();
    },
  };
}
