import type { EnsEvent, Region } from '../ens/types';
import { dimensions, type Dimension, type EventFilter } from './arrangement';
import { nodeIdOf, type Instances } from './nodeIdOf';
import { levelRank } from './order';

/** What is known beside the events: instances and nodes of the same account. */
export interface Lookup extends Instances {
  readonly region: (regionId: string) => Region | undefined;
}

export function valueOf(event: EnsEvent, dimension: Dimension, lookup: Lookup): string {
  switch (dimension) {
    case 'type':
      return event.type;
    case 'level':
      return event.level;
    case 'state':
      return event.status;
    case 'node':
      return nodeIdOf(event, lookup);
  }
}

/** True where the filter lets the event through. Its text is looked for in names and ids, whatever the case. */
export function matches(event: EnsEvent, filter: EventFilter, lookup: Lookup): boolean {
  return (
    dimensions.every(dimension => {
      const wanted = filter[dimension];
      return wanted.length === 0 || wanted.includes(valueOf(event, dimension, lookup));
    }) && holdsText(event, filter.text, lookup)
  );
}

/** How many events there are of each value, in the order of `orderCounts`. */
export function countsOf(events: Iterable<EnsEvent>, dimension: Dimension, lookup: Lookup): [string, number][] {
  const counts = new Map<string, number>();
  for (const event of events) {
    const value = valueOf(event, dimension, lookup);
    counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return orderCounts(counts, dimension);
}

/** Values with how many events have them: levels by severity, others with the most frequent first. */
export function orderCounts(counts: Iterable<[string, number]>, dimension: Dimension): [string, number][] {
  const rank = (level: string) => (dimension === 'level' ? levelRank({ level }) : 0);
  return [...counts].sort(([a, many], [b, few]) => rank(a) - rank(b) || few - many || a.localeCompare(b));
}

function holdsText(event: EnsEvent, text: string, lookup: Lookup): boolean {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') {
    return true;
  }
  const instance = lookup.instance(event.resourceId);
  const node = nodeIdOf(event, lookup);
  const fields = [
    instance?.name,
    event.resourceId,
    event.eventId,
    event.type,
    event.reason,
    node,
    lookup.region(node)?.name,
    lookup.region(node)?.enName,
    ...(instance?.addresses ?? []),
  ];
  return fields.some(field => field?.toLowerCase().includes(wanted));
}
