import { l10n, window } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import { plainLabel } from '../base/inert';
import type { Followers } from '../operations/followers';
import { isOpen, type Operation } from '../operations/operation';
import type { Records } from '../operations/records';

export interface SignOutDeps {
  accounts: Pick<Accounts, 'state' | 'remove'>;
  records: Pick<Records, 'all' | 'reload'>;
  followers: Pick<Followers, 'leave'>;
}

/** Signs out of the active account, after a modal that names it. */
export async function signOut(deps: SignOutDeps): Promise<void> {
  const state = deps.accounts.state();
  if (state.kind === 'signedOut') {
    void window.showInformationMessage(l10n.t('No account is signed in.'));
    return;
  }
  await confirmSignOut(deps, state.profile);
}

/** Asks, then deletes the account and its secret; what is open of it gets an end, so that no event stays locked. */
export async function confirmSignOut(deps: SignOutDeps, { id, name, kind }: Profile): Promise<void> {
  const yes = l10n.t('Sign Out');
  const consequence =
    kind === 'sample'
      ? l10n.t('The sample account stops, and what you did in it is gone.')
      : l10n.t('The account and its AccessKey are deleted from this computer. At Alibaba Cloud nothing changes.');
  const open = openWords(await openOperationsOf(deps.records, id));
  const answer = await window.showWarningMessage(
    l10n.t('Sign out of this account: {0}', plainLabel(name)),
    { modal: true, detail: [open, consequence].filter(Boolean).join('\n') },
    yes,
  );
  if (answer === yes) {
    await deps.accounts.remove(id);
    await deps.followers.leave(id);
  }
}

/** What is not over yet of an account, in any window. Rejects with JournalError. */
export async function openOperationsOf(records: SignOutDeps['records'], profileId: string): Promise<Operation[]> {
  await records.reload();
  return records.all().filter(operation => operation.profileId === profileId && isOpen(operation));
}

function openWords(open: readonly Operation[]): string {
  const names = open.map(({ name, resourceId }) => plainLabel(name || resourceId)).join(l10n.t(', '));
  if (open.length === 0) {
    return '';
  }
  return open.length === 1
    ? l10n.t(
        '1 operation is not over yet: {0}. It goes on at Alibaba Cloud, and nobody follows it here until you sign in with the same AccessKey again.',
        names,
      )
    : l10n.t(
        '{0} operations are not over yet: {1}. They go on at Alibaba Cloud, and nobody follows them here until you sign in with the same AccessKey again.',
        open.length,
        names,
      );
}
