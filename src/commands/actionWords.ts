import { l10n } from 'vscode';
import type { Action } from '../events/actions';

/** What the dialogs of an action say. Whole sentences each, since languages order their words differently. */
export interface ActionWords {
  /** Title of the command's dialogs. */
  title: string;
  /** The answer to "when" that plans nothing, and what becomes of it. */
  now: string;
  nowDetail: string;
  /** While the event is read again and the call is made. */
  sending: string;
  accepted: (name: string, requestId: string) => string;
  scheduled: (name: string, requestId: string) => string;
}

export function actionWords(action: Action): ActionWords {
  return { redeploy: redeployWords, reboot: rebootWords, migrate: migrateWords }[action]();
}

function redeployWords(): ActionWords {
  return {
    title: l10n.t('Redeploy'),
    now: l10n.t('Redeploy now'),
    nowDetail: l10n.t('The redeploy starts as soon as you confirm'),
    sending: l10n.t('Checking once more, then sending the redeploy'),
    accepted: (name, id) => l10n.t('Accepted: redeploy of {0}. RequestId: {1}', name, id),
    scheduled: (name, id) => l10n.t('Accepted: redeploy of {0} is scheduled. RequestId: {1}', name, id),
  };
}

function rebootWords(): ActionWords {
  return {
    title: l10n.t('Reboot'),
    now: l10n.t('Reboot now'),
    nowDetail: l10n.t('The reboot starts as soon as you confirm'),
    sending: l10n.t('Checking once more, then sending the reboot'),
    accepted: (name, id) => l10n.t('Accepted: reboot of {0}. RequestId: {1}', name, id),
    scheduled: (name, id) => l10n.t('Accepted: reboot of {0} is scheduled. RequestId: {1}', name, id),
  };
}

function migrateWords(): ActionWords {
  return {
    title: l10n.t('Migrate'),
    now: l10n.t('Migrate now'),
    nowDetail: l10n.t('The migration to another node starts as soon as you confirm'),
    sending: l10n.t('Checking once more, then sending the migration'),
    accepted: (name, id) => l10n.t('Accepted: migration of {0}. RequestId: {1}', name, id),
    scheduled: (name, id) => l10n.t('Accepted: migration of {0} is scheduled. RequestId: {1}', name, id),
  };
}
