import type { EnsEvent } from '../ens/types';
import { hasEnded, type EventKey } from './event';
import { accountMark, newsMark, sortNews, summaryMarks } from './news';
import type { NotificationSettings } from './notificationSettings';
import { dueReminders, dueWithinADay, isLastHour, type Reminder } from './reminders';
import type { ToldSnapshot } from './told';

/** What there is to tell of one account, and the marks that say it was told. */
export interface Findings {
  /** True where nobody has seen the account before: what is there now counts as told, and is told of in sum at the next look. */
  firstSight: boolean;
  /** What is due within a day in an account that was just signed in, with the mark that says so; in place of its reminders. */
  summary: { events: readonly EnsEvent[]; mark: string };
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
 * Compares what is listed with what was told. In quiet hours only what must be answered within the hour is told, and no summary:
 * the rest waits, since nothing is marked for it. An event that is told of as new, or in sum, needs no reminder in the same
 * moment.
 */
export function findingsIn(events: Iterable<EnsEvent>, question: FindingsQuestion): Findings {
  const { profileId, settings, told, actedOn, quiet, now } = question;
  const open = [...events].filter(event => !hasEnded(event));
  const asked = { ...question, snoozedUntil: told.snoozedUntil };
  const due = dueReminders(open, { ...asked, given: told.has });
  const { owed, given: mark } = summaryMarks(profileId);
  if (!told.has(accountMark(profileId))) {
    const inSum = new Set(dueWithinADay(open, asked));
    const marks = [
      accountMark(profileId),
      inSum.size > 0 ? owed : mark,
      ...open.map(newsMark),
      ...due.filter(({ event }) => !inSum.has(event)).flatMap(reminder => reminder.marks),
    ];
    return { firstSight: true, summary: { events: [], mark }, news: [], reminders: [], marks };
  }
  const mayTell = (event: EnsEvent) => !quiet || isLastHour(event, now);
  const sums = !quiet && told.has(owed) && !told.has(mark);
  const inSum = new Set(sums ? dueWithinADay(open, asked) : []);
  const known = new Set(open.filter(event => told.has(newsMark(event))));
  const { tell, pass } = sortNews(open, { knows: event => known.has(event), actedOn, settings });
  const news = new Set(tell.filter(mayTell));
  const given = due.filter(({ event }) => mayTell(event));
  return {
    firstSight: false,
    summary: { events: [...inSum], mark },
    news: [...news],
    reminders: given.filter(({ event }) => !news.has(event) && !inSum.has(event)),
    marks: [
      accountMark(profileId),
      ...(sums ? [mark] : []),
      ...[...known, ...pass, ...news].map(newsMark),
      ...given.flatMap(reminder => reminder.marks),
    ],
  };
}
