import { l10n, window } from 'vscode';
import { ramPolicy } from '../exports/ramPolicy';
import { copyText } from './copyText';

/** Asks what the RAM user should be able to do, and copies the policy for it. */
export async function copyRamPolicy(): Promise<void> {
  const choice = await window.showQuickPick(
    [
      { label: l10n.t('See events, redeploy, reboot and migrate'), scope: 'all' as const },
      { label: l10n.t('See events and redeploy'), scope: 'redeploy' as const },
      { label: l10n.t('See events only'), scope: 'view' as const },
    ],
    { title: l10n.t('Copy RAM Policy'), placeHolder: l10n.t('What the RAM user may do') },
  );
  if (choice) {
    await copyText(ramPolicy(choice.scope), l10n.t('RAM policy'));
    await window.showInformationMessage(
      l10n.t('The policy is on the clipboard. Paste it into a custom policy in the RAM console.'),
    );
  }
}
