import type { EnsEvent } from '../ens/types';
import { canBeAnswered } from './actions';
import type { Arrangement, Grouping } from './arrangement';
import { deadlineOf } from './deadline';
import { sectionOf } from './event';
import { smallest } from './extremes';
import { matches, type Lookup } from './filter';
import { nodeIdOf } from './nodeIdOf';
import { orderOf } from './order';

export interface Group {
  /** Of the group among those of one account: a section, a state, or an id of the service. Empty for "none". */
  readonly id: string;
  readonly events: readonly EnsEvent[];
}

/** What is due sooner than this stands apart, milliseconds. */
export const dueSoonWithin = 24 * 3_600_000;

/** The parts of the list by urgency, in the order shown. */
export const urgencies = ['dueSoon', 'needsAnswer', 'unanswerable', 'scheduled', 'running', 'ended'] as const;
export type Urgency = (typeof urgencies)[number];

const states = ['Inquiring', 'Scheduled', 'Executing', 'Failed', 'Executed', 'Canceled', 'Avoided'];

/**
 * `dueSoon` for an event that still needs an answer, less than 24 h before its deadline or after it; `unanswerable` where
 * none can be given here, as in all of a read-only account. `now` in Unix milliseconds.
 */
export function urgencyOf(event: EnsEvent, now: number, readOnly = false): Urgency {
  const section = sectionOf(event);
  if (section !== 'needsAnswer') {
    return section;
  }
  if (readOnly || !canBeAnswered(event)) {
    return 'unanswerable';
  }
  const deadline = deadlineOf(event);
  return deadline && deadline.time - now < dueSoonWithin ? 'dueSoon' : section;
}

/** What the place of a row goes by: an event as it was at a moment, in Unix milliseconds. */
export interface Place {
  readonly event: EnsEvent;
  readonly now: number;
}

/** What the places of an account's rows go by: how the person lays it out, and what else is so of it. */
export interface Layout extends Arrangement {
  /** Nothing of it can be answered here. */
  readonly readOnly?: boolean;
  /** What is due soon stands above the accounts, together with that of others. */
  readonly dueOnTop?: boolean;
}

/** Stands for the group above the accounts, so that no id of the service can be taken for it. */
export const onTop = Symbol('on top');
export type GroupId = string | typeof onTop;

/** The events of an account that the filter lets through, in groups without empty ones, each sorted; what is on top apart. */
export function arrange(places: Iterable<Place>, layout: Layout, lookup: Lookup): { top: EnsEvent[]; groups: Group[] } {
  const top: EnsEvent[] = [];
  const groups = new Map<string, EnsEvent[]>();
  for (const place of places) {
    const id = placeIn(place, layout, lookup);
    if (id === onTop) {
      top.push(place.event);
    } else if (id !== undefined) {
      const members = groups.get(id) ?? [];
      groups.set(id, members);
      members.push(place.event);
    }
  }
  return {
    top: top.sort(orderIn(onTop, layout)),
    groups: [...groups]
      .map(([id, members]) => ({ id, events: members.sort(orderIn(id, layout)) }))
      .sort(orderOfGroups(layout.groupBy)),
  };
}

/** The group that a place is in; undefined where the filter does not let the event through. */
export function placeIn(
  { event, now }: Place,
  { groupBy, filter, readOnly, dueOnTop }: Omit<Layout, 'sortBy'>,
  lookup: Lookup,
): GroupId | undefined {
  if (!matches(event, filter, lookup)) {
    return undefined;
  }
  const urgency = urgencyOf(event, now, readOnly);
  if (dueOnTop && urgency === 'dueSoon') {
    return onTop;
  }
  return groupBy === 'urgency' ? urgency : groupIdOf(event, groupBy, lookup);
}

/** The order of rows in a group: on top it is the deadline's, whatever the accounts are sorted by. */
export function orderIn(group: GroupId, { sortBy }: Pick<Layout, 'sortBy'>): (a: EnsEvent, b: EnsEvent) => number {
  return orderOf[group === onTop ? 'deadline' : sortBy];
}

function groupIdOf(event: EnsEvent, groupBy: Exclude<Grouping, 'urgency'>, lookup: Lookup): string {
  switch (groupBy) {
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
