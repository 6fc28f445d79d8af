import type { EnsEvent } from '../ens/types';
import { hasEnded } from './event';

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
 * Where it is there but cannot be read, the service has a plan that nobody knows, so nothing is assumed.
 */
export function deadlineOf(event: EnsEvent): Deadline | undefined {
  if (hasEnded(event)) {
    return undefined;
  }
  const { notBefore, notBeforeText, publishTime, type } = event;
  if (notBefore !== undefined && notBefore > (publishTime ?? 0)) {
    return { time: notBefore, estimated: false };
  }
  const planned = notBeforeText !== undefined;
  if (type === 'Instance:SystemFailure.Redeploy' && publishTime !== undefined && !planned) {
    return { time: publishTime + defaultRedeployAfter, estimated: true };
  }
  return undefined;
}
