// Lists with every kind of row.
import type { Profile } from '../../../src/accounts/profile';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import { documentedEventTypes } from '../../../src/ens/eventTypes';
import type { EnsEvent } from '../../../src/ens/types';
import type { Desk } from '../../../src/views/desks';
import { anEvent, anInstance, noon } from '../../builders';
import { aDesk } from '../../desks';

/** In each state that a type has: what the service lists, and one that it does not document. */
const statuses = ['Inquiring', 'Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled', 'Avoided', 'Restarting'];

/** An event of each type in each state, on instances with cloud disks only and with a local one, one with an odd id. */
function allEvents(): EnsEvent[] {
  const types = [...documentedEventTypes, 'Instance:NotDocumented'];
  const events = types.flatMap((type, kind) =>
    statuses.flatMap((status, n) => {
      const eventId = `e-${kind}-${n}`;
      const resourceId = type.startsWith('Instance:') ? 'i-sample-1' : 'd-sample-1';
      return [
        anEvent({ eventId, type, status, resourceId }),
        anEvent({ eventId: `${eventId}-local`, type, status, resourceId: 'i-sample-2' }),
      ];
    }),
  );
  return [...events, anEvent({ eventId: 'e-odd', resourceId: 'i-sample-1;reboot' })];
}

export const listed = { loading: false, loadedAt: noon };

/** A list that was read, with all kinds of events. */
export function aFullDesk(profile: Partial<Profile> = {}, events = allEvents()): Desk {
  const desk = aDesk(profile.id === undefined ? {} : { profileId: profile.id }, profile);
  desk.store.replace(events, listed);
  desk.store.putInstances([
    anInstance(),
    anInstance({ instanceId: 'i-sample-2', disks: [{ category: 'local_hdd', sizeGiB: 100, role: 'data' }] }),
  ]);
  return desk;
}

export function anEmptyDesk(patch: Parameters<Desk['store']['patch']>[0], profile: Partial<Profile> = {}): Desk {
  const desk = aDesk({}, profile);
  desk.store.patch(patch);
  return desk;
}

export function failure(kind: ErrorKind): EnsError {
  return new EnsError({ kind, code: 'X', message: 'said the service', advice: 'Do this.', phase: 'answer' });
}
