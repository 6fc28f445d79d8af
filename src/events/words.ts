import type { Translate } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import type { Action, ActionBar } from './actions';
import { deadlineOf } from './deadline';
import { sectionOf, type Section } from './event';
import { formatDuration } from './format';
import { plainLabel } from './inert';

/** One or two words for what the event is about; an unknown type shows as it came, made inert. */
export function typeWord(type: string, t: Translate): string {
  switch (type) {
    case 'Instance:SystemFailure.Redeploy':
    case 'Instance:SystemMaintenance.Redeploy':
      return t('redeploy');
    case 'Instance:SystemFailure.Reboot':
    case 'Instance:SystemMaintenance.Reboot':
      return t('reboot');
    case 'Instance:SystemUpgrade.Migrate':
      return t('migrate');
    case 'Instance:RegionNetworkDown':
      return t('node network down');
    case 'Disk:Stalled':
      return t('disk slow');
    case 'EnsRegion:NetworkMigration':
      return t('network cutover');
    case 'IP:SafeRisk':
      return t('IP at risk');
    case 'IP:SafeBan':
      return t('IP blocked');
    default:
      return plainLabel(type);
  }
}

/** The type as a title of its own: what it is about, and whether a failure or a plan is the cause. */
export function typeTitle(type: string, t: Translate): string {
  switch (type) {
    case 'Instance:SystemFailure.Redeploy':
      return t('Redeploy after a failure');
    case 'Instance:SystemMaintenance.Redeploy':
      return t('Redeploy for maintenance');
    case 'Instance:SystemFailure.Reboot':
      return t('Reboot after a failure');
    case 'Instance:SystemMaintenance.Reboot':
      return t('Reboot for maintenance');
    case 'Instance:SystemUpgrade.Migrate':
      return t('Migrate for an upgrade');
    case 'Instance:RegionNetworkDown':
      return t('Node network down');
    case 'Disk:Stalled':
      return t('Disk slow');
    case 'EnsRegion:NetworkMigration':
      return t('Network cutover');
    case 'IP:SafeRisk':
      return t('IP at risk');
    case 'IP:SafeBan':
      return t('IP blocked');
    default:
      return plainLabel(type);
  }
}

/** One sentence on what the event means (ens-api.md section 1, "Event types"); undefined for unknown types. */
export function typeMeaning(type: string, t: Translate): string | undefined {
  switch (type) {
    case 'Instance:SystemFailure.Redeploy':
      return t('The host failed, and the instance must be redeployed on another one.');
    case 'Instance:SystemMaintenance.Redeploy':
      return t('The host is due for maintenance, and the instance must be redeployed on another one.');
    case 'Instance:SystemFailure.Reboot':
      return t('The instance restarts by itself because of a system error.');
    case 'Instance:SystemMaintenance.Reboot':
      return t('The instance must be rebooted for planned maintenance.');
    case 'Instance:SystemUpgrade.Migrate':
      return t('The instance must move to another node because of an upgrade underneath.');
    case 'Instance:RegionNetworkDown':
      return t('The network of the node is interrupted.');
    case 'Disk:Stalled':
      return t('The performance of a disk is degraded.');
    case 'EnsRegion:NetworkMigration':
      return t('The network of the node is being cut over.');
    case 'IP:SafeRisk':
      return t('There is a security warning on an IP address.');
    case 'IP:SafeBan':
      return t('An IP address is blocked.');
    default:
      return undefined;
  }
}

/** What is done, as a noun at the start of a line. */
export function actionWord(action: Action, t: Translate): string {
  switch (action) {
    case 'redeploy':
      return t('Redeploy');
    case 'reboot':
      return t('Reboot');
    case 'migrate':
      return t('Migrate');
  }
}

export function statusWord(status: string, t: Translate): string {
  switch (status) {
    case 'Inquiring':
      return t('needs an answer');
    case 'Scheduled':
      return t('scheduled');
    case 'Executing':
      return t('running');
    case 'Executed':
      return t('done');
    case 'Failed':
      return t('failed');
    case 'Canceled':
      return t('canceled');
    case 'Avoided':
      return t('avoided');
    default:
      return plainLabel(status);
  }
}

export function levelWord(level: string, t: Translate): string {
  switch (level) {
    case 'CRITICAL':
      return t('critical');
    case 'WARN':
      return t('warning');
    case 'INFO':
      return t('information');
    default:
      return plainLabel(level);
  }
}

export function sectionTitle(section: Section, t: Translate): string {
  switch (section) {
    case 'needsAnswer':
      return t('Needs answer');
    case 'scheduled':
      return t('Scheduled');
    case 'running':
      return t('Running');
    case 'ended':
      return t('Ended');
  }
}

/** Why something cannot be done for an event, as a sentence. */
export function barSentence(bar: ActionBar, t: Translate): string {
  switch (bar) {
    case 'type':
      return t('The service does not offer this for events of its type.');
    case 'executing':
      return t('Its operation is already running.');
    case 'ended':
      return t('The event has ended.');
    case 'unknownState':
      return t('Its state is not known to this version.');
    case 'unsafeId':
      return t('Its id has characters that are never sent.');
  }
}

/** Until when and what it is: "due in 3 h 20 min · redeploy". The time comes first: a narrow sidebar cuts the end. `now` in Unix milliseconds. */
export function eventDescription(event: EnsEvent, now: number, t: Translate): string {
  return `${timeWord(event, now, t)} · ${typeWord(event.type, t)}`;
}

function timeWord(event: EnsEvent, now: number, t: Translate): string {
  const deadline = deadlineOf(event);
  const left = deadline && formatDuration(Math.abs(deadline.time - now), t);
  switch (sectionOf(event)) {
    case 'needsAnswer':
      if (!deadline || left === undefined) {
        return t('answer needed');
      }
      if (deadline.time <= now) {
        return t('overdue by {0}', left);
      }
      return deadline.estimated ? t('due in about {0}', left) : t('due in {0}', left);
    case 'scheduled':
      return deadline && left !== undefined && deadline.time > now ? t('starts in {0}', left) : t('scheduled');
    default:
      return statusWord(event.status, t);
  }
}
