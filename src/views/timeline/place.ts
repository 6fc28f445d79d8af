import type { EnsEvent } from '../../ens/types';
import { owesAnswer } from '../../events/actions';
import { deadlineOf } from '../../events/deadline';
import { sectionOf } from '../../events/event';
import type { Shape, Tone } from './messages';

/** What the time is that an event stands at. */
export type PlaceKind = 'deadline' | 'estimate' | 'plan' | 'published' | 'unknown';

export interface Place {
  /** Unix milliseconds. */
  at: number;
  kind: PlaceKind;
}

/**
 * Where an event stands: at its deadline or plan. One that has neither, or has ended without a plan, stands where it was
 * published; one without any time stands at `now`, so that it is not lost. Unix milliseconds.
 */
export function placeOf(event: EnsEvent, now: number): Place {
  const { notBefore, publishTime } = event;
  const deadline = deadlineOf(event);
  if (deadline) {
    const kind = owesAnswer(event) ? 'deadline' : 'plan';
    return { at: deadline.time, kind: deadline.estimated ? 'estimate' : kind };
  }
  if (notBefore !== undefined && notBefore > (publishTime ?? 0)) {
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
