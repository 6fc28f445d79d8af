import type { EnsEvent } from '../ens/types';
import { eventKey, type EventKey } from './event';
import { isMuted, type NotificationSettings } from './notificationSettings';
import { byDeadline } from './order';

/** The levels the service documents (ens-api.md section 1). */
const documentedLevels: readonly string[] = ['CRITICAL', 'WARN', 'INFO'];

/** Stands for "this event was told of, or needs no telling" in what windows remember. */
export function newsMark(event: Pick<EnsEvent, 'eventId' | 'resourceId'>): string {
  return `event ${eventKey(event)}`;
}

/** Stands for "this account was seen before". */
export function accountMark(profileId: string): string {
  return `account ${profileId}`;
}

/** Stand for "what is due in this account is to be told in sum", and for "it was, or nothing was due". */
export function summaryMarks(profileId: string): { owed: string; given: string } {
  return { owed: `summary owed ${profileId}`, given: `summary given ${profileId}` };
}

export interface NewsQuestion {
  /** Whether an event is known: told of before, or there when the account was first seen. */
  knows: (event: EnsEvent) => boolean;
  /** Whether the person acts or acted on it, so that they know it. */
  actedOn: (key: EventKey) => boolean;
  settings: NotificationSettings;
}

/**
 * What is new among open events: those to tell of, soonest deadline first, and those that nobody wants to hear of, which
 * count as known from now on.
 */
export function sortNews(
  open: readonly EnsEvent[],
  { knows, actedOn, settings }: NewsQuestion,
): { tell: EnsEvent[]; pass: EnsEvent[] } {
  const fresh = open.filter(event => !knows(event));
  const told = new Set(fresh.filter(event => wants(event, settings) && !actedOn(eventKey(event))));
  return { tell: [...told].sort(byDeadline), pass: fresh.filter(event => !told.has(event)) };
}

/** Whether new events like this one are wanted. A level that is not documented is: it must not pass unseen. */
export function wants({ type, level }: EnsEvent, settings: NotificationSettings): boolean {
  const { mode, levels, types } = settings;
  if (mode === 'none' || isMuted({ type }, settings)) {
    return false;
  }
  if (!documentedLevels.includes(level)) {
    return true;
  }
  return mode === 'important' ? level === 'CRITICAL' : levels.includes(level) || types.includes(type);
}
