import type { EnsEvent } from '../ens/types';
import { eventKey, isInstanceEvent, type EventKey } from '../events/event';
import { isWhole } from '../events/isWhole';
import { byDeadline } from '../events/order';
import { readInstances, readOfResource } from '../events/reader';
import type { Desk, Desks } from '../views/desks';
import type { EventCommandDeps } from './deps';

export interface FindDeps extends Pick<EventCommandDeps, 'accountSignal' | 'clock' | 'extraTypes'> {
  desks: Pick<Desks, 'shown'>;
}

/** Which event: by its id, by its resource's, or by both. At least one of them. */
export interface WantedEvent {
  eventId?: string;
  resourceId?: string;
}

export interface FoundEvent {
  desk: Desk;
  key: EventKey;
}

/** What a search came to. */
export interface Search {
  found: FoundEvent | undefined;
  /** False where a list or an answer was not whole: then there may be an event that was not found. */
  certain: boolean;
}

/**
 * Looks for an event in the lists of the shown accounts, the active one first. Lists that were never read are read; where
 * the event is in none, each account is asked for the events of the resource, and what it has of them enters its list.
 * Of several events the one due first. Rejects with EnsError where it was not found and an account could not be asked for
 * the resource.
 */
export async function findEvent(deps: FindDeps, wanted: WantedEvent): Promise<Search> {
  const shown = deps.desks.shown();
  const known = listed(shown, wanted);
  if (known) {
    return { found: known, certain: true };
  }
  await Promise.all(shown.filter(neverRead).map(({ loader }) => loader.load()));
  const found = listed(shown, wanted);
  const { resourceId } = wanted;
  if (found || resourceId === undefined) {
    return { found, certain: shown.every(({ store }) => isWhole(store.state())) };
  }
  const reads = shown.map(desk => readInto(desk, resourceId, deps));
  // Whether one account can be read must not decide for the others.
  const results = await Promise.allSettled(reads);
  const failed = results.find(({ status }) => status === 'rejected');
  const afterwards = listed(shown, wanted);
  if (!afterwards && failed?.status === 'rejected') {
    throw failed.reason;
  }
  return { found: afterwards, certain: results.every(result => result.status === 'fulfilled' && result.value) };
}

function neverRead({ store }: Desk): boolean {
  return store.state().loadedAt === undefined;
}

function listed(desks: readonly Desk[], { eventId, resourceId }: WantedEvent): FoundEvent | undefined {
  const isWanted = (event: EnsEvent) =>
    (eventId === undefined || event.eventId === eventId) &&
    (resourceId === undefined || event.resourceId === resourceId);
  for (const desk of desks) {
    const [event] = [...desk.store.events()].filter(isWanted).sort(byDeadline);
    if (event) {
      return { desk, key: eventKey(event) };
    }
  }
  return undefined;
}

/** The events of a resource, and its name, into the list of an account; answers whether they are all. */
async function readInto(
  { store, session, profileId }: Desk,
  resourceId: string,
  { accountSignal, ...parts }: FindDeps,
): Promise<boolean> {
  const current = session();
  if (!current) {
    return false;
  }
  const signal = accountSignal(profileId);
  const { events, complete } = await readOfResource(parts, current.client, resourceId, signal);
  store.merge(events);
  if (events.some(isInstanceEvent)) {
    const { instances, gone } = await readInstances(current.client, [resourceId], signal);
    store.putInstances(instances);
    gone.forEach(store.putGone);
  }
  return complete;
}
