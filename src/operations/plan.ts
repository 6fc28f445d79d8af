import type { DataPolicy, EnsEvent, Instance, OperationRequest } from '../ens/types';

const everyDataPolicy: Record<DataPolicy, true> = { abandon: true, force_transfer: true, try_transfer: true };

/** What a record may say of the data (journal.ts); the compiler sees to it that none is missing. */
export const dataPolicies = Object.keys(everyDataPolicy) as readonly DataPolicy[];

/** Now, or at a planned time in Unix milliseconds; a migration also says what becomes of the data. */
export type Plan = ({ opsType: 'immediate' } | { opsType: 'scheduled'; planTime: number }) & {
  dataPolicy?: DataPolicy;
};

/** One event, what is known of its instance, and when it is to be acted on. */
export interface Target {
  event: EnsEvent;
  instance?: Instance;
  /** True where the service finds no instance of the event's id. */
  gone?: boolean;
  /** What the list calls the instance, from an earlier read. */
  listedName?: string;
  plan: Plan;
}

/** The exact parameters of the call: PlanTime is there for scheduled operations only. */
export function requestFor(
  { eventId, resourceId }: Pick<EnsEvent, 'eventId' | 'resourceId'>,
  plan: Plan,
): OperationRequest {
  return { eventId, resourceId, ...plan };
}

/** What a person calls the instance: its name, else what the list calls it, else its id. Untrusted text. */
export function nameOf({ event, instance, listedName }: Omit<Target, 'plan'>): string {
  return instance?.name ?? listedName ?? event.resourceId;
}
