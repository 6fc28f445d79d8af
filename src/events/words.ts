import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';
import { owesAnswer, type Action, type ActionBar } from './actions';
import { deadlineOf } from './deadline';
import { sectionOf, type Section } from './event';
import { formatDuration } from '../base/format';
import { plainLabel } from '../base/inert';
import { typeWord } from './typeWords';

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

/**
 * Until when and what it is: "due in 3 h 20 min · redeploy". The time comes first, and before it only a doubt whether the
 * event is still as it says: a narrow sidebar cuts the end. `now` in Unix milliseconds.
 */
export function eventDescription(event: EnsEvent, now: number, t: Translate, doubt = ''): string {
  return [...(doubt === '' ? [] : [doubt]), timeWord(event, now, t), typeWord(event.type, t)].join(' · ');
}

function timeWord(event: EnsEvent, now: number, t: Translate): string {
  const deadline = deadlineOf(event);
  const left = deadline && formatDuration(Math.abs(deadline.time - now), t);
  switch (sectionOf(event)) {
    case 'needsAnswer':
      if (!owesAnswer(event)) {
        return deadline && left !== undefined
          ? t(deadline.time > now ? 'happens in {0}' : 'planned for {0} ago', left)
          : t('no time given');
      }
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
