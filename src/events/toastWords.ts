import type { Translate } from '../base/translate';
import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { deadlineOf } from './deadline';
import { sectionOf } from './event';
import { formatShort } from '../base/format';
import { toastText } from '../base/inert';
import { nearTime, type PersonNow } from './nearTime';
import { byDeadline } from './order';
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

/** Each with its own time, which is short: a handful. */
const timed = 5;

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
    ? t('{0} new events, of which {1} need an answer: {2}', items.length, asking, eventNames(items, t))
    : t('{0} new events: {1}', items.length, eventNames(items, t));
}

/** Which events still have no answer: one with what it is about, several each with its own time. `now` in Unix milliseconds. */
export function reminderText(items: readonly ToastEvent[], now: number, t: Translate): string {
  const [first] = items;
  if (first && items.length === 1) {
    const about = toastText(eventDescription(first.event, now, t));
    return t('{0} still needs an answer: {1}', label(first, t), withEstimate(first.event, about, t));
  }
  const rows = [...items].sort((a, b) => byDeadline(a.event, b.event)).slice(0, timed);
  return t(
    '{0} events still need an answer: {1}',
    items.length,
    list(
      rows.map(item => timedLabel(item, now, t)),
      items.length,
      t,
    ),
  );
}

/**
 * What is due within a day, when somebody has just signed in; each of `items` has a deadline.
 * @param at now, in Unix milliseconds, and the person's clock
 */
export function summaryText(items: readonly ToastEvent[], at: PersonNow, t: Translate): string {
  const [first] = [...items].sort((a, b) => byDeadline(a.event, b.event));
  const deadline = first && deadlineOf(first.event);
  if (!deadline) {
    return '';
  }
  if (deadline.time <= at.now) {
    return items.length === 1
      ? t('{0} needs a response, it is overdue', label(first, t))
      : t('{0} events need a response within 24 hours, the first is overdue', items.length);
  }
  const { day, clock } = nearTime(deadline.time, at);
  const shown = day === 'other' ? at.local(deadline.time) : clock;
  const time = deadline.estimated ? t('~{0}', shown) : shown;
  if (items.length === 1) {
    const name = label(first, t);
    return day === 'tomorrow'
      ? t('{0} needs a response within 24 hours, by tomorrow {1}', name, time)
      : t('{0} needs a response within 24 hours, by {1}', name, time);
  }
  return day === 'tomorrow'
    ? t('{0} events need a response within 24 hours, the first tomorrow at {1}', items.length, time)
    : t('{0} events need a response within 24 hours, the first at {1}', items.length, time);
}

/** That several operations are done. */
export function doneText(instances: readonly string[], t: Translate): string {
  return t('{0} operations are done: {1}', instances.length, instanceNames(instances, t));
}

/** Names that fit into a toast, untrusted ones. */
export function instanceNames(instances: readonly string[], t: Translate): string {
  return list(instances.slice(0, named).map(short), instances.length, t);
}

function withEstimate(event: EnsEvent, text: string, t: Translate): string {
  return deadlineOf(event)?.estimated === true && sectionOf(event) === 'needsAnswer' ? t('{0}, estimated', text) : text;
}

function levelOf({ level }: EnsEvent, t: Translate): string {
  return toastText(levelWord(level, t));
}

/** The names of events that fit into a toast, untrusted ones. */
export function eventNames(items: readonly ToastEvent[], t: Translate): string {
  const labels = items.slice(0, named).map(item => label(item, t));
  return list(labels, items.length, t);
}

function label({ name, account }: ToastEvent, t: Translate): string {
  return account === undefined ? short(name) : t('{0} ({1})', short(name), short(account));
}

/** `3 h 20 · cam-01`: until when, and which. */
function timedLabel(item: ToastEvent, now: number, t: Translate): string {
  const deadline = deadlineOf(item.event);
  if (!deadline) {
    return label(item, t);
  }
  const left = formatShort(deadline.time - now, t);
  return `${deadline.estimated ? t('~{0}', left) : left} · ${label(item, t)}`;
}

/** The first ones, and how many there are besides. */
function list(shown: readonly string[], count: number, t: Translate): string {
  const text = shown.join(t(', '));
  return count > shown.length ? t('{0} and {1} more', text, count - shown.length) : text;
}

/** A name does not fill a toast. */
function short(text: string): string {
  return toastText(text, 60);
}
