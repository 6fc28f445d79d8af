import { commands, l10n, window } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import { toastText } from '../base/inert';
import { stands, unawaited } from '../base/unawaited';
import type { Clock } from '../ens/ports';
import type { Followers } from '../operations/followers';
import { isOpen, type Operation } from '../operations/operation';
import type { Records } from '../operations/records';
import type { PersonTime } from '../settings/personTime';
import { signOutLines } from './signOutWords';

export interface SignOutDeps extends Pick<PersonTime, 'local'> {
  accounts: Pick<Accounts, 'state' | 'profiles' | 'activate' | 'remove'>;
  clock: Pick<Clock, 'now'>;
  records: Pick<Records, 'all' | 'reload'>;
  followers: Pick<Followers, 'leave'>;
}

/** Signs out of the active account, after a modal that names it. */
export async function signOut(deps: SignOutDeps): Promise<void> {
  const state = deps.accounts.state();
  if (state.kind === 'signedOut') {
    unawaited(window.showInformationMessage(l10n.t('No account is signed in.')), stands);
    return;
  }
  await confirmSignOut(deps, state.profile);
}

/**
 * Asks, then deletes the account and its secret; what is open of it gets an end, so that no event stays locked. Afterwards
 * the other accounts are offered.
 */
export async function confirmSignOut(deps: SignOutDeps, profile: Profile): Promise<void> {
  const { id, name, kind } = profile;
  const yes = l10n.t('Sign Out');
  const open = await openOperationsOf(deps.records, id);
  const answer = await window.showWarningMessage(
    l10n.t('Sign out of this account: {0}', toastText(name)),
    {
      modal: true,
      detail: signOutLines({ kind, open, now: deps.clock.now(), local: deps.local }, l10n.t).join('\n'),
    },
    yes,
  );
  if (answer === yes) {
    await deps.accounts.remove(id);
    await deps.followers.leave(id);
    unawaited(offerOthers(deps, profile), stands);
  }
}

/** How many accounts a toast offers by name. */
const offeredAtMost = 2;

/** Says that it is done; where no account is active any more, another one is one click away. */
async function offerOthers({ accounts }: SignOutDeps, { id, name }: Profile): Promise<void> {
  const done = l10n.t('Signed out: {0}', toastText(name));
  if (accounts.state().kind === 'signedIn') {
    unawaited(window.showInformationMessage(done), stands);
    return;
  }
  const others = accounts.profiles().filter(profile => profile.id !== id);
  const offered = others.slice(0, offeredAtMost);
  const more =
    others.length === 0
      ? [{ title: l10n.t('Sign In…'), run: () => commands.executeCommand('ensEvents.signIn') }]
      : others.length > offered.length
        ? [{ title: l10n.t('Switch Account…'), run: () => commands.executeCommand('ensEvents.switchAccount') }]
        : [];
  const buttons = [
    ...offered.map(other => ({
      title: l10n.t('Switch to {0}', toastText(other.name)),
      run: () => accounts.activate(other.id),
    })),
    ...more,
  ];
  const choice = await window.showInformationMessage(done, ...buttons.map(({ title }) => title));
  await buttons.find(({ title }) => title === choice)?.run();
}

/** What is not over yet of an account, in any window. Rejects with JournalError. */
export async function openOperationsOf(records: SignOutDeps['records'], profileId: string): Promise<Operation[]> {
  await records.reload();
  return records.all().filter(operation => operation.profileId === profileId && isOpen(operation));
}
