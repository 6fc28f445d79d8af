import { isExtensionUpdated } from '../base/extensionUpdated';
import { isEnsError } from '../ens/error';

const second = 1_000;
const minute = 60 * second;

/** A smaller interval in the setting `ensEvents.pollInterval` counts as this; seconds. */
const quickest = 30;
/** While something is being carried out. */
const busy = 30 * second;
/** Hidden, for reminders only. */
const background = 5 * minute;
/** A window that nobody has touched for so long is asked for nothing. */
const patience = 10 * minute;
/** The longest wait after failures, and the longest that a service may ask for. */
const longest = 15 * minute;

/** Clocks are corrected by seconds all the time. */
const tolerance = 30 * second;

/** What decides how often a list is read. */
export interface PollFacts {
  /** Milliseconds, of the setting; 0: never by itself. */
  interval: number;
  /** A view that shows the list is in sight. */
  visible: boolean;
  /** Since when nobody has touched the window, Unix milliseconds; undefined while somebody does. */
  awaySince?: number;
  /** An event is being carried out. */
  executing: boolean;
  /** An operation of this window is under way. */
  operating: boolean;
  /** The list is to be known while it is hidden too (setting `ensEvents.watchInBackground`). */
  watching: boolean;
}

export interface Pace {
  /** Milliseconds from the end of one read to the next. */
  every: number;
  /** Nobody looks: one of several windows does for all of them. */
  hidden: boolean;
}

/** Where the last read left things. */
export interface LastRead {
  /** When it ended, Unix milliseconds. */
  at: number;
  /** Failed reads in a row; 0 after a good one. */
  failures: number;
  /** Random, from 0 to 1: how much of the jitter the next wait gets. */
  spread: number;
  /** What the service asked us to wait, milliseconds. */
  retryAfter?: number;
}

/** The setting `ensEvents.pollInterval`, in seconds, as milliseconds; 0 for never. */
export function intervalOf(seconds: number): number {
  return seconds === 0 ? 0 : Math.max(seconds, quickest) * second;
}

/** How often the list is to be read; undefined for not at all. `now` in Unix milliseconds. */
export function paceOf(facts: PollFacts, now: number): Pace | undefined {
  const { interval, awaySince, operating, executing } = facts;
  if (interval === 0) {
    return undefined;
  }
  const attended = awaySince === undefined || now - awaySince < patience;
  if (attended && (facts.visible || operating)) {
    return { every: executing || operating ? Math.min(busy, interval) : interval, hidden: false };
  }
  return facts.watching ? { every: Math.max(background, interval), hidden: true } : undefined;
}

/**
 * Milliseconds from the end of the last read to the next. After failures one minute, then twice as long each time, up to
 * 15 minutes; always 0 to 10 % more, so that many windows do not ask in the same moment. What the service asks for is
 * granted up to 15 minutes (reliability.md section 2).
 */
export function waitAfter({ failures, spread, retryAfter = 0 }: LastRead, every: number): number {
  const doubled = Math.max(every, minute) * 2 ** (failures - 1);
  const wait = failures === 0 ? every : Math.min(doubled, Math.max(every, longest));
  return Math.max(wait * (1 + spread / 10), Math.min(retryAfter, longest));
}

/** How long a window that watches for all may say nothing before another takes over: three of its longest waits, ms. */
export function silenceOf(interval: number): number {
  return 3 * Math.max(interval, longest);
}

/** True for a time that was stamped before the clock was set back; both in Unix milliseconds. */
export function isFuture(time: number, now: number): boolean {
  return time > now + tolerance;
}

/** True for a failure that no further reading cures: it waits for other credentials, for the person, or for another window. */
export function isFinal(error: Error | undefined): boolean {
  return (isEnsError(error) && error.kind === 'credential') || isExtensionUpdated(error);
}
