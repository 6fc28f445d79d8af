import { l10n, window } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import { plainLabel } from '../events/inert';

/** Signs out of the active account, after a modal that names it. */
export async function signOut({ accounts }: { accounts: Accounts }): Promise<void> {
  const state = accounts.state();
  if (state.kind === 'signedOut') {
    void window.showInformationMessage(l10n.t('No account is signed in.'));
    return;
  }
  await confirmSignOut(accounts, state.profile);
}

/** Asks, then deletes the account and its secret. */
export async function confirmSignOut(accounts: Accounts, { id, name, kind }: Profile): Promise<void> {
  const yes = l10n.t('Sign Out');
  const detail =
    kind === 'sample'
      ? l10n.t('The sample account stops, and what you did in it is gone.')
      : l10n.t('The account and its AccessKey are deleted from this computer. At Alibaba Cloud nothing changes.');
  const answer = await window.showWarningMessage(
    l10n.t('Sign out of this account: {0}', plainLabel(name)),
    { modal: true, detail },
    yes,
  );
  if (answer === yes) {
    await accounts.remove(id);
  }
}
