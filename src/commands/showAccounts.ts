import { l10n, window } from 'vscode';
import { accountItem } from './accountItem';
import { back, pickMany } from './inputs';
import type { AccountCommandDeps } from './signIn';

/** Asks which accounts the view shows at once; the active one is always among them. */
export async function showAccounts({ accounts, chosen }: AccountCommandDeps): Promise<void> {
  const profiles = accounts.profiles();
  if (profiles.length < 2) {
    await window.showInformationMessage(l10n.t('There is no other account to show. Sign in to add one.'));
    return;
  }
  const state = accounts.state();
  const active = state.kind === 'signedIn' ? state.profile.id : undefined;
  const answer = await pickMany<string>({
    title: l10n.t('Show several accounts'),
    placeholder: l10n.t('Accounts to show at once'),
    items: profiles.map(profile => ({
      ...accountItem(profile, accounts),
      picked: profile.id === active || chosen.ids().includes(profile.id),
      value: profile.id,
    })),
  });
  if (answer === undefined || answer === back) {
    return;
  }
  const [first] = answer;
  if (first !== undefined && (active === undefined || !answer.includes(active))) {
    await accounts.activate(first);
  }
  await chosen.set(answer.length > 1 ? answer : []);
}
