import { l10n, window } from 'vscode';
import { plainLabel, toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import { keyOf, type Operation } from '../operations/operation';
import type { Result } from '../operations/perform';
import type { Locks } from '../state/locks';

/** The operation that was stopped by a lock of which nobody can tell any more whether it still means something. */
export function lockedLong(result: Result): { operation: Operation; why: string } | undefined {
  return result.kind === 'stopped' && 'reason' in result.why && result.why.reason === 'lockedLong'
    ? { operation: result.operation, why: result.why.message }
    : undefined;
}

/**
 * Asks whether to take a lock away whose window cannot be looked up from here. Nothing is sent afterwards: the action is
 * chosen, and confirmed, anew. Rejects with the system's error where the lock stays.
 */
export async function offerToRemoveLock(
  locks: Pick<Locks, 'breakUp'>,
  { operation, why }: { operation: Operation; why: string },
): Promise<void> {
  const remove = l10n.t('Remove Lock');
  const answer = await window.showWarningMessage(
    l10n.t('Nothing was sent. Remove the lock of {0}?', toastText(operation.name)),
    {
      modal: true,
      detail: [
        plainLabel(why, 500),
        l10n.t('Remove it only if you know that no other window, on any computer, is acting on the instance.'),
      ].join('\n\n'),
    },
    remove,
  );
  if (answer === remove) {
    await locks.breakUp(keyOf(operation));
    unawaited(
      window.showInformationMessage(
        l10n.t('The lock of {0} was removed. Choose the action again to go on.', toastText(operation.name)),
      ),
      stands,
    );
  }
}
