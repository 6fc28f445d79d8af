import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import type { EventKey } from '../events/event';
import { readSome } from '../events/reader';
import type { EventCommandDeps } from './deps';

/** Reads events again for operations; what the service says enters the list only while its account is the one shown. */
export function eventsReader(
  { store, isActive }: Pick<EventCommandDeps, 'store' | 'isActive'>,
  { client, profile }: Session,
): (
  events: readonly Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>[],
  signal: AbortSignal,
) => Promise<ReadonlyMap<EventKey, EnsEvent>> {
  return async (events, signal) => {
    const fresh = await readSome(client, events, signal);
    if (isActive(profile.id)) {
      store.merge([...fresh.values()]);
    }
    return fresh;
  };
}
