import type { EnsEvent } from '../ens/types';
import type { Translate } from '../base/translate';

/** What the resource id of an event is the id of (ens-api.md section 1, "Event types"). */
export function resourceIdLabel({ type }: Pick<EnsEvent, 'type'>, t: Translate): string {
  switch (type.split(':')[0]) {
    case 'Instance':
      return t('Instance id');
    case 'Disk':
      return t('Disk id');
    case 'EnsRegion':
      return t('Node id');
    case 'IP':
      return t('IP address');
    default:
      return t('Resource id');
  }
}
