import type { Translate } from '../base/translate';
import type { Disk } from '../ens/types';
import { visible } from '../base/inert';
import { isCloudDisk, isLocalDisk } from '../operations/risk';

/** "system 40 GiB cloud, data 200 GiB local (local_hdd)"; the category is the service's word. */
export function diskWords(disks: readonly Disk[], t: Translate): string {
  return disks.map(disk => diskWord(disk, t)).join(t(', '));
}

export function diskWord(disk: Disk, t: Translate): string {
  const size = disk.sizeGiB === undefined ? t('unknown size') : t('{0} GiB', disk.sizeGiB);
  const role = disk.role === 'system' ? t('system') : t('data');
  const place = isLocalDisk(disk) ? t('local') : isCloudDisk(disk) ? t('cloud') : t('other');
  return `${role} ${size} ${place} (${visible(disk.category)})`;
}
