import type { EnsEvent } from '../ens/types';
import type { Sorting } from './arrangement';
import { deadlineOf } from './deadline';

type Compare = (a: EnsEvent, b: EnsEvent) => number;

/** The most severe first; levels that are not documented after them. */
const levels = ['CRITICAL', 'WARN', 'INFO'];

/** Soonest deadline first, those without one after them, newest first among equals. */
export function byDeadline(a: EnsEvent, b: EnsEvent): number {
  const difference = (deadlineOf(a)?.time ?? Infinity) - (deadlineOf(b)?.time ?? Infinity);
  return Number.isNaN(difference) || difference === 0 ? byPublished(a, b) : difference;
}

/** Newest first; those without a time last. */
function byPublished(a: EnsEvent, b: EnsEvent): number {
  return (b.publishTime ?? 0) - (a.publishTime ?? 0);
}

function byLevel(a: EnsEvent, b: EnsEvent): number {
  return levelRank(a) - levelRank(b) || byDeadline(a, b);
}

export function levelRank({ level }: Pick<EnsEvent, 'level'>): number {
  const rank = levels.indexOf(level);
  return rank < 0 ? levels.length : rank;
}

export const orderOf: Readonly<Record<Sorting, Compare>> = {
  deadline: byDeadline,
  published: byPublished,
  level: byLevel,
};
