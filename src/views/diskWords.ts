import type { Translate } from '../base/translate';
import type { Disk, Instance } from '../ens/types';
import { visible } from '../base/inert';
import { hasUnlistedDisks, isCloudDisk, isLocalDisk } from '../operations/risk';

/** "system 40 GiB cloud, data 200 GiB local (local_hdd)"; the category is the service's word. */
export function diskWords(instance: Pick<Instance, 'disks' | 'family'>, t: Translate): string {
  const unlisted = hasUnlistedDisks(instance) ? [t('local, not listed (physical machine)')] : [];
  return [...instance.disks.map(disk => diskWord(disk, t)), ...unlisted].join(t(', '));
}

export function diskWord(disk: Disk, t: Translate): string {
  const size = disk.sizeGiB === undefined ? t('unknown size') : t('{0} GiB', disk.sizeGiB);
  const role = disk.role === 'system' ? t('system') : t('data');
  const place = isLocalDisk(disk) ? t('local') : isCloudDisk(disk) ? t('cloud') : t('unknown');
  const category = visible(disk.category);
  return category === '' ? `${role} ${size} ${place}` : `${role} ${size} ${place} (${category})`;
}
