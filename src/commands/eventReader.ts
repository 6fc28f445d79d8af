import type { Session } from '../accounts/session';
import type { EnsEvent } from '../ens/types';
import { readEvent } from '../events/reader';
import type { EventCommandDeps } from './deps';

/** Reads an event again for an operation; what it says enters the list only while its account is the one shown. */
export function eventReader(
  { store, isActive }: Pick<EventCommandDeps, 'store' | 'isActive'>,
  { client, profile }: Session,
): (event: EnsEvent, signal: AbortSignal) => Promise<EnsEvent | undefined> {
  return async (event, signal) => {
    const fresh = await readEvent(client, event, signal);
    if (fresh && isActive(profile.id)) {
      store.merge([fresh]);
    }
    return fresh;
  };
}
