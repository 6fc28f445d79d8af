import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { deadlineOf } from './deadline';
import { sectionOf } from './event';
import { formatDuration } from '../base/format';
import { toastText } from '../base/inert';
import { eventDescription, levelWord } from './words';

/** An event in a toast. Names come from the service and from the person. */
export interface ToastEvent {
  event: EnsEvent;
  /** What the instance is called. */
  name: string;
  /** Whose it is, where several accounts are shown. */
  account?: string;
}

/** A toast has room for about two lines: so many names, and how many more there are. */
const named = 3;

/** What is new, in a sentence. `now` in Unix milliseconds. */
export function newsText(items: readonly ToastEvent[], now: number, t: Translate): string {
  const [first] = items;
  if (first && items.length === 1) {
    const { event } = first;
    const about = toastText(eventDescription(event, now, t));
    return t('New event on {0}: {1} ({2})', label(first, t), withEstimate(event, about, t), levelOf(event, t));
  }
  const asking = items.filter(({ event }) => owesAnswer(event)).length;
  return asking > 0
    ? t('{0} new events, of which {1} need an answer: {2}', items.length, asking, names(items, t))
    : t('{0} new events: {1}', items.length, names(items, t));
}

/** Which events still have no answer, the first one's deadline in full. `now` in Unix milliseconds. */
export function reminderText(items: readonly ToastEvent[], now: number, t: Translate): string {
  const [first] = items;
  if (first && items.length === 1) {
    const about = toastText(eventDescription(first.event, now, t));
    return t('{0} still needs an answer: {1}', label(first, t), withEstimate(first.event, about, t));
  }
  const deadline = first && deadlineOf(first.event);
  if (!deadline) {
    return t('{0} events still need an answer: {1}', items.length, names(items, t));
  }
  const left = formatDuration(deadline.time - now, t);
  return deadline.estimated
    ? t(
        '{0} events still need an answer, the first within about {1} (estimated): {2}',
        items.length,
        left,
        names(items, t),
      )
    : t('{0} events still need an answer, the first within {1}: {2}', items.length, left, names(items, t));
}

/** That several operations are done. */
export function doneText(instances: readonly string[], t: Translate): string {
  return t('{0} operations are done: {1}', instances.length, instanceNames(instances, t));
}

/** Names that fit into a toast, untrusted ones. */
export function instanceNames(instances: readonly string[], t: Translate): string {
  return list(instances.map(short), t);
}

function withEstimate(event: EnsEvent, text: string, t: Translate): string {
  return deadlineOf(event)?.estimated === true && sectionOf(event) === 'needsAnswer' ? t('{0}, estimated', text) : text;
}

function levelOf({ level }: EnsEvent, t: Translate): string {
  return toastText(levelWord(level, t));
}

function names(items: readonly ToastEvent[], t: Translate): string {
  return list(
    items.map(item => label(item, t)),
    t,
  );
}

function label({ name, account }: ToastEvent, t: Translate): string {
  return account === undefined ? short(name) : t('{0} ({1})', short(name), short(account));
}

function list(texts: readonly string[], t: Translate): string {
  const shown = texts.slice(0, named).join(t(', '));
  return texts.length > named ? t('{0} and {1} more', shown, texts.length - named) : shown;
}

/** A name does not fill a toast. */
function short(text: string): string {
  return toastText(text, 60);
}
