import type { EnsEvent } from '../ens/types';
import { safeId } from './inert';

/** The two types that EventRedeployInstance accepts (ens-api.md section 0). */
export const redeployableTypes: readonly string[] = [
  'Instance:SystemFailure.Redeploy',
  'Instance:SystemMaintenance.Redeploy',
];

/** Why an event cannot be redeployed. */
export type RedeployBar = 'type' | 'executing' | 'ended' | 'unknownState' | 'unsafeId';

export type Redeployability = { allowed: true; alreadyScheduled: boolean } | { allowed: false; bar: RedeployBar };

const barByStatus: ReadonlyMap<string, RedeployBar> = new Map([
  ['Executing', 'executing'],
  ['Executed', 'ended'],
  ['Failed', 'ended'],
  ['Canceled', 'ended'],
  ['Avoided', 'ended'],
]);

/**
 * What may be redeployed: the two types, in state Inquiring, or Scheduled with a note; the service documents no list of
 * states, this is the careful reading of ens-api.md section 2. An id with unusual characters is never sent.
 */
export function redeployability(event: EnsEvent): Redeployability {
  if (!redeployableTypes.includes(event.type)) {
    return { allowed: false, bar: 'type' };
  }
  if (!safeId(event.eventId) || !safeId(event.resourceId)) {
    return { allowed: false, bar: 'unsafeId' };
  }
  if (event.status === 'Inquiring' || event.status === 'Scheduled') {
    return { allowed: true, alreadyScheduled: event.status === 'Scheduled' };
  }
  return { allowed: false, bar: barByStatus.get(event.status) ?? 'unknownState' };
}
