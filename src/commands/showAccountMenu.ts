import { commands, l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Unread } from '../accounts/profileList';
import { accountItem } from './accountItem';
import { back, pickOne, type Choice } from './inputs';
import type { AccountCommandDeps } from './signIn';
import { useAccount } from './switchAccount';
import { explainUnread, unreadItem } from './unread';

/** What the status-bar item opens: another account at once, or one of the commands on accounts. */
export async function showAccountMenu(deps: AccountCommandDeps): Promise<void> {
  const { accounts } = deps;
  const choice = await pickOne<{ profileId: string } | { unread: Unread } | { command: string }>({
    title: l10n.t('ENS account'),
    placeholder: l10n.t('Account to work with, or what to do'),
    items: [
      ...accounts.profiles().map(profile => ({
        ...accountItem(profile, accounts),
        value: { profileId: profile.id },
      })),
      ...accounts.unread().map(unread => ({ ...unreadItem(unread), value: { unread } })),
      ...commandItems(accounts.profiles().length > 1),
    ],
  });
  if (choice === undefined || choice === back) {
    return;
  }
  if ('profileId' in choice) {
    await useAccount(deps, choice.profileId);
  } else if ('unread' in choice) {
    explainUnread(choice.unread);
  } else {
    await commands.executeCommand(choice.command);
  }
}

function commandItems(several: boolean): Choice<{ command: string }>[] {
  const row = (label: string, icon: string, command: string) => ({
    label,
    iconPath: new ThemeIcon(icon),
    value: { command },
  });
  return [
    { label: '', kind: QuickPickItemKind.Separator },
    row(l10n.t('Add an account'), 'add', 'ensEvents.signIn'),
    ...(several ? [row(l10n.t('Show several accounts'), 'organization', 'ensEvents.showAccounts')] : []),
    row(l10n.t('Edit or remove accounts'), 'settings-gear', 'ensEvents.manageAccounts'),
    row(l10n.t('Sign out'), 'sign-out', 'ensEvents.signOut'),
    row(l10n.t('Show the log'), 'output', 'ensEvents.showLog'),
  ];
}
