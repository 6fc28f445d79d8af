import { ThemeIcon, l10n, window } from 'vscode';
import type { DataPolicy } from '../ens/types';

/** Asks what becomes of the data in a migration. A password is never asked for: it would travel in the address. */
export async function pickDataPolicy(title: string): Promise<DataPolicy | undefined> {
  const choice = await window.showQuickPick(
    [
      {
        label: l10n.t('Try to move the data'),
        detail: l10n.t('The service moves the data if it can. The instance may arrive without it.'),
        iconPath: new ThemeIcon('archive'),
        policy: 'try_transfer' as const,
      },
      {
        label: l10n.t('Move the data, by force'),
        detail: l10n.t('The service insists on moving the data. The migration may take long or fail for it.'),
        iconPath: new ThemeIcon('lock'),
        policy: 'force_transfer' as const,
      },
      {
        label: l10n.t('Give the data up'),
        detail: l10n.t('The instance starts empty on the other node. All data on its disks is lost.'),
        iconPath: new ThemeIcon('trash'),
        policy: 'abandon' as const,
      },
    ],
    { title, placeHolder: l10n.t('What becomes of the data on its disks'), ignoreFocusOut: true },
  );
  return choice?.policy;
}
