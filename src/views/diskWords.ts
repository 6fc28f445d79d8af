import { l10n } from 'vscode';
import type { Disk } from '../ens/types';
import { visible } from '../events/inert';
import { isLocalDisk } from '../operations/risk';

/** "system 40 GiB cloud, data 200 GiB local (local_hdd)"; the category is the service's word. */
export function diskWords(disks: readonly Disk[]): string {
  return disks.map(diskWord).join(l10n.t(', '));
}

export function diskWord(disk: Disk): string {
  const size = disk.sizeGiB === undefined ? l10n.t('unknown size') : l10n.t('{0} GiB', disk.sizeGiB);
  const role = disk.role === 'system' ? l10n.t('system') : l10n.t('data');
  const place = isLocalDisk(disk) ? l10n.t('local') : disk.category === 'pangu' ? l10n.t('cloud') : l10n.t('other');
  return `${role} ${size} ${place} (${visible(disk.category)})`;
}
