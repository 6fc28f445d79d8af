import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import { readSome, type EventsReading } from '../events/reader';
import type { EventStore } from '../events/store';

export interface ReaderStores {
  /** The list of an account, while that is shown. */
  storeOf: (profileId: string) => EventStore | undefined;
  /** Hears what was read of an account, shown or not, so that operations on events that have ended end too. Never throws. */
  onEventsRead: (profileId: string, events: EventsReading['events']) => void;
}

/** Reads events again for operations; what the service says enters the list of its account, where that is shown. */
export function eventsReader(
  { storeOf, onEventsRead }: ReaderStores,
  { client, profile }: Session,
): (
  events: readonly Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>[],
  signal: AbortSignal,
) => Promise<EventsReading> {
  return async (events, signal) => {
    const reading = await readSome(client, events, signal);
    storeOf(profile.id)?.merge([...reading.events.values()]);
    onEventsRead(profile.id, reading.events);
    return reading;
  };
}
