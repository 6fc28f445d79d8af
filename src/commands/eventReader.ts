import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import type { EventKey } from '../events/event';
import { readSome } from '../events/reader';
import type { EventStore } from '../events/store';

export interface ReaderStores {
  /** The list of an account, while that is shown. */
  storeOf: (profileId: string) => EventStore | undefined;
}

/** Reads events again for operations; what the service says enters the list of its account, where that is shown. */
export function eventsReader(
  { storeOf }: ReaderStores,
  { client, profile }: Session,
): (
  events: readonly Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<EventKey, EnsEvent>> {
  return async (events, signal) => {
    const fresh = await readSome(client, events, signal);
    storeOf(profile.id)?.merge([...fresh.values()]);
    return fresh;
  };
}
