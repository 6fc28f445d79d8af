import { formatShort } from '../base/format';
import { shortenMiddle } from '../base/cutText';
import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { deadlineOf } from './deadline';
import { sectionOf } from './event';
import { typeWord } from './typeWords';
import { statusWord } from './words';

/** Letters; a sidebar of 300 px has room for about as many. */
const longestRow = 34;

/** Letters of a name that are seen whatever is beside it: its end still tells it from others. */
const leastRoom = 8;

/** Characters that take the room of two letters. */
const wide = /[\p{Script=Han}\u3000-\u303f\uff01-\uff60]/gu;

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
      if (!owesAnswer(event)) {
        return deadline && left !== undefined
          ? t(deadline.time > now ? 'in {0}' : '{0} ago', left)
          : t('no time given');
      }
      if (!deadline || left === undefined) {
        return t('no deadline');
      }
      if (deadline.time <= now) {
        return t('{0} late', left);
      }
      return deadline.estimated ? t('~{0}', left) : left;
    case 'scheduled':
      return deadline && left !== undefined && deadline.time > now ? t('in {0}', left) : t('scheduled');
    default:
      return statusWord(event.status, t);
  }
}

/** The shortest form of names that tells them apart, each in the room that is left beside other words. */
export type ShortNames = (name: string, beside: string) => string;

/**
 * Names as rows have them, shortened in the middle, since the end is what tells machines apart. Of names that would look the
 * same, each stays whole.
 * @param longest letters of a name and what is beside it
 */
export function shortNames(names: readonly string[], longest = longestRow): ShortNames {
  const alikeIn = new Map<number, ReadonlySet<string>>();
  return (name, beside) => {
    const room = Math.max(leastRoom, longest - beside.length - [...beside.matchAll(wide)].length);
    // What is left out must be more than the sign for it.
    if (name.length <= room + 1) {
      return name;
    }
    const alike = alikeIn.get(room) ?? lookAlikes(names, room);
    alikeIn.set(room, alike);
    const short = shortenMiddle(name, room);
    return alike.has(short) ? name : short;
  };
}

/** What more than one name is shortened to. */
function lookAlikes(names: readonly string[], room: number): Set<string> {
  const firstOf = new Map<string, string>();
  const alike = new Set<string>();
  for (const name of names) {
    const short = shortenMiddle(name, room);
    const first = firstOf.get(short);
    if (first !== undefined && first !== name) {
      alike.add(short);
    }
    firstOf.set(short, name);
  }
  return alike;
}
