import type { EnsEvent } from '../ens/types';
import type { Arrangement, Grouping } from './arrangement';
import { deadlineOf } from './deadline';
import { sectionOf, sections } from './event';
import { smallest } from './extremes';
import { matches, nodeIdOf, type Lookup } from './filter';
import { orderOf } from './order';

export interface Group {
  /** Of the group among those of one account: a section, a state, or an id of the service. Empty for "none". */
  readonly id: string;
  readonly events: readonly EnsEvent[];
}

/** What is due sooner than this stands apart, milliseconds. */
export const dueSoonWithin = 24 * 3_600_000;

/** The parts of the list by urgency, in the order shown. */
export const urgencies = ['dueSoon', ...sections] as const;
export type Urgency = (typeof urgencies)[number];

const states = ['Inquiring', 'Scheduled', 'Executing', 'Failed', 'Executed', 'Canceled', 'Avoided'];

/** `dueSoon` for an event that still needs an answer, less than 24 h before its deadline or after it. `now` in Unix milliseconds. */
export function urgencyOf(event: EnsEvent, now: number): Urgency {
  const section = sectionOf(event);
  const deadline = section === 'needsAnswer' ? deadlineOf(event) : undefined;
  return deadline && deadline.time - now < dueSoonWithin ? 'dueSoon' : section;
}

/** What the place of a row goes by: an event as it was at a moment, in Unix milliseconds. */
export interface Place {
  readonly event: EnsEvent;
  readonly now: number;
}

/** The events of places that the filter lets through, in groups without empty ones, each sorted. */
export function arrange(places: Iterable<Place>, arrangement: Arrangement, lookup: Lookup): Group[] {
  const groups = new Map<string, EnsEvent[]>();
  for (const place of places) {
    const id = placeIn(place, arrangement, lookup);
    if (id !== undefined) {
      const members = groups.get(id) ?? [];
      groups.set(id, members);
      members.push(place.event);
    }
  }
  const { groupBy, sortBy } = arrangement;
  return [...groups]
    .map(([id, members]) => ({ id, events: members.sort(orderOf[sortBy]) }))
    .sort(orderOfGroups(groupBy));
}

/** The id of the group that a place is in; undefined where the filter does not let the event through. */
export function placeIn(
  { event, now }: Place,
  { groupBy, filter }: Pick<Arrangement, 'groupBy' | 'filter'>,
  lookup: Lookup,
): string | undefined {
  return matches(event, filter, lookup) ? groupIdOf(event, groupBy, lookup, now) : undefined;
}

function groupIdOf(event: EnsEvent, groupBy: Grouping, lookup: Lookup, now: number): string {
  switch (groupBy) {
    case 'urgency':
      return urgencyOf(event, now);
    case 'state':
      return event.status;
    case 'node':
      return nodeIdOf(event, lookup);
    case 'instance':
      return event.resourceId;
    case 'type':
      return event.type;
    case 'none':
      return '';
  }
}

function orderOfGroups(groupBy: Grouping): (a: Group, b: Group) => number {
  const known: readonly string[] | undefined =
    groupBy === 'urgency' ? urgencies : groupBy === 'state' ? states : undefined;
  if (known) {
    const rank = (id: string) => (known.includes(id) ? known.indexOf(id) : known.length);
    return (a, b) => rank(a.id) - rank(b.id) || a.id.localeCompare(b.id);
  }
  return (a, b) => soonestOf(a) - soonestOf(b) || a.id.localeCompare(b.id);
}

/** Where something is due soonest comes first. A finite number for groups without a deadline, so that they compare too. */
function soonestOf({ events }: Group): number {
  return smallest(events.flatMap(event => deadlineOf(event)?.time ?? [])) ?? Number.MAX_SAFE_INTEGER;
}
