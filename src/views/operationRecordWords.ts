import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
import type { Operation } from '../operations/operation';

type Recorded = Pick<Operation, 'action' | 'snapshot' | 'host' | 'keyId'>;

/** The local disks that an operation put at risk; empty where there was none, undefined where that is not on record. */
export function disksAtRisk({ action, snapshot }: Recorded): readonly string[] | undefined {
  // A reboot leaves disks alone.
  return action === 'reboot' ? [] : snapshot?.localDisks;
}

/** What an operation was about besides its instance, for a row: only what is on record, and a risk only where there was one. */
export function recordWords(operation: Recorded, t: Translate): string[] {
  const { snapshot, keyId, host } = operation;
  const count = disksAtRisk(operation)?.length ?? 0;
  const risk = count === 1 ? t('1 local disk at risk') : t('{0} local disks at risk', count);
  return [
    ...(count > 0 ? [risk] : []),
    ...[snapshot?.regionId, keyId, host].flatMap(text => (text ? [plainLabel(text)] : [])),
  ];
}

/** The same for a tooltip, a line each. Records of earlier versions lack some of it, which is no "none". */
export function recordRows(operation: Recorded, t: Translate): (readonly [label: string, text: string])[] {
  const missing = t('not recorded');
  const disks = disksAtRisk(operation);
  return [
    [t('AccessKey ID'), operation.keyId ?? missing],
    [t('Host'), operation.host ?? missing],
    [t('Node'), operation.snapshot?.regionId ?? missing],
    [t('Local disks at risk'), disks === undefined ? missing : disks.length === 0 ? t('none') : disks.join('; ')],
  ];
}
