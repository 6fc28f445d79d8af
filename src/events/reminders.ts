import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { deadlineOf } from './deadline';
import { eventKey, type EventKey } from './event';
import { smallest } from './extremes';
import type { NotificationSettings } from './notificationSettings';
import { byDeadline } from './order';

const hour = 3_600_000;

/** An event whose answer is due. */
export interface Reminder {
  event: EnsEvent;
  /** Stands for this reminder in what windows remember. */
  mark: string;
  /** That, and the earlier ones that it replaces. */
  marks: readonly string[];
}

export interface ReminderQuestion {
  /** Unix milliseconds. */
  now: number;
  settings: Pick<NotificationSettings, 'mode' | 'mutedTypes' | 'reminders'>;
  /** Whether an operation on it is under way, so that it counts as answered. */
  answered: (key: EventKey) => boolean;
  /** Until when the person does not want to hear of it, Unix milliseconds. */
  snoozedUntil: (key: EventKey) => number | undefined;
}

interface Occasion {
  /** Unix milliseconds. */
  at: number;
  mark: string;
}

/**
 * The reminders of unanswered events that are due and not given, soonest deadline first. One an event, however many of
 * its times have passed meanwhile; none once its deadline has passed.
 */
export function dueReminders(
  events: Iterable<EnsEvent>,
  question: ReminderQuestion & { given: (mark: string) => boolean },
): Reminder[] {
  const { now, given } = question;
  return [...events]
    .filter(event => isAsked(event, question))
    .sort(byDeadline)
    .flatMap(event => {
      const due = occasionsOf(event, question).filter(({ at }) => at <= now);
      const mark = due.at(-1)?.mark;
      return mark !== undefined && !given(mark) ? [{ event, mark, marks: due.map(occasion => occasion.mark) }] : [];
    });
}

/** When the next reminder falls due, Unix milliseconds; undefined where none will. */
export function nextReminderAt(events: Iterable<EnsEvent>, question: ReminderQuestion): number | undefined {
  const times = [...events]
    .filter(event => isAsked(event, question))
    .flatMap(event => occasionsOf(event, question))
    .map(({ at }) => at)
    .filter(at => at > question.now);
  return smallest(times);
}

function isAsked(event: EnsEvent, { now, settings, answered }: ReminderQuestion): boolean {
  return (
    settings.mode !== 'none' &&
    !settings.mutedTypes.includes(event.type) &&
    owesAnswer(event) &&
    (deadlineOf(event)?.time ?? Infinity) > now &&
    !answered(eventKey(event))
  );
}

/** The times at which an event is brought up, in order; a snoozed one not before its snooze ends. */
function occasionsOf(event: EnsEvent, { settings, snoozedUntil }: ReminderQuestion): Occasion[] {
  const key = eventKey(event);
  const deadline = deadlineOf(event)?.time;
  const snoozed = snoozedUntil(key);
  // The deadline is part of the mark: where it moves, the reminders are given anew.
  const before = (hours: number, time: number) => ({ at: time - hours * hour, mark: `before ${key} ${time} ${hours}` });
  const reminders = deadline === undefined ? [] : settings.reminders.map(hours => before(hours, deadline));
  const occasions =
    snoozed === undefined
      ? reminders
      : [...reminders.filter(({ at }) => at > snoozed), { at: snoozed, mark: `snoozed ${key} ${snoozed}` }];
  return occasions.sort((a, b) => a.at - b.at);
}
