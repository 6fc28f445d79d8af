import type { Translate } from '../../base/translate';
import { unawaited } from '../../base/unawaited';
import type { Clock } from '../../ens/ports';
import type { PersonTime } from '../../settings/personTime';
import type { TimelineData, TimelineWindow, ToPage } from './messages';
import { leftOf, timelineOf, type TimelineAccount } from './model';

const hour = 3_600_000;
/** Changes that come within one frame are drawn once, milliseconds. */
const frame = 50;
/** How often the now-line moves and the time left is told anew, milliseconds. */
const tickEvery = 30_000;
/** What is read of the maintenance windows around now: as much as the page's longest range shows. */
const windowsBefore = 8 * 24 * hour;
const windowsAfter = 31 * 24 * hour;

/** When maintenance windows are open between two times; Unix milliseconds. */
export type WindowsBetween = (from: number, to: number) => Promise<readonly TimelineWindow[]>;

export interface FeedParts extends Pick<PersonTime, 'timeZone'> {
  accounts: () => readonly TimelineAccount[];
  windows: WindowsBetween;
  clock: Clock;
  /** BCP 47 tag for names of days. */
  language: string;
  t: Translate;
  post: (message: ToPage) => void;
  /** Hears why the page could not be told. */
  logError: (error: Error) => void;
}

/** Keeps one page up to date while it is in sight. */
export interface Feed {
  /** The page is there, or there again: it gets everything. */
  start: () => void;
  /** The page is out of sight: it gets nothing more. */
  stop: () => void;
  /** Something of what is drawn changed. */
  changed: () => void;
}

export function createFeed({ accounts, windows, clock, timeZone, language, t, post, logError }: FeedParts): Feed {
  let running: AbortController | undefined;
  let pending = false;
  let data: TimelineData | undefined;

  const send = async (signal: AbortSignal) => {
    const now = clock.now();
    const bands = await windows(now - windowsBefore, now + windowsAfter);
    if (!signal.aborted) {
      data = timelineOf({ accounts: accounts(), windows: bands, now: clock.now(), timeZone: timeZone(), language, t });
      post({ type: 'data', data });
    }
  };
  /** False where the page went out of sight meanwhile; a wait rejects for no other reason. */
  const wait = (ms: number, signal: AbortSignal) =>
    clock.sleep(ms, signal).then(
      () => !signal.aborted,
      () => false,
    );
  const tick = async (signal: AbortSignal) => {
    while (await wait(tickEvery, signal)) {
      const now = clock.now();
      post({ type: 'tick', now, left: leftOf(data?.events ?? [], now, t) });
    }
  };
  const sendSoon = async (signal: AbortSignal) => {
    pending = true;
    const stillThere = await wait(frame, signal);
    pending = false;
    if (stillThere) {
      await send(signal);
    }
  };
  const stop = () => {
    running?.abort();
    running = undefined;
  };
  return {
    start: () => {
      stop();
      running = new AbortController();
      unawaited(send(running.signal), logError);
      unawaited(tick(running.signal), logError);
    },
    stop,
    changed: () => {
      if (running && !pending) {
        unawaited(sendSoon(running.signal), logError);
      }
    },
  };
}
