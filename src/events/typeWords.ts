import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';

interface TypeWords {
  /** One or two words for what the event is about. */
  word: string;
  /** As a title of its own: what it is about, and whether a failure or a plan is the cause. */
  title: string;
  /** One sentence on what the event means. */
  meaning: string;
}

/** The documented types (ens-api.md section 1, "Event types"). */
function wordsOf(type: string, t: Translate): TypeWords | undefined {
  switch (type) {
    case 'Instance:SystemFailure.Redeploy':
      return {
        word: t('redeploy'),
        title: t('Redeploy after a failure'),
        meaning: t('The host failed, and the instance must be redeployed on another one.'),
      };
    case 'Instance:SystemMaintenance.Redeploy':
      return {
        word: t('redeploy'),
        title: t('Redeploy for maintenance'),
        meaning: t('The host is due for maintenance, and the instance must be redeployed on another one.'),
      };
    case 'Instance:SystemFailure.Reboot':
      return {
        word: t('reboot'),
        title: t('Reboot after a failure'),
        meaning: t('The instance restarts by itself because of a system error.'),
      };
    case 'Instance:SystemMaintenance.Reboot':
      return {
        word: t('reboot'),
        title: t('Reboot for maintenance'),
        meaning: t('The instance must be rebooted for planned maintenance.'),
      };
    case 'Instance:SystemUpgrade.Migrate':
      return {
        word: t('migrate'),
        title: t('Migrate for an upgrade'),
        meaning: t('The instance must move to another node because of an upgrade underneath.'),
      };
    case 'Instance:RegionNetworkDown':
      return {
        word: t('node network down'),
        title: t('Node network down'),
        meaning: t('The network of the node is interrupted.'),
      };
    case 'Disk:Stalled':
      return {
        word: t('disk slow'),
        title: t('Disk slow'),
        meaning: t('The performance of a disk is degraded.'),
      };
    case 'EnsRegion:NetworkMigration':
      return {
        word: t('network cutover'),
        title: t('Network cutover'),
        meaning: t('The network of the node is being cut over.'),
      };
    case 'IP:SafeRisk':
      return {
        word: t('IP at risk'),
        title: t('IP at risk'),
        meaning: t('There is a security warning on an IP address.'),
      };
    case 'IP:SafeBan':
      return {
        word: t('IP blocked'),
        title: t('IP blocked'),
        meaning: t('An IP address is blocked.'),
      };
    default:
      return undefined;
  }
}

/** One or two words for what the event is about; an unknown type shows as it came, made inert. */
export function typeWord(type: string, t: Translate): string {
  return wordsOf(type, t)?.word ?? plainLabel(type);
}

/** The type as a title of its own; an unknown one as it came, made inert. */
export function typeTitle(type: string, t: Translate): string {
  return wordsOf(type, t)?.title ?? plainLabel(type);
}

/** One sentence on what the event means; undefined for unknown types. */
export function typeMeaning(type: string, t: Translate): string | undefined {
  return wordsOf(type, t)?.meaning;
}
