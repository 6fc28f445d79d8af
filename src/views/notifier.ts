import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import type { EventKey } from '../events/event';
import { smallest } from '../events/extremes';
import { findingsIn, type Findings } from '../events/findings';
import { newsMark } from '../events/news';
import type { NotificationSettings } from '../events/notificationSettings';
import { isQuiet, quietUntil, type WallClock } from '../events/quietHours';
import { byThreshold, nextLastHourAt, nextReminderAt, type Threshold } from '../events/reminders';
import type { IncompleteReason } from '../events/store';
import type { Told, ToldSnapshot } from '../events/told';
import { isOpen, keyOf } from '../operations/operation';
import type { Records } from '../operations/records';
import { attempt } from './attempt';
import type { Desk } from './desks';
import { createHandover } from './handover';
import type { ToldOf } from './toldOf';

/** The longest single wait, milliseconds: timers stand still while a machine sleeps, and other windows find news. */
const longestWait = 5 * 60_000;

/** Stands for "the first toast ever was shown". */
const firstToast = 'first toast';

/** An event to tell of, where it is listed, and which memory keeps that it was put off. */
export interface Telling {
  desk: Desk;
  event: EnsEvent;
  told: Told;
}

export interface NotifierParts {
  shown: () => readonly Desk[];
  /** What all windows remember. */
  told: Told;
  toldOf: ToldOf;
  records: Pick<Records, 'all' | 'reload'>;
  clock: Clock;
  zone: WallClock;
  settings: () => NotificationSettings;
  /** True where one of several windows reads for all of them while nobody looks. */
  watching: () => boolean;
  /** True while the person is in this window: a toast in another one passes unseen. */
  focused: () => boolean;
  /** One toast each, of reminders one for each of their times; no list is empty. `first` for the first toast of all. */
  showNews: (news: readonly Telling[], first: boolean) => void;
  showReminders: (reminders: readonly Telling[], first: boolean) => void;
  /** What is due within a day in accounts that were just signed in, soonest deadline first in each. */
  showSummary: (due: readonly Telling[]) => void;
  /** Hears what went wrong in a look; the next one does not suffer from it. */
  logError: (error: Error) => void;
}

export interface Notifier {
  /** Looks anew at what there is to tell: a list was read, the window has the focus, a setting changed. Never rejects. */
  readonly look: () => Promise<void>;
  readonly dispose: () => void;
}

/**
 * Decides what is told, and when. It keeps no queue: what may not be told now has no mark yet, and is found again at the
 * next look. One timer, only while this window has the focus and something lies ahead.
 */
export function createNotifier(parts: NotifierParts): Notifier {
  const { clock, records, toldOf } = parts;
  const closed = new AbortController();
  const handover = createHandover(clock);
  let timer = new AbortController();
  let running: Promise<void> | undefined;
  let again = false;

  const attemptPart = <T>(work: () => T | Promise<T>, otherwise: T) => attempt(work, otherwise, parts.logError);
  const question = () => {
    const settings = parts.settings();
    const now = clock.now();
    const operations = records.all();
    const acted = new Set(operations.map(keyOf));
    const open = new Set(operations.filter(isOpen).map(keyOf));
    return {
      now,
      settings,
      quiet: isQuiet(settings.quietHours, now, parts.zone),
      actedOn: (key: EventKey) => acted.has(key),
      answered: (key: EventKey) => open.has(key),
    };
  };
  const find = ({ profileId, store }: Desk, told: ToldSnapshot): Findings =>
    findingsIn(store.events(), { ...question(), profileId, told });

  const lookAt = async (desk: Desk): Promise<Tellings> => {
    const told = toldOf(desk);
    const before = await told.read();
    if (parts.focused() && parts.watching()) {
      handover.take(desk, before);
    }
    if (!isRead(desk)) {
      return nothing;
    }
    let found = find(desk, before);
    if (found.firstSight) {
      await told.claim(found.marks);
      found = find(desk, await told.read());
    }
    if (!parts.focused()) {
      await handover.offer(desk, found, told);
      return nothing;
    }
    if (hasSomething(found)) {
      // Another window may have answered or told in the meantime.
      await records.reload().catch(parts.logError);
      found = find(desk, await told.read());
    }
    const won = await told.claim(found.marks);
    const tell = (event: EnsEvent): Telling => ({ desk, event, told });
    return {
      summary: won.has(found.summary.mark) ? found.summary.events.map(tell) : [],
      news: found.news.filter(event => won.has(newsMark(event))).map(tell),
      reminders: found.reminders
        .filter(({ mark }) => won.has(mark))
        .map(({ event, threshold }) => ({ ...tell(event), threshold })),
    };
  };
  const lookAtAll = async () => {
    const found: Tellings[] = [];
    for (const desk of parts.shown()) {
      found.push(await attemptPart(() => lookAt(desk), nothing));
    }
    const summary = found.flatMap(tellings => tellings.summary);
    const news = found.flatMap(tellings => tellings.news);
    const reminders = byThreshold(found.flatMap(tellings => tellings.reminders));
    const show = (work: () => void) => attemptPart(work, undefined);
    if (closed.signal.aborted) {
      return;
    }
    if (summary.length > 0) {
      await show(() => {
        parts.showSummary(summary);
      });
    }
    if (news.length + reminders.length === 0) {
      return;
    }
    const first = await attemptPart(async () => (await parts.told.claim([firstToast])).size > 0, false);
    if (news.length > 0) {
      await show(() => {
        parts.showNews(news, first);
      });
    }
    for (const [index, group] of reminders.entries()) {
      await show(() => {
        parts.showReminders(group, first && news.length === 0 && index === 0);
      });
    }
  };

  /** When there may be something to tell without any read of this window, Unix milliseconds. */
  const nextAt = async (): Promise<number | undefined> => {
    const asked = question();
    const shown = parts.shown();
    const times = shown.length > 0 ? [quietUntil(asked.settings.quietHours, asked.now, parts.zone)] : [];
    for (const desk of shown) {
      const { snoozedUntil } = await toldOf(desk).read();
      const ahead = { ...asked, snoozedUntil };
      times.push(nextReminderAt(desk.store.events(), ahead));
      if (asked.quiet) {
        times.push(nextLastHourAt(desk.store.events(), ahead));
      }
    }
    const first = smallest(times.filter(time => time !== undefined)) ?? Infinity;
    const latest = asked.now + longestWait;
    return first < Infinity || (shown.length > 0 && parts.watching()) ? Math.min(first, latest) : undefined;
  };
  const setTimer = async () => {
    timer.abort();
    const own = new AbortController();
    timer = own;
    const at = parts.focused() ? await attemptPart(nextAt, clock.now() + longestWait) : undefined;
    if (at !== undefined && !own.signal.aborted && !closed.signal.aborted) {
      // It rejects only where it is ended.
      clock
        .sleep(Math.max(at - clock.now(), 0), AbortSignal.any([own.signal, closed.signal]))
        .then(look, () => undefined);
    }
  };
  const run = async () => {
    try {
      while (again && !closed.signal.aborted) {
        again = false;
        await attemptPart(lookAtAll, undefined);
        await attemptPart(setTimer, undefined);
      }
    } finally {
      running = undefined;
    }
  };
  function look(): Promise<void> {
    again = true;
    running ??= run();
    return running;
  }

  return {
    look,
    dispose: () => {
      closed.abort();
      timer.abort();
    },
  };
}

interface Tellings {
  summary: Telling[];
  news: Telling[];
  reminders: (Telling & { threshold: Threshold })[];
}

const nothing: Tellings = { summary: [], news: [], reminders: [] };

function hasSomething({ summary, news, reminders }: Findings): boolean {
  return summary.events.length + news.length + reminders.length > 0;
}

/** A list that is cut off here lacks the same at each read, or keeps what was there before. */
const stillTold: readonly IncompleteReason[] = ['page-cap', 'row-cap', 'time'];

/** A list that came in whole: one cut short by the service, or read while events moved, may lack what was there before. */
function isRead({ store, session }: Desk): boolean {
  const { loadedAt, incomplete } = store.state();
  return session() !== undefined && loadedAt !== undefined && (!incomplete || stillTold.includes(incomplete));
}
