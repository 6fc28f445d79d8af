import { ThemeIcon, l10n } from 'vscode';
import type { DataPolicy } from '../ens/types';
import { pickOne, type Answer } from './inputs';

/** Asks what becomes of the data in a migration. A password is never asked for: it would travel in the address. */
export function pickDataPolicy(title: string, canGoBack: boolean): Promise<Answer<DataPolicy>> {
  return pickOne<DataPolicy>({
    title,
    canGoBack,
    placeholder: l10n.t('What becomes of the data on its disks'),
    items: [
      {
        label: l10n.t('Try to move the data'),
        detail: l10n.t('The service moves the data if it can. The instance may arrive without it.'),
        iconPath: new ThemeIcon('archive'),
        value: 'try_transfer',
      },
      {
        label: l10n.t('Move the data, by force'),
        detail: l10n.t('The service insists on moving the data. The migration may take long or fail for it.'),
        iconPath: new ThemeIcon('lock'),
        value: 'force_transfer',
      },
      {
        label: l10n.t('Give the data up'),
        detail: l10n.t('The instance starts empty on the other node. All data on its disks is lost.'),
        iconPath: new ThemeIcon('trash'),
        value: 'abandon',
      },
    ],
  });
}
