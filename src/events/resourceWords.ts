import type { EnsEvent, Instance } from '../ens/types';
import type { Translate } from '../base/translate';

export type ResourceKind = 'instance' | 'disk' | 'node' | 'ip' | 'other';

type About = Pick<EnsEvent, 'type' | 'resourceId'>;

/** Of either version; that it is a right one is the service's affair. */
const address = /^\d{1,3}(\.\d{1,3}){3}$|^[\da-f]*:[\da-f]*:[\da-f:.]*$/i;

/**
 * What the resource id of an event is the id of: the id itself tells those of instances and addresses, whatever the event is
 * about, else its type does (ens-api.md section 1, "Event types").
 */
export function resourceKindOf({ type, resourceId }: About): ResourceKind {
  if (resourceId.startsWith('i-')) {
    return 'instance';
  }
  if (address.test(resourceId)) {
    return 'ip';
  }
  switch (type.split(':')[0]) {
    case 'Instance':
      return 'instance';
    case 'Disk':
      return 'disk';
    case 'EnsRegion':
      return 'node';
    case 'IP':
      return 'ip';
    default:
      return 'other';
  }
}

/** The kind of the id in words. */
export function resourceIdLabel(about: About, t: Translate): string {
  switch (resourceKindOf(about)) {
    case 'instance':
      return t('Instance id');
    case 'disk':
      return t('Disk id');
    case 'node':
      return t('Node id');
    case 'ip':
      return t('IP address');
    case 'other':
      return t('Resource id');
  }
}

/** The instance that an event is about, or whose disk or address it is; undefined where none of these is known to be. */
export function ownerOf({ resourceId }: About, instances: Iterable<Instance>): Instance | undefined {
  return [...instances].find(
    ({ instanceId, disks, addresses }) =>
      instanceId === resourceId ||
      disks.some(({ diskId }) => diskId !== undefined && diskId === resourceId) ||
      (resourceId !== '' && addresses.includes(resourceId)),
  );
}
