import type { EnsEvent } from '../ens/types';
import { deadlineOf } from './deadline';
import { sectionOf, sections, type Section } from './event';

/** Soonest deadline first, those without one after them, newest first among equals. */
export function byDeadline(a: EnsEvent, b: EnsEvent): number {
  const difference = (deadlineOf(a)?.time ?? Infinity) - (deadlineOf(b)?.time ?? Infinity);
  return Number.isNaN(difference) || difference === 0 ? (b.publishTime ?? 0) - (a.publishTime ?? 0) : difference;
}

/** The sections that hold at least one event, each sorted. */
export function bySection(events: Iterable<EnsEvent>): Map<Section, EnsEvent[]> {
  const grouped = new Map<Section, EnsEvent[]>(sections.map(section => [section, []]));
  for (const event of events) {
    grouped.get(sectionOf(event))?.push(event);
  }
  for (const [section, members] of grouped) {
    if (members.length === 0) {
      grouped.delete(section);
    } else {
      members.sort(byDeadline);
    }
  }
  return grouped;
}
