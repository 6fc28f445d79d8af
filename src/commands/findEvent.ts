import type { EnsEvent } from '../ens/types';
import { eventKey, isInstanceEvent, type EventKey } from '../events/event';
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

/**
 * Looks for an event in the lists of the shown accounts, the active one first. Lists that were never read are read; where
 * the event is in none, each account is asked for the events of the resource, and what it has of them enters its list.
 * Of several events the one due first. Undefined where no account has it; rejects with EnsError where it was not found and
 * an account could not be asked for the resource.
 */
export async function findEvent(deps: FindDeps, wanted: WantedEvent): Promise<FoundEvent | undefined> {
  const shown = deps.desks.shown();
  const known = listed(shown, wanted);
  if (known) {
    return known;
  }
  await Promise.all(shown.filter(neverRead).map(({ loader }) => loader.load()));
  const found = listed(shown, wanted);
  if (found) {
    return found;
  }
  const { resourceId } = wanted;
  const reads = resourceId === undefined ? [] : shown.map(desk => readInto(desk, resourceId, deps));
  // Whether one account can be read must not decide for the others.
  const results = await Promise.allSettled(reads);
  const failed = results.find(({ status }) => status === 'rejected');
  const afterwards = listed(shown, wanted);
  if (!afterwards && failed?.status === 'rejected') {
    throw failed.reason;
  }
  return afterwards;
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

/** The events of a resource, and its name, into the list of an account. */
async function readInto(
  { store, session, profileId }: Desk,
  resourceId: string,
  { accountSignal, ...parts }: FindDeps,
): Promise<void> {
  const current = session();
  if (!current) {
    return;
  }
  const signal = accountSignal(profileId);
  const events = await readOfResource(parts, current.client, resourceId, signal);
  store.merge(events);
  if (events.some(isInstanceEvent)) {
    store.putInstances(await readInstances(current.client, [resourceId], signal));
  }
}
