import { l10n, ThemeIcon } from 'vscode';
import type { Accounts } from '../accounts/accounts';
import type { Profile } from '../accounts/profile';
import { plainLabel } from '../base/inert';

/** An account in a quick pick; that it is the active one is said in words too. */
export function accountItem(
  profile: Profile,
  accounts: Accounts,
): { label: string; description: string; iconPath: ThemeIcon } {
  const state = accounts.state();
  const active = state.kind === 'signedIn' && state.profile.id === profile.id;
  const icon = profile.kind === 'sample' ? 'beaker' : 'account';
  return {
    label: plainLabel(profile.name),
    description: [plainLabel(profile.maskedKeyId), plainLabel(profile.endpoint.host), active ? l10n.t('active') : '']
      .filter(Boolean)
      .join(' · '),
    iconPath: new ThemeIcon(active ? 'check' : icon),
  };
}
