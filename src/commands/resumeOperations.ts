import { Disposable, l10n, window, type TreeView } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { toastText } from '../events/inert';
import type { Followers } from '../operations/followers';
import type { Operation } from '../operations/operation';
import { guard } from './guard';

/**
 * Takes up what a window that is gone left open, as soon as a view is seen with its account signed in: it is read back
 * and followed, never sent again. Until then nothing is read, so that activation stays light.
 */
export function resumeOperations({
  trees,
  accounts,
  followers,
  logError,
}: {
  trees: readonly TreeView<unknown>[];
  accounts: Pick<Accounts, 'state' | 'onDidChange'>;
  followers: Followers;
  logError: (error: Error) => void;
}): Disposable {
  const resume = guard(async () => {
    if (accounts.state().kind === 'signedIn' && trees.some(({ visible }) => visible)) {
      const taken = await followers.resume();
      announce(taken.map(({ operation }) => operation));
      for (const { end } of taken) {
        void guard(async () => {
          await end;
        }, logError)();
      }
    }
  }, logError);
  const run = () => {
    void resume();
  };
  const unsubscribe = accounts.onDidChange(run);
  run();
  return Disposable.from({ dispose: unsubscribe }, ...trees.map(tree => tree.onDidChangeVisibility(run)));
}

function announce(operations: readonly Operation[]): void {
  const unclear = operations.filter(({ outcome }) => outcome?.kind === 'unknown');
  if (unclear.length > 0) {
    const names = toastText(unclear.map(({ name }) => name).join(l10n.t(', ')));
    void window.showWarningMessage(
      l10n.t(
        'A window closed before the answer came. Nothing is sent again, the outcome is being read back: {0}',
        names,
      ),
    );
  }
}
