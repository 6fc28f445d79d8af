import type { Translate } from '../../base/translate';
import type { EnsEvent, Instance } from '../../ens/types';
import { actionFor } from '../../events/actions';
import { deadlineOf } from '../../events/deadline';
import { isInstanceEvent, sectionOf } from '../../events/event';
import { areDisksKnown, hasUnlistedDisks, isLocalDisk } from '../../operations/risk';

/** What an event means for its instance, one sentence each (ens-api.md sections 2, 3 and 8). */
export function meaningSentences(event: EnsEvent, instance: Instance | undefined, t: Translate): string[] {
  return [...effects(event.type, t), ...defaultSentence(event, t), ...diskSentences(event, instance, t)];
}

function effects(type: string, t: Translate): string[] {
  switch (type) {
    case 'Instance:SystemFailure.Redeploy':
    case 'Instance:SystemMaintenance.Redeploy':
      return [t('A redeploy stops the instance, moves it to another host and starts it again.')];
    case 'Instance:SystemFailure.Reboot':
      return [t('It restarts without your doing. Check the instance and its applications afterwards.')];
    case 'Instance:SystemMaintenance.Reboot':
      return [t('A reboot interrupts what the instance serves until it is up again.')];
    case 'Instance:SystemUpgrade.Migrate':
      return [
        t('A migration stops the instance and starts it again on another node, where its addresses may differ.'),
        t('You choose with it what becomes of the data on its disks.'),
      ];
    case 'Instance:RegionNetworkDown':
      return [
        t('The instance may not be reachable until the network is back. What else runs on the node may not be either.'),
      ];
    case 'Disk:Stalled':
      return [t('Reading and writing may take longer than usual.')];
    case 'EnsRegion:NetworkMigration':
      // The API's documents speak of a migration, CloudMonitor's of a cutover (ens-api.md section 1, "Event types").
      return [
        t('Short interruptions are possible, mostly at night. Documents disagree on whether instances are moved.'),
      ];
    case 'IP:SafeRisk':
      return [t('Look for connections from this address that you do not know.')];
    case 'IP:SafeBan':
      return [t('What uses this address may not be reachable until the block ends.')];
    default:
      return [t('This version does not know the type, so its effect is not known either.')];
  }
}

/** Only where it decides: an answer is owed, and the service gave no time of its own. */
function defaultSentence(event: EnsEvent, t: Translate): string[] {
  return sectionOf(event) === 'needsAnswer' && deadlineOf(event)?.estimated === true
    ? [t('Without an answer the service redeploys it by itself, by default five days after the publication.')]
    : [];
}

/** Only for what moves an instance: a reboot leaves disks alone. */
function diskSentences(event: EnsEvent, instance: Instance | undefined, t: Translate): string[] {
  const action = actionFor(event);
  if (!isInstanceEvent(event) || action === undefined || action === 'reboot') {
    return [];
  }
  const local = (instance?.disks ?? []).filter(isLocalDisk).length;
  return [
    ...(local > 0 ? [lossSentence(action, local, t)] : []),
    ...(areDisksKnown(instance) ? [] : [unknownSentence(instance, t)]),
    ...(areDisksKnown(instance) && local === 0 ? [t('No local disk was found on it.')] : []),
  ];
}

function unknownSentence(instance: Instance | undefined, t: Translate): string {
  return instance && hasUnlistedDisks(instance)
    ? t('It is a physical machine, so take data on local disks as lost.')
    : t('Its disks are not known, so take data on local disks as lost.');
}

function lossSentence(action: 'redeploy' | 'migrate', disks: number, t: Translate): string {
  if (action === 'redeploy') {
    return disks === 1
      ? t('A redeploy may empty its local disk, so save its data first.')
      : t('A redeploy may empty its {0} local disks, so save their data first.', disks);
  }
  return disks === 1
    ? t('A migration may empty its local disk, so save its data first.')
    : t('A migration may empty its {0} local disks, so save their data first.', disks);
}

/** What the event's state says, as a sentence (ens-api.md section 8, life cycle). */
export function stateSentence({ status }: Pick<EnsEvent, 'status'>, t: Translate): string {
  switch (status) {
    case 'Inquiring':
      return t('The service waits for an answer.');
    case 'Scheduled':
      return t('It runs by itself at the planned time, and can be answered before.');
    case 'Executing':
      return t('It is going on right now.');
    case 'Executed':
      return t('It has been carried out.');
    case 'Failed':
      return t('It was tried and failed.');
    case 'Canceled':
      return t('It was canceled and will not happen.');
    case 'Avoided':
      return t('It was answered before its time and will not happen by itself.');
    default:
      return t('Its state is not known to this version.');
  }
}
