import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
import type { Disk } from '../ens/types';
import type { Action } from '../events/actions';
import { sentences } from '../base/sentences';
import { nameOf } from '../operations/plan';
import type { Risk, TargetRisk } from '../operations/risk';

/** The worst that can be said of an action, in one sentence with numbers. It counts instances, not events. */
export function riskHeadline(action: Action, { targets }: Risk, t: Translate): string {
  const instances = [...new Map(targets.map(risk => [risk.target.event.resourceId, risk])).values()];
  const of = instances.length;
  const [first] = instances;
  const name = first && of === 1 ? plainLabel(nameOf(first.target)) : undefined;
  const unclear = targets.some(risk => risk.unclear);
  const again = targets.some(({ repeats }) => repeats.length > 0);
  return (
    (action === 'reboot' ? undefined : diskSentence(instances, name, t)) ??
    (unclear
      ? t('An earlier attempt has no clear outcome: this may be a second one.')
      : again
        ? t('Several events of one instance: it is acted on more than once.')
        : harmless(action, of, t))
  );
}

function diskSentence(instances: readonly TargetRisk[], name: string | undefined, t: Translate): string | undefined {
  const of = instances.length;
  const given = instances.filter(({ target }) => target.plan.dataPolicy === 'abandon').length;
  if (given > 0) {
    return name !== undefined
      ? t('{0} loses the data of all its disks.', name)
      : given === 1
        ? t('1 of {0} instances loses the data of all its disks.', of)
        : t('{0} of {1} instances lose the data of all their disks.', given, of);
  }
  const losing = instances.filter(({ localDisks }) => localDisks.length > 0);
  const unknown = instances.filter(({ disksUnknown }) => disksUnknown).length;
  if (losing.length > 0) {
    const lost = lostWords(losing, of, name, t);
    return unknown > 0 ? sentences(lost, unknownWords(unknown, name, t), t) : lost;
  }
  if (unknown > 0) {
    return name === undefined
      ? t('The disks of {0} of {1} instances are not known: take their data as lost.', unknown, of)
      : t('The disks of {0} are not known: take their data as lost.', name);
  }
  if (instances.some(({ target }) => target.plan.dataPolicy === 'try_transfer')) {
    return name === undefined
      ? t('{0} instances may arrive without their data.', of)
      : t('{0} may arrive without its data.', name);
  }
  return undefined;
}

function lostWords(losing: readonly TargetRisk[], of: number, name: string | undefined, t: Translate): string {
  const disks = diskCount(
    losing.flatMap(({ localDisks }) => localDisks),
    t,
  );
  if (name !== undefined) {
    return t('{0} loses its local disks: {1}.', name, disks);
  }
  return losing.length === 1
    ? t('1 of {0} instances loses its local disks: {1}.', of, disks)
    : t('{0} of {1} instances lose their local disks: {2}.', losing.length, of, disks);
}

/** Beside the disks that are counted as lost there may be others, of the same instances too. */
function unknownWords(unknown: number, name: string | undefined, t: Translate): string {
  if (name !== undefined) {
    return t('Not all of its disks are known.');
  }
  return unknown === 1
    ? t('Not all disks of 1 instance are known.')
    : t('Not all disks of {0} instances are known.', unknown);
}

/** `4 disks, 2,040 GiB`; without the size where one of them has none. */
function diskCount(disks: readonly Disk[], t: Translate): string {
  const count = disks.length === 1 ? t('1 disk') : t('{0} disks', disks.length);
  const sizes = disks.flatMap(({ sizeGiB }) => sizeGiB ?? []);
  const total = sizes.reduce((sum, size) => sum + size, 0);
  return sizes.length < disks.length ? count : t('{0}, {1} GiB', count, total.toLocaleString('en-US'));
}

function harmless(action: Action, count: number, t: Translate): string {
  if (action === 'reboot') {
    return count === 1 ? t('The instance restarts.') : t('{0} instances restart.', count);
  }
  return count === 1 ? t('No local disk was found.') : t('{0} instances, none with a local disk.', count);
}
