import type { Translate } from '../base/translate';
import type { Disk, Instance } from '../ens/types';
import type { Snapshot } from './operation';

/** The instance as it is, to compare with later. */
export function snapshotOf({ status, regionId, addresses, disks }: Instance): Snapshot {
  return {
    ...(status !== undefined && { status }),
    ...(regionId !== undefined && { regionId }),
    addresses,
    disks: disks.map(diskName),
  };
}

function diskName({ diskId, category, sizeGiB }: Disk): string {
  return diskId ?? `${category} ${sizeGiB ?? '?'} GiB`;
}

/** What an operation left behind, as one readable line: is the instance running, and what changed. Untrusted words inside. */
export function afterCareSummary(before: Snapshot | undefined, after: Instance | undefined, t: Translate): string {
  if (!after) {
    return t('The instance could not be read afterwards.');
  }
  const now = snapshotOf(after);
  const state = now.status === undefined ? t('Its state is not known.') : t('Its state is now: {0}.', now.status);
  if (!before) {
    return state;
  }
  const changes = [
    ...(before.regionId === now.regionId ? [] : [t('node {0}', `${before.regionId ?? '?'} → ${now.regionId ?? '?'}`)]),
    ...listChange(before.addresses, now.addresses).map(change => t('addresses {0}', change)),
    ...diskChange(before.disks, now.disks, t),
  ];
  return changes.length === 0
    ? t('{0} {1}', state, t('Node, addresses and disks are as before.'))
    : t('{0} {1}', state, t('Changed: {0}', changes.join(t('; '))));
}

/** Ids of disks say nothing to a person: how many are no longer the same does. */
function diskChange(before: readonly string[], now: readonly string[], t: Translate): string[] {
  const fresh = now.filter(disk => !before.includes(disk)).length;
  const gone = before.filter(disk => !now.includes(disk)).length;
  return fresh + gone === 0 ? [] : [t('new disks {0} of {1}, disks gone {2}', fresh, now.length, gone)];
}

/** `−gone +new`, in no order; nothing when both hold the same. */
function listChange(before: readonly string[], now: readonly string[]): string[] {
  const gone = before.filter(entry => !now.includes(entry)).map(entry => `−${entry}`);
  const added = now.filter(entry => !before.includes(entry)).map(entry => `+${entry}`);
  return gone.length + added.length === 0 ? [] : [[...gone, ...added].join(' ')];
}
