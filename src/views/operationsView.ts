import { Disposable, window, type TreeView } from 'vscode';
import type { Clock } from '../ens/ports';
import { visible } from '../base/inert';
import type { Records } from '../operations/records';
import { adviceOf } from './advice';
import type { OperationsNode } from './operationNode';
import { createOperationsProvider } from './operationsProvider';
import type { Ticker } from './ticker';

export const operationsViewId = 'ensEvents.operations';

export interface OperationsView {
  readonly tree: TreeView<OperationsNode>;
  dispose: () => void;
}

/**
 * The operations view. Other windows write to the same records, so they are read again whenever the person turns to the
 * view: when it is opened, and when its window gets the focus.
 * @param logError hears why the records could not be read; the view shows it as a row
 */
export function createOperationsView(
  records: Records,
  clock: Pick<Clock, 'now'>,
  ticker: Pick<Ticker, 'onTick' | 'start'>,
  logError: (error: Error) => void,
): OperationsView {
  const provider = createOperationsProvider(records, clock, error => {
    tree.message = error ? visible(adviceOf(error) ?? error.message) : '';
    if (error) {
      logError(error);
    }
  });
  const tree = window.createTreeView(operationsViewId, { treeDataProvider: provider, canSelectMany: true });
  const reloadWhen = (seen: boolean) => {
    if (seen) {
      ticker.start();
      void provider.reload();
    }
  };
  const parts = Disposable.from(
    tree.onDidChangeVisibility(({ visible: seen }) => {
      reloadWhen(seen);
    }),
    window.onDidChangeWindowState(({ focused }) => {
      reloadWhen(focused && tree.visible);
    }),
    tree,
    provider,
    {
      dispose: ticker.onTick(() => {
        if (tree.visible) {
          provider.tick();
        }
      }),
    },
  );
  return {
    tree,
    dispose: () => {
      parts.dispose();
    },
  };
}
