import { l10n, QuickPickItemKind, ThemeIcon } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import { accountItem } from './accountItem';
import { back, pickOne, type Choice } from './inputs';
import { manageAccounts } from './manageAccounts';
import type { Unread } from '../accounts/profileList';
import { signIn, type AccountCommandDeps } from './signIn';
import { explainUnread, unreadItem } from './unread';

type Target = Profile | { unread: Unread } | 'signIn' | 'manage';

/** Asks which account this window works with. */
export async function switchAccount(deps: AccountCommandDeps): Promise<void> {
  const { accounts } = deps;
  const items: Choice<Target>[] = [
    ...accounts.profiles().map(profile => ({ ...accountItem(profile, accounts), value: profile })),
    ...accounts.unread().map(unread => ({ ...unreadItem(unread), value: { unread } })),
    { label: '', kind: QuickPickItemKind.Separator },
    { label: l10n.t('Sign In…'), iconPath: new ThemeIcon('add'), value: 'signIn' },
    { label: l10n.t('Manage Accounts…'), iconPath: new ThemeIcon('settings-gear'), value: 'manage' },
  ];
  const title = l10n.t('Switch Account');
  const target = await pickOne<Target>({ title, placeholder: l10n.t('Account to work with in this window'), items });
  if (target === undefined || target === back) {
    return;
  }
  if (target === 'signIn') {
    await signIn(deps);
  } else if (target === 'manage') {
    await manageAccounts(deps);
  } else if ('unread' in target) {
    explainUnread(target.unread);
  } else {
    await useAccount(deps, target.id);
  }
}

/** From now on this window works with the account, whose row shows it. */
export async function useAccount(
  { accounts, revealAccount }: { accounts: Pick<Accounts, 'activate'> } & Pick<AccountCommandDeps, 'revealAccount'>,
  profileId: string,
): Promise<void> {
  await accounts.activate(profileId);
  await revealAccount(profileId);
}
