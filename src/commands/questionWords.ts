import type { Translate } from '../base/translate';
import type { Action } from '../events/actions';

/** What the confirmation of an action asks and says. Whole sentences each, since languages order their words differently. */
export interface QuestionWords {
  /** The question for one instance, the name last. */
  askNow: (name: string) => string;
  askScheduled: (name: string) => string;
  askManyNow: (count: number) => string;
  askManyScheduled: (count: number) => string;
  /** What is done, as the title of a question and as the row that does it. */
  one: (name: string) => string;
  many: (count: number) => string;
  /** What happens to an instance, whatever its disks are; and to each of several. */
  effect: string;
  effectMany: string;
  cannotUndo: string;
}

export function questionWords(action: Action, t: Translate): QuestionWords {
  return { redeploy: redeployWords, reboot: rebootWords, migrate: migrateWords }[action](t);
}

function redeployWords(t: Translate): QuestionWords {
  return {
    askNow: name => t('Redeploy now: {0}', name),
    askScheduled: name => t('Schedule the redeploy of: {0}', name),
    askManyNow: count => t('Redeploy {0} instances now', count),
    askManyScheduled: count => t('Schedule the redeploy of {0} instances', count),
    one: name => t('Redeploy {0}', name),
    many: count => t('Redeploy {0} instances', count),
    effect: t('The instance stops, moves to another host and starts again.'),
    effectMany: t('Each instance stops, moves to another host and starts again.'),
    cannotUndo: t('A redeploy cannot be undone.'),
  };
}

function rebootWords(t: Translate): QuestionWords {
  return {
    askNow: name => t('Reboot now: {0}', name),
    askScheduled: name => t('Schedule the reboot of: {0}', name),
    askManyNow: count => t('Reboot {0} instances now', count),
    askManyScheduled: count => t('Schedule the reboot of {0} instances', count),
    one: name => t('Reboot {0}', name),
    many: count => t('Reboot {0} instances', count),
    effect: t('The instance restarts, and what it serves is interrupted.'),
    effectMany: t('Each instance restarts, and what it serves is interrupted.'),
    cannotUndo: t('A reboot cannot be taken back.'),
  };
}

function migrateWords(t: Translate): QuestionWords {
  return {
    askNow: name => t('Migrate now: {0}', name),
    askScheduled: name => t('Schedule the migration of: {0}', name),
    askManyNow: count => t('Migrate {0} instances now', count),
    askManyScheduled: count => t('Schedule the migration of {0} instances', count),
    one: name => t('Migrate {0}', name),
    many: count => t('Migrate {0} instances', count),
    effect: t('The instance stops and starts again on another node, where its addresses may differ.'),
    effectMany: t('Each instance stops and starts again on another node, where its addresses may differ.'),
    cannotUndo: t('A migration cannot be undone.'),
  };
}
