import { Disposable, commands, l10n, window, type TreeView } from 'vscode';
import { visible } from '../base/inert';
import { unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import { adviceOf } from './advice';
import { isOperationNode, operationNodeId, type OperationsNode } from './operationNode';
import { createOperationsProvider, type OperationsProvider, type OperationsProviderParts } from './operationsProvider';
import { createStillness } from './stillness';
import type { Ticker } from './ticker';
import type { UnseenFailures } from './unseenFailures';

export const operationsViewId = 'ensEvents.operations';

export interface OperationsViewParts extends Omit<OperationsProviderParts, 'mayMove'> {
  records: Records;
  clock: Clock;
  unseen: UnseenFailures;
  ticker: Pick<Ticker, 'onTick' | 'start'>;
  /** Hears why the records could not be read; the view shows it as a row. */
  logError: (error: Error) => void;
}

export interface OperationsView {
  readonly tree: TreeView<OperationsNode>;
  /** Opens the view and selects the row of an operation. */
  readonly reveal: (id: string) => Promise<void>;
  /** Somebody has looked at these: as failures they go from the badge, and from the top. */
  readonly markAsSeen: (operations: readonly Operation[]) => Promise<void>;
  dispose: () => void;
}

/**
 * The operations view. Other windows write to the same records, so they are read again whenever the person turns to the
 * view: when it is opened, and when its window gets the focus. A failure whose row was selected was looked at.
 */
export function createOperationsView(viewParts: OperationsViewParts): OperationsView {
  const { records, unseen, clock, ticker, logError } = viewParts;
  // The tree is made with the provider, and what keeps its rows still looks at the tree.
  const mayMove = (node: OperationsNode, since: number) => still.mayMove(node, since);
  const provider: OperationsProvider = createOperationsProvider({ ...viewParts, mayMove }, error => {
    tree.message = error ? visible(adviceOf(error) ?? error.message) : '';
    if (error) {
      logError(error);
    }
  });
  const tree = window.createTreeView(operationsViewId, { treeDataProvider: provider, canSelectMany: true });
  const still = createStillness(tree, operationNodeId, clock, provider.tick);
  const reloadWhen = (seen: boolean) => {
    if (seen) {
      ticker.start();
      unawaited(provider.reload(), logError);
    }
  };
  const update = () => {
    const value = unseen.count();
    const shown = tree.badge?.value ?? 0;
    if (value !== shown) {
      tree.badge = value > 0 ? { value, tooltip: l10n.t('Failed operations to look at: {0}', value) } : undefined;
    }
  };
  const subscriptions = [records.changes.subscribe(update), unseen.changes.subscribe(update)];
  const parts = Disposable.from(
    tree.onDidChangeVisibility(({ visible: seen }) => {
      if (!seen) {
        provider.letGo();
      }
      reloadWhen(seen);
    }),
    tree.onDidChangeSelection(({ selection }) => {
      const seen = selection.filter(isOperationNode).flatMap(({ id }) => records.get(id) ?? []);
      unawaited(unseen.look(seen), logError);
    }),
    window.onDidChangeWindowState(({ focused }) => {
      reloadWhen(focused && tree.visible);
    }),
    still,
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
    reveal: async id => {
      await commands.executeCommand(`${operationsViewId}.focus`);
      await tree.reveal(provider.nodeOf(id), { select: true, focus: true });
    },
    markAsSeen: async operations => {
      await unseen.look(operations);
      provider.letGo(operations.map(({ id }) => id));
    },
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      parts.dispose();
    },
  };
}
