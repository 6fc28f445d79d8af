import { formatShort } from '../base/format';
import { shortenMiddle } from '../base/cutText';
import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';
import { deadlineOf } from './deadline';
import { sectionOf } from './event';
import { typeWord } from './typeWords';
import { statusWord } from './words';

/** Characters of a name in a row; beside the time and the action, a sidebar of 300 px has room for about as many. */
const longestName = 20;

export interface RowWords {
  /** What became of the answer that was given, where one was: it takes the place of the time. */
  answered?: string | undefined;
  /** The last reading, which was not complete, did not bring the event. */
  inDoubt?: boolean;
}

/**
 * Until when and what it is, for a row that may be narrow: `3 h 20 · redeploy`, and in doubt `3 h 20? · redeploy`. The time
 * comes first. `now` in Unix milliseconds.
 */
export function rowWords(event: EnsEvent, now: number, t: Translate, { answered, inDoubt }: RowWords = {}): string {
  const time = answered ?? shortTime(event, now, t);
  return `${inDoubt ? t('{0}?', time) : time} · ${typeWord(event.type, t)}`;
}

function shortTime(event: EnsEvent, now: number, t: Translate): string {
  const deadline = deadlineOf(event);
  const left = deadline && formatShort(Math.abs(deadline.time - now), t);
  switch (sectionOf(event)) {
    case 'needsAnswer':
      if (!deadline || left === undefined) {
        return t('answer needed');
      }
      if (deadline.time <= now) {
        return t('overdue {0}', left);
      }
      return deadline.estimated ? t('~{0}', left) : left;
    case 'scheduled':
      return deadline && left !== undefined && deadline.time > now ? t('in {0}', left) : t('scheduled');
    default:
      return statusWord(event.status, t);
  }
}

/**
 * Names as rows have them, shortened in the middle, since the end is what tells machines apart. Of names that would look the
 * same, each stays whole.
 */
export function shortNames(names: Iterable<string>): (name: string) => string {
  const fullByShort = new Map<string, string>();
  const alike = new Set<string>();
  for (const name of names) {
    const short = shorten(name);
    if ((fullByShort.get(short) ?? name) !== name) {
      alike.add(short);
    }
    fullByShort.set(short, name);
  }
  return name => (alike.has(shorten(name)) ? name : shorten(name));
}

function shorten(name: string): string {
  return shortenMiddle(name, longestName);
}
