import type { EnsEvent, Instance, OperationRequest } from '../ens/types';

/** One event and what is known of its instance. */
export interface Target {
  event: EnsEvent;
  instance?: Instance;
}

/** Now, or at a planned time in Unix milliseconds. */
export type Plan = { opsType: 'immediate' } | { opsType: 'scheduled'; planTime: number };

/** The exact parameters of the call: PlanTime is there for scheduled operations only. */
export function requestFor({ eventId, resourceId }: EnsEvent, plan: Plan): OperationRequest {
  return { eventId, resourceId, ...plan };
}

/** What a person calls the instance: its name, else its id. Untrusted text. */
export function nameOf({ event, instance }: Target): string {
  return instance?.name ?? event.resourceId;
}
