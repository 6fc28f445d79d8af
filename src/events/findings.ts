import type { EnsEvent } from '../ens/types';
import { deadlineOf } from './deadline';
import { hasEnded, type EventKey } from './event';
import { accountMark, newsMark, sortNews } from './news';
import type { NotificationSettings } from './notificationSettings';
import { dueReminders, type Reminder } from './reminders';
import type { ToldSnapshot } from './told';

const hour = 3_600_000;

/** What there is to tell of one account, and the marks that say it was told. */
export interface Findings {
  /** True where nobody has seen the account before: what is there now is told of by the list alone. */
  firstSight: boolean;
  news: readonly EnsEvent[];
  reminders: readonly Reminder[];
  /** Of what is told, of what needs no telling, and of what was told before, which is remembered while it is listed. */
  marks: readonly string[];
}

export interface FindingsQuestion {
  profileId: string;
  /** Unix milliseconds. */
  now: number;
  settings: NotificationSettings;
  /** True within quiet hours. */
  quiet: boolean;
  told: ToldSnapshot;
  /** Whether there ever was an operation of this computer on it, and whether one is under way. */
  actedOn: (key: EventKey) => boolean;
  answered: (key: EventKey) => boolean;
}

/**
 * Compares what is listed with what was told. In quiet hours only what must be answered within the hour is told: the rest
 * waits, since nothing is marked for it. An event that is told of as new needs no reminder in the same moment.
 */
export function findingsIn(events: Iterable<EnsEvent>, question: FindingsQuestion): Findings {
  const { profileId, settings, told, actedOn, quiet } = question;
  const open = [...events].filter(event => !hasEnded(event));
  const due = dueReminders(open, { ...question, snoozedUntil: told.snoozedUntil, given: told.has });
  if (!told.has(accountMark(profileId))) {
    const marks = [accountMark(profileId), ...open.map(newsMark), ...due.flatMap(reminder => reminder.marks)];
    return { firstSight: true, news: [], reminders: [], marks };
  }
  const known = new Set(open.filter(event => told.has(newsMark(event))));
  const { tell, pass } = sortNews(open, { knows: event => known.has(event), actedOn, settings });
  const news = new Set(tell.filter(event => !quiet || isUrgent(event, question.now)));
  const given = due.filter(({ event }) => !quiet || isUrgent(event, question.now));
  return {
    firstSight: false,
    news: [...news],
    reminders: given.filter(({ event }) => !news.has(event)),
    marks: [
      accountMark(profileId),
      ...[...known, ...pass, ...news].map(newsMark),
      ...given.flatMap(reminder => reminder.marks),
    ],
  };
}

/** True where there is an hour or less to answer. */
function isUrgent(event: EnsEvent, now: number): boolean {
  const deadline = deadlineOf(event);
  return deadline !== undefined && deadline.time - now <= hour;
}
