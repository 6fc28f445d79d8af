import type { Translate } from '../base/translate';
import type { EventKey } from '../events/event';
import { toastText } from '../base/inert';
import type { EventStore } from '../events/store';

/** A toast has room for so many names, and how many more there are. */
const named = 20;

/** Characters of one name. */
const longestName = 60;

/** Rows that a command goes on without, and why, one reason for all of them. */
export interface LeftOut {
  names: readonly string[];
  /** `gone`: their list is whole and lacks them; `notRead`: it is not whole; else a sentence. */
  why: 'gone' | 'notRead' | { sentence: string };
}

/**
 * Why a command does nothing about the events of so many rows: none is listed. A toast without buttons shows one line, of
 * some 60 letters, so that nothing was done stands in it.
 */
export function absenceSentence(count: number, whole: boolean, t: Translate): string {
  if (whole) {
    return count > 1
      ? t('None of these events is listed any more. Nothing was done.')
      : t('This event is no longer listed. Nothing was done.');
  }
  return count > 1
    ? t(
        'Nothing was done: none of these events is in the list, which could not be read in full, so they may still exist.',
      )
    : t('Nothing was done: this event is not in the list, which could not be read in full, so it may still exist.');
}

/** Which rows are left out, and why. */
export function leftOutSentence({ names, why }: LeftOut, t: Translate): string {
  const shown = names.slice(0, named).join(t(', '));
  const all = names.length > named ? t('{0} and {1} more', shown, names.length - named) : shown;
  switch (why) {
    case 'gone':
      return t('Left out, no longer listed: {0}.', all);
    case 'notRead':
      return t('Left out, not in the list, which could not be read in full: {0}.', all);
    default:
      return t('{0} Left out: {1}.', why.sentence, all);
  }
}

/** What a toast calls an event by its key, which may come from anybody: its id, and its instance where that has a name. */
export function nameOfKey(key: EventKey, { instance }: Pick<EventStore, 'instance'>, t: Translate): string {
  const [eventId = '', resourceId = ''] = key.split('/');
  const name = instance(resourceId)?.name;
  const id = toastText(eventId, longestName);
  return name === undefined ? id : t('{0} ({1})', toastText(name, longestName), id);
}
