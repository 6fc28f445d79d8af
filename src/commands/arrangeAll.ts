import type { Arrangement } from '../events/arrangement';
import type { EventCommandDeps } from './deps';

/** Lays out the lists of all shown accounts anew; each account remembers it. Rejects as the storage does. */
export async function arrangeAll(
  { desks, arrangements }: Pick<EventCommandDeps, 'desks' | 'arrangements'>,
  change: (arrangement: Arrangement) => Arrangement,
): Promise<void> {
  await Promise.all(
    desks.shown().map(({ profileId }) => arrangements.set(profileId, change(arrangements.of(profileId)))),
  );
}
