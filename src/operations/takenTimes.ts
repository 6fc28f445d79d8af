import type { EnsEvent } from '../ens/types';
import { isOpen, type Operation } from './operation';

/** When something is planned already: our own open operations and the service's scheduled events; Unix milliseconds. */
export function takenTimes(operations: readonly Operation[], events: readonly EnsEvent[]): number[] {
  const planned = operations
    .filter(isOpen)
    .flatMap(({ plan }) => (plan.opsType === 'scheduled' ? [plan.planTime] : []));
  const scheduled = events.flatMap(({ status, notBefore }) => (status === 'Scheduled' ? (notBefore ?? []) : []));
  return [...planned, ...scheduled];
}
