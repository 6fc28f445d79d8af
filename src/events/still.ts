import type { EnsEvent } from '../ens/types';
import { orderIn, placeIn, type Layout, type Place } from './arrange';
import { eventKey, type EventKey } from './event';
import type { Lookup } from './filter';

/** The place of a row, and since when its event belongs elsewhere. */
export interface HeldPlace extends Place {
  /** Unix milliseconds; undefined while it is where it belongs. */
  readonly since?: number | undefined;
}

export interface StillParts {
  layout: Layout;
  lookup: Lookup;
  /** Unix milliseconds. */
  now: number;
  /** Whether a row that belongs elsewhere since a time may go there. */
  mayMove: (key: EventKey, since: number) => boolean;
}

/**
 * The places of rows after a reading, or after some time: one whose event belongs elsewhere now, or that the service lists no
 * more, stays where it was until it may move. A new one is where it belongs; of equals, those that were there come first.
 */
export function keepStill(
  before: ReadonlyMap<EventKey, HeldPlace>,
  events: Iterable<EnsEvent>,
  { layout, lookup, now, mayMove }: StillParts,
): Map<EventKey, HeldPlace> {
  const current = new Map<EventKey, EnsEvent>();
  for (const event of events) {
    current.set(eventKey(event), event);
  }
  const after = new Map<EventKey, HeldPlace>();
  for (const [key, known] of before) {
    const event = current.get(key);
    const since = moves(known, event && { event, now }, layout, lookup) ? (known.since ?? now) : undefined;
    if (since !== undefined && !mayMove(key, since)) {
      after.set(key, { ...known, since });
    } else if (event) {
      after.set(key, { event, now });
    }
  }
  for (const [key, event] of current) {
    if (!after.has(key)) {
      after.set(key, { event, now });
    }
  }
  return after;
}

/** Whether a row that is seen has another place, or none, now. */
function moves(from: Place, to: Place | undefined, layout: Layout, lookup: Lookup): boolean {
  const group = placeIn(from, layout, lookup);
  if (group === undefined || !to) {
    return group !== undefined;
  }
  return group !== placeIn(to, layout, lookup) || orderIn(group, layout)(from.event, to.event) !== 0;
}
