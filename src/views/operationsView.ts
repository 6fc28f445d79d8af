import { Disposable, window, type TreeView } from 'vscode';
import { visible } from '../base/inert';
import type { Records } from '../operations/records';
import { adviceOf } from './advice';
import type { OperationsNode } from './operationNode';
import { createOperationsProvider, type OperationsProviderParts } from './operationsProvider';
import type { Ticker } from './ticker';

export const operationsViewId = 'ensEvents.operations';

export interface OperationsViewParts extends OperationsProviderParts {
  records: Records;
  ticker: Pick<Ticker, 'onTick' | 'start'>;
  /** Hears why the records could not be read; the view shows it as a row. */
  logError: (error: Error) => void;
}

export interface OperationsView {
  readonly tree: TreeView<OperationsNode>;
  dispose: () => void;
}

/**
 * The operations view. Other windows write to the same records, so they are read again whenever the person turns to the
 * view: when it is opened, and when its window gets the focus.
 */
export function createOperationsView(viewParts: OperationsViewParts): OperationsView {
  const { ticker, logError } = viewParts;
  const provider = createOperationsProvider(viewParts, error => {
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
