import type { Translate } from '../base/translate';
import type { Action } from '../events/actions';
import type { End } from './operation';

interface EndWords {
  done: (name: string) => string;
  /** The same for an instance that runs afterwards. */
  doneRunning: (name: string) => string;
  failed: (name: string) => string;
  canceled: (name: string) => string;
}

function wordsOf(action: Action, t: Translate): EndWords {
  return { redeploy: redeployWords, reboot: rebootWords, migrate: migrateWords }[action](t);
}

function redeployWords(t: Translate): EndWords {
  return {
    done: name => t('{0} was redeployed.', name),
    doneRunning: name => t('{0} was redeployed and is running.', name),
    failed: name => t('The redeploy of {0} failed.', name),
    canceled: name => t('The redeploy of {0} was canceled.', name),
  };
}

function rebootWords(t: Translate): EndWords {
  return {
    done: name => t('{0} was rebooted.', name),
    doneRunning: name => t('{0} was rebooted and is running.', name),
    failed: name => t('The reboot of {0} failed.', name),
    canceled: name => t('The reboot of {0} was canceled.', name),
  };
}

function migrateWords(t: Translate): EndWords {
  return {
    done: name => t('{0} was migrated.', name),
    doneRunning: name => t('{0} was migrated and is running.', name),
    failed: name => t('The migration of {0} failed.', name),
    canceled: name => t('The migration of {0} was canceled.', name),
  };
}

/** What became of an instance, as a sentence. `running` where it was seen to run afterwards. */
export function endSentence(
  { action, name, running = false }: { action: Action; name: string; running?: boolean },
  how: End['how'],
  t: Translate,
): string {
  const words = wordsOf(action, t);
  switch (how) {
    case 'done':
      return running ? words.doneRunning(name) : words.done(name);
    case 'failed':
      return words.failed(name);
    case 'canceled':
      return words.canceled(name);
    case 'gone':
      return t('Unknown: the service no longer lists the event of {0}.', name);
    case 'changedElsewhere':
      return t('Unknown: someone else changed the event of {0}.', name);
    case 'left':
      return t('No longer followed: {0}. Its account was signed out or replaced.', name);
    case 'unsettled':
      return t('Unknown what became of {0}: check the console.', name);
    case 'unreadable':
      return t('Ended, as a newer version of ENS Events has on record: {0}', name);
  }
}
