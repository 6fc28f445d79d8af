import type { EnsEvent } from '../ens/types';
import { owesAnswer } from './actions';
import { hasEnded, sectionOf } from './event';

export interface Deadline {
  /** Unix milliseconds. */
  time: number;
  /** True where the service gave no usable time and the five-day default is assumed. */
  estimated: boolean;
}

/** An unanswered failure redeploy runs by default after five days (ENS user guide, system event summary). */
const defaultRedeployAfter = 5 * 24 * 3_600_000;

/**
 * When an open event acts by itself; undefined for ended events and where nothing is known.
 * NotBefore counts when it lies after the publication: the official example repeats PublishTime there, which is no plan.
 * The default holds for an event without an answer alone, and not where NotBefore is there but cannot be read: then the
 * service has a plan that nobody knows.
 */
export function deadlineOf(event: EnsEvent): Deadline | undefined {
  if (hasEnded(event)) {
    return undefined;
  }
  const { notBefore, notBeforeText, publishTime, type } = event;
  if (notBefore !== undefined && notBefore > (publishTime ?? 0)) {
    return { time: notBefore, estimated: false };
  }
  const byDefault = type === 'Instance:SystemFailure.Redeploy' && sectionOf(event) === 'needsAnswer';
  if (byDefault && publishTime !== undefined && notBeforeText === undefined) {
    return { time: publishTime + defaultRedeployAfter, estimated: true };
  }
  return undefined;
}

/** What an open event is due for: an answer until then, or what the service does then by its own plan. */
export interface Due extends Deadline {
  kind: 'answer' | 'plan';
}

/**
 * The deadline of an event, and what it is for. An answer is due only where one is asked for and can be given: to all else a
 * person can be neither in time nor late.
 */
export function dueOf(event: EnsEvent): Due | undefined {
  const deadline = deadlineOf(event);
  return deadline && { ...deadline, kind: owesAnswer(event) ? 'answer' : 'plan' };
}
