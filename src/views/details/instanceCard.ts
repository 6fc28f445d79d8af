import type { Translate } from '../../base/translate';
import type { Disk, Instance } from '../../ens/types';
import { isInstanceEvent } from '../../events/event';
import { resourceKindOf } from '../../events/resourceWords';
import type { LocalWriter } from '../../base/format';
import { instanceStateBoth } from '../../events/rawWords';
import { nodeName } from '../../events/nodeName';
import { hasUnlistedDisks, isCloudDisk, isLocalDisk } from '../../operations/risk';
import type { DetailsFacts } from './detailsFacts';
import { markup, theirs, type Markup } from './markup';
import { commandLink } from './links';
import { facts, known, list, paragraph, section, table } from './parts';

/** The instance of an event; what is not known of it is said in words. */
export function instanceCard(details: DetailsFacts, local: LocalWriter, t: Translate): Markup {
  const { instance, gone, formerName } = details;
  const notFound = gone ? [paragraph(t('The service finds no instance with this id.'))] : [];
  if (!instance) {
    return section(
      'instance',
      t('Instance'),
      ...(gone ? notFound : about(details, t)),
      ...(gone ? [] : permissionHint(details, t)),
      ...neighbors(details, t),
    );
  }
  const unknown = markup`${t('unknown')}`;
  return section(
    'instance',
    t('Instance'),
    paragraph(t('As it was when it was last read.')),
    ...notFound,
    facts([
      [t('Name'), instance.name ?? unknown],
      [t('Name before'), formerName],
      [t('Instance id'), instance.instanceId],
      [t('Instance state'), instance.status ? known(instance.status, instanceStateBoth(instance.status, t)) : unknown],
      [t('Node'), nodeWords(details, t) || unknown],
      [t('Specification'), instance.spec ?? unknown],
      [t('Cores'), instance.cpu],
      [t('Memory'), instance.memoryMiB === undefined ? undefined : t('{0} GiB', instance.memoryMiB / 1024)],
      [t('Operating system'), instance.os],
      [t('Addresses'), instance.addresses.length > 0 ? instance.addresses.join(', ') : unknown],
      [t('Created'), instance.createTime === undefined ? undefined : local(instance.createTime)],
      [t('Expires'), instance.expireTime === undefined ? undefined : local(instance.expireTime)],
    ]),
    disks(instance, t),
    ...(hasUnlistedDisks(instance)
      ? [paragraph(t('It is a physical machine: it has local disks that are not listed.'))]
      : []),
  );
}

/** Which instance it concerns, as far as that is known, and on which node. */
function about(details: DetailsFacts, t: Translate): Markup[] {
  const { event, owner } = details;
  if (isInstanceEvent(event)) {
    return [paragraph(t('Nothing but its id is known: it was not read, or the account may not read it.'))];
  }
  return [
    ...(owner ? [] : [paragraph(t('The event is not about an instance, or does not say which.'))]),
    facts([
      [resourceKindOf(event) === 'disk' ? t('Disk of') : t('Address of'), owner && named(owner)],
      [t('Node'), nodeWords(details, t)],
    ]),
  ];
}

function nodeWords({ nodeId, region }: DetailsFacts, t: Translate): string {
  const node = nodeName(region, t);
  return node === undefined ? nodeId : `${node} (${nodeId})`;
}

/** What the account lacks can be asked for with a text that is ready. */
function permissionHint({ node, event, namesDenied }: DetailsFacts, t: Translate): Markup[] {
  return namesDenied && isInstanceEvent(event)
    ? [paragraph(commandLink('ensEvents.copyRamPolicy', node, t('Copy RAM Policy…')))]
    : [];
}

function neighbors({ onNode }: DetailsFacts, t: Translate): Markup[] {
  return onNode.length === 0 ? [] : [paragraph(t('Your instances with events on this node:')), list(onNode.map(named))];
}

function named({ instanceId, name }: Instance): Markup {
  return markup`${name === undefined ? [] : theirs(name)} ${theirs(instanceId)}`;
}

function disks({ disks }: Instance, t: Translate): Markup {
  return disks.length === 0
    ? paragraph(t('Its disks are not known.'))
    : table(
        t('Disks'),
        [t('Use'), t('Size'), t('Kind'), t('Disk id')],
        disks.map(disk => [
          markup`${disk.role === 'system' ? t('system') : t('data')}`,
          markup`${disk.sizeGiB === undefined ? t('unknown size') : t('{0} GiB', disk.sizeGiB)}`,
          kind(disk, t),
          disk.diskId === undefined ? markup`${t('unknown')}` : theirs(disk.diskId),
        ]),
      );
}

/** Local disks stand out, and those that may be local: a move to another host may empty them. */
function kind(disk: Disk, t: Translate): Markup {
  const category = disk.category === '' ? markup`` : markup` (${theirs(disk.category)})`;
  if (isCloudDisk(disk)) {
    return markup`${t('cloud disk')}${category}`;
  }
  const word = isLocalDisk(disk) ? t('local disk') : t('unknown kind, taken for a local disk');
  return markup`<strong class="warning">${word}</strong>${category}`;
}
