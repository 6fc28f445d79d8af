import { Disposable, l10n, window, type TreeView } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import { toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import { isCancellation } from '../ens/cancellation';
import type { Followers } from '../operations/followers';
import type { Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import { errorText } from '../views/errorWords';
import { inBackground } from './guard';

export interface ResumeParts {
  trees: readonly TreeView<unknown>[];
  accounts: Pick<Accounts, 'profiles' | 'keyHashOf' | 'onDidChange' | 'onDidChangeProfiles'>;
  records: Pick<Records, 'all' | 'reload'>;
  followers: Pick<Followers, 'resume' | 'takeUp'>;
  logError: (error: Error) => void;
}

/**
 * Takes up what a window that is gone, or an account that was signed out, left open: it is read back and followed, never
 * sent again. It begins when a view is first seen, so that activation stays light, and again when the accounts change.
 */
export function resumeOperations(parts: ResumeParts): Disposable {
  const { trees, accounts, followers, logError } = parts;
  const resume = async () => {
    await takeUpLeft(parts);
    const taken = await followers.resume();
    announce(taken.map(({ operation }) => operation));
    for (const { operation, settle } of taken) {
      settle().catch((error: unknown) => {
        sayWhy(operation, error, logError);
      });
    }
  };
  const run = () => {
    inBackground(resume, logError);
  };
  const runWhenSeen = () => {
    if (trees.some(({ visible }) => visible)) {
      run();
    }
  };
  runWhenSeen();
  return Disposable.from(
    { dispose: accounts.onDidChange(run) },
    { dispose: accounts.onDidChangeProfiles(run) },
    ...trees.map(tree => tree.onDidChangeVisibility(runWhenSeen)),
  );
}

/** What was left when its account was signed out, for an account that has the same key and host. */
async function takeUpLeft({ accounts, records, followers }: ResumeParts): Promise<void> {
  await records.reload();
  if (!records.all().some(({ end }) => end?.how === 'left')) {
    return;
  }
  for (const { id, name } of accounts.profiles()) {
    const keyHash = await accounts.keyHashOf(id);
    if (keyHash !== undefined) {
      await followers.takeUp({ profileId: id, name, keyHash });
    }
  }
}

function announce(operations: readonly Operation[]): void {
  const unclear = operations.filter(({ outcome }) => !outcome || outcome.kind === 'unknown');
  if (unclear.length > 0) {
    const names = toastText(unclear.map(({ name }) => name).join(l10n.t(', ')));
    unawaited(
      window.showWarningMessage(
        l10n.t(
          'A window closed before the answer came. Nothing is sent again, the outcome is being read back: {0}',
          names,
        ),
      ),
      stands,
    );
  }
}

/** One of several that can't be followed says so; the others are not held up by it. */
function sayWhy({ name }: Operation, error: unknown, logError: (error: Error) => void): void {
  if (isCancellation(error)) {
    return;
  }
  const failure = error instanceof Error ? error : new Error(String(error));
  logError(failure);
  const why = errorText(failure, l10n.t);
  unawaited(
    window.showWarningMessage(l10n.t('What became of {0} is not known yet. {1}', toastText(name), why)),
    stands,
  );
}
