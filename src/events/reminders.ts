import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { deadlineOf } from './deadline';
import { eventKey, type EventKey } from './event';
import { smallest } from './extremes';
import { isMuted, type NotificationSettings } from './notificationSettings';
import { byDeadline } from './order';

const hour = 3_600_000;

/** What a reminder is given for: so many hours before the deadline, or the end of a snooze. */
export type Threshold = number | 'snoozed';

/** An event whose answer is due. */
export interface Reminder {
  event: EnsEvent;
  threshold: Threshold;
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
  threshold: Threshold;
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
      const last = due.at(-1);
      return last && !given(last.mark)
        ? [{ event, threshold: last.threshold, mark: last.mark, marks: due.map(({ mark }) => mark) }]
        : [];
    });
}

/** Reminders by what they are given for, the last hours first, what was put off last. */
export function byThreshold<Given extends { threshold: Threshold }>(reminders: readonly Given[]): Given[][] {
  const groups = new Map<Threshold, Given[]>();
  for (const reminder of reminders) {
    const group = groups.get(reminder.threshold) ?? [];
    groups.set(reminder.threshold, group);
    group.push(reminder);
  }
  const order = (threshold: Threshold) => (threshold === 'snoozed' ? Infinity : threshold);
  return [...groups].sort(([a], [b]) => order(a) - order(b)).map(([, group]) => group);
}

/**
 * The open events whose answer is due within a day or overdue, soonest deadline first: what somebody is told who has just signed in.
 * Of muted types only those in their last hour.
 */
export function dueWithinADay(events: Iterable<EnsEvent>, question: ReminderQuestion): EnsEvent[] {
  const { now, settings } = question;
  const within = (event: EnsEvent, ms: number) => (deadlineOf(event)?.time ?? Infinity) - now <= ms;
  return [...events]
    .filter(event => isOwed(event, question))
    .filter(event => within(event, isMuted(event, settings) ? hour : 24 * hour))
    .sort(byDeadline);
}

/** True in the last hour before an answer is due, and after it: neither a snooze, a muted type nor quiet hours hold then. */
export function isLastHour(event: EnsEvent, now: number): boolean {
  const deadline = deadlineOf(event);
  return owesAnswer(event) && deadline !== undefined && deadline.time - now <= hour;
}

/** When the next event comes into its last hour, Unix milliseconds; undefined where none will. */
export function nextLastHourAt(events: Iterable<EnsEvent>, question: ReminderQuestion): number | undefined {
  const times = [...events]
    .filter(event => isAsked(event, question))
    .flatMap(event => deadlineOf(event)?.time ?? [])
    .map(time => time - hour)
    .filter(at => at > question.now);
  return smallest(times);
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

function isAsked(event: EnsEvent, question: ReminderQuestion): boolean {
  return isOwed(event, question) && (deadlineOf(event)?.time ?? Infinity) > question.now;
}

function isOwed(event: EnsEvent, { settings, answered }: ReminderQuestion): boolean {
  return settings.mode !== 'none' && owesAnswer(event) && !answered(eventKey(event));
}

/**
 * The times at which an event is brought up, in order: a snoozed one when its snooze ends and after it, one of a muted type not
 * at all, but for the last hour before the deadline, which both have whatever the setting says.
 */
function occasionsOf(event: EnsEvent, { settings, snoozedUntil }: ReminderQuestion): Occasion[] {
  const key = eventKey(event);
  const snoozed = snoozedUntil(key);
  const muted = isMuted(event, settings);
  const before = remindersOf(event, settings, muted || snoozed !== undefined).filter(
    ({ at, threshold }) => threshold <= 1 || (!muted && at > (snoozed ?? -Infinity)),
  );
  const ends =
    snoozed === undefined || muted
      ? []
      : [{ at: snoozed, threshold: 'snoozed' as const, mark: `snoozed ${key} ${snoozed}` }];
  return [...before, ...ends].sort((a, b) => a.at - b.at);
}

/** By the setting, and an hour before the deadline for what is `silenced`, where there are reminders at all. */
function remindersOf(event: EnsEvent, { reminders }: Pick<NotificationSettings, 'reminders'>, silenced: boolean) {
  const time = deadlineOf(event)?.time;
  if (time === undefined) {
    return [];
  }
  const hours = silenced && reminders.length > 0 ? new Set([...reminders, 1]) : reminders;
  // The deadline is part of the mark: where it moves, the reminders are given anew.
  return [...hours].map(threshold => ({
    at: time - threshold * hour,
    threshold,
    mark: `before ${eventKey(event)} ${time} ${threshold}`,
  }));
}
