import type { EnsEvent } from '../ens/types';
import type { Translate } from '../base/translate';
import { isInstanceEvent } from './event';

export type ResourceKind = 'instance' | 'disk' | 'node' | 'ip' | 'other';

type About = Pick<EnsEvent, 'type' | 'resourceId'>;

/** Of either version; that it is a right one is the service's affair. */
const address = /^\d{1,3}(\.\d{1,3}){3}$|^[\da-f]*:[\da-f]*:[\da-f:.]*$/i;

/** Ids of disks, and of networks and elastic addresses, which an event of any type may carry too. */
const disk = /^d-/;
const other = /^(n|eip)-/;

/**
 * What the resource id of an event is the id of: the id itself tells those of instances, disks and addresses, whatever the
 * event is about, else its type does (ens-api.md section 1, "Event types").
 */
export function resourceKindOf({ type, resourceId }: About): ResourceKind {
  if (isInstanceEvent({ resourceId })) {
    return 'instance';
  }
  if (disk.test(resourceId)) {
    return 'disk';
  }
  if (other.test(resourceId)) {
    return 'other';
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
