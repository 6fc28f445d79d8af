import type { EnsEvent } from '../ens/types';

/** Identity of an event across reads: one EventId can name several resources. */
export type EventKey = string;

export function eventKey({ eventId, resourceId }: Pick<EnsEvent, 'eventId' | 'resourceId'>): EventKey {
  return `${eventId}/${resourceId}`;
}

/** How many instances events are about: two events of one instance act on it twice, but there is one to lose. */
export function countInstances(events: readonly Pick<EnsEvent, 'resourceId'>[]): number {
  return new Set(events.map(({ resourceId }) => resourceId)).size;
}

/** The four parts of the view, in the order shown. */
export const sections = ['needsAnswer', 'scheduled', 'running', 'ended'] as const;
export type Section = (typeof sections)[number];

const sectionByStatus: ReadonlyMap<string, Section> = new Map([
  ['Inquiring', 'needsAnswer'],
  ['Scheduled', 'scheduled'],
  ['Executing', 'running'],
  ['Executed', 'ended'],
  ['Failed', 'ended'],
  ['Canceled', 'ended'],
  ['Avoided', 'ended'],
]);

/** A state that is not documented counts as running: it must not hide among the ended ones, nor claim to need an answer. */
export function sectionOf({ status }: Pick<EnsEvent, 'status'>): Section {
  return sectionByStatus.get(status) ?? 'running';
}

/** True once nothing more will happen to the event (ens-api.md section 1, "Status and level"). */
export function hasEnded(event: Pick<EnsEvent, 'status'>): boolean {
  return sectionOf(event) === 'ended';
}

/** True where the id is one of an instance, which events of any type may carry (ens-api.md section 1, "Response"). */
export function isInstanceEvent({ resourceId }: Pick<EnsEvent, 'resourceId'>): boolean {
  return resourceId.startsWith('i-');
}
