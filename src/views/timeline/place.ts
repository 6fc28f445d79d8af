import type { EnsEvent } from '../../ens/types';
import { dueOf } from '../../events/deadline';
import { hasEnded, sectionOf } from '../../events/event';
import type { Shape, Tone } from './messages';

/** What the time is that an event stands at. */
export type PlaceKind = 'deadline' | 'estimate' | 'plan' | 'ended' | 'published' | 'unknown';

export interface Place {
  /** Unix milliseconds. */
  at: number;
  kind: PlaceKind;
}

/**
 * Where an event stands: at its deadline or plan, and once it is over where its end was seen. The service does not say when
 * something ended: without an operation that saw it, what was carried out stands at its plan, if that is past. What has no
 * such time stands where it was published; one without any time stands at `now`, so that it is not lost. Unix milliseconds.
 * @param endedAt when this computer saw that it had ended
 */
export function placeOf(event: EnsEvent, now: number, endedAt?: number): Place {
  const { notBefore, publishTime } = event;
  const due = dueOf(event);
  if (due) {
    return { at: due.time, kind: due.kind === 'plan' ? 'plan' : due.estimated ? 'estimate' : 'deadline' };
  }
  if (hasEnded(event) && endedAt !== undefined) {
    return { at: endedAt, kind: 'ended' };
  }
  const ran = event.status === 'Executed' || event.status === 'Failed';
  if (ran && notBefore !== undefined && notBefore > (publishTime ?? 0) && notBefore <= now) {
    return { at: notBefore, kind: 'plan' };
  }
  return publishTime === undefined ? { at: now, kind: 'unknown' } : { at: publishTime, kind: 'published' };
}

/** The shape of an event. A level or an end that is not documented looks like the least of its kind. */
export function shapeOf(event: Pick<EnsEvent, 'status' | 'level'>): Shape {
  switch (sectionOf(event)) {
    case 'needsAnswer':
      return event.level === 'CRITICAL' ? 'critical' : event.level === 'WARN' ? 'warning' : 'information';
    case 'ended':
      return event.status === 'Executed' ? 'done' : event.status === 'Failed' ? 'failed' : 'canceled';
    case 'scheduled':
      return 'scheduled';
    case 'running':
      return 'running';
  }
}

export function toneOf(event: Pick<EnsEvent, 'status' | 'level'>): Tone {
  if (event.status === 'Failed') {
    return 'critical';
  }
  if (sectionOf(event) === 'ended') {
    return 'plain';
  }
  return event.level === 'CRITICAL' ? 'critical' : event.level === 'WARN' ? 'warning' : 'information';
}
