import type { Translate } from '../base/translate';
import type { Disk, Instance } from '../ens/types';
import { instanceStateBoth } from '../events/rawWords';
import { areDisksKnown, isCloudDisk, isLocalDisk } from './risk';
import { endSentence } from './endWords';
import type { End, Operation, Snapshot } from './operation';

/** The operation whose instance is looked at, as far as words need it. */
export type Tended = Pick<Operation, 'action' | 'name' | 'resourceId' | 'plan' | 'snapshot'>;

/** The instance as it is, to compare with later. */
export function snapshotOf(instance: Instance): Snapshot {
  const { status, regionId, addresses, disks } = instance;
  const atRisk = disks.filter(disk => !isCloudDisk(disk)).map(recordOf);
  return {
    ...(status !== undefined && { status }),
    ...(regionId !== undefined && { regionId }),
    addresses,
    disks: disks.map(diskName),
    ...((atRisk.length > 0 || areDisksKnown(instance)) && { localDisks: atRisk }),
  };
}

/** A disk that may be emptied, for the record, which is in no language. */
function recordOf(disk: Disk): string {
  const { role, sizeGiB, category } = disk;
  const kind = isLocalDisk(disk) ? [category] : [category, '(unknown kind)'];
  return [role, sizeGiB ?? '?', 'GiB', ...kind].filter(part => part !== '').join(' ');
}

function diskName({ diskId, category, sizeGiB }: Disk): string {
  return diskId ?? `${category} ${sizeGiB ?? '?'} GiB`;
}

/**
 * What became of an instance, in sentences: the end of the operation first, then whether it runs and what changed.
 * Untrusted words inside.
 */
export function afterCareSummary(
  operation: Tended,
  how: End['how'],
  after: Instance | undefined,
  t: Translate,
): string {
  const { action, name, resourceId, snapshot: before } = operation;
  const running = after?.status === 'Running';
  const ended = endSentence({ action, name: name || resourceId, running }, how, t);
  if (!after) {
    return joined([ended, t('The instance could not be read afterwards.')], t);
  }
  const state = running && how === 'done' ? [] : [stateSentence(after, t)];
  return joined([ended, ...state, ...(before ? changes(operation, before, snapshotOf(after), t) : [])], t);
}

function joined(sentences: readonly string[], t: Translate): string {
  return sentences.reduce((all, sentence) => t('{0} {1}', all, sentence));
}

function stateSentence({ status }: Instance, t: Translate): string {
  if (status === undefined) {
    return t('Its state is not known.');
  }
  return status === 'Running' ? t('It is running.') : t('Its state is now: {0}.', instanceStateBoth(status, t));
}

function changes(operation: Tended, before: Snapshot, now: Snapshot, t: Translate): string[] {
  const found = [
    ...(before.regionId === now.regionId
      ? []
      : [t('Its node changed: {0}.', `${before.regionId ?? '?'} → ${now.regionId ?? '?'}`)]),
    ...listChange(before.addresses, now.addresses).map(change => t('Its addresses changed: {0}.', change)),
    ...diskChange(operation, before.disks, now.disks, t),
  ];
  return found.length === 0 ? [t('Node, addresses and disks are as before.')] : found;
}

/** Ids of disks say nothing to a person: how many are no longer the same does. */
function diskChange(operation: Tended, before: readonly string[], now: readonly string[], t: Translate): string[] {
  if (before.length > 0 && now.length === 0) {
    return [t('Its disks are not known.')];
  }
  const fresh = now.filter(disk => !before.includes(disk)).length;
  const gone = before.filter(disk => !now.includes(disk)).length;
  if (fresh + gone === 0) {
    return [];
  }
  return losesData(operation) && fresh === gone
    ? [replacedSentence(fresh, now.length, t)]
    : [t('Its disks changed: {0} new, {1} gone.', fresh, gone)];
}

/** A migration may have taken the data along to a disk with another id. */
function losesData({ action, plan }: Tended): boolean {
  return action !== 'migrate' || plan.dataPolicy === 'abandon';
}

function replacedSentence(replaced: number, all: number, t: Translate): string {
  if (replaced < all) {
    return replaced === 1
      ? t('1 of {0} disks was replaced; its data is gone.', all)
      : t('{0} of {1} disks were replaced; their data is gone.', replaced, all);
  }
  switch (all) {
    case 1:
      return t('Its disk was replaced; its data is gone.');
    case 2:
      return t('Both disks were replaced; their data is gone.');
    default:
      return t('All {0} disks were replaced; their data is gone.', all);
  }
}

/** `−gone +new`, in no order; nothing when both hold the same. */
function listChange(before: readonly string[], now: readonly string[]): string[] {
  const gone = before.filter(entry => !now.includes(entry)).map(entry => `−${entry}`);
  const added = now.filter(entry => !before.includes(entry)).map(entry => `+${entry}`);
  return gone.length + added.length === 0 ? [] : [[...gone, ...added].join(' ')];
}
