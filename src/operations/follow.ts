import { isEnsError } from '../ens/error';
import type { Clock } from '../ens/ports';
import type { EnsEvent } from '../ens/types';
import { hasEnded } from '../events/event';
import type { Plan } from './plan';

/** A redeploy shows its first change within seconds, then takes minutes. */
const firstDelay = 2_000;
const longestDelay = 30_000;
const growth = 1.5;
/** Timers overflow beyond 2^31 ms, and a laptop may sleep meanwhile: look again at least once an hour. */
const longestSleep = 3_600_000;

/** An event that was read again: absent from a complete reading it is not listed, from an incomplete one nobody knows. */
export interface EventReading {
  event?: EnsEvent;
  complete: boolean;
}

/** How often in a row an event must be missing before it counts as gone: one answer of a service may lack it. */
const absencesToBeGone = 2;

export interface FollowParts {
  clock: Clock;
  /** Reads the event again. Rejects with EnsError. */
  readEvent: (event: EnsEvent, signal: AbortSignal) => Promise<EventReading>;
}

/**
 * Reads the event again and again, 2 s growing to 30 s, until it ended, or two complete readings in a row do not list it;
 * answers its last known form. A scheduled operation is followed until the service says so, then rests until its planned
 * time. Failures of the network or the service are waited out; others (credential, permission) reject with EnsError.
 */
export async function follow(parts: FollowParts, event: EnsEvent, plan: Plan, signal: AbortSignal): Promise<EnsEvent> {
  let last = event;
  let delay = firstDelay;
  let absences = 0;
  while (!hasEnded(last) && absences < absencesToBeGone) {
    const rest = absences > 0 ? undefined : restUntilPlan(last, plan, parts.clock.now());
    await parts.clock.sleep(rest ?? delay, signal);
    delay = rest === undefined ? Math.min(delay * growth, longestDelay) : firstDelay;
    const reading = await readThrough(() => parts.readEvent(last, signal));
    last = reading.event ?? last;
    absences = reading.event || !reading.complete ? 0 : absences + 1;
  }
  return last;
}

/** How long nothing can happen; undefined when it is time to look often. */
function restUntilPlan({ status }: EnsEvent, plan: Plan, now: number): number | undefined {
  return plan.opsType === 'scheduled' && status === 'Scheduled' && plan.planTime - now > longestDelay
    ? Math.min(plan.planTime - now, longestSleep)
    : undefined;
}

/**
 * A reading; failures of the network or the service pass and tell nothing of the event, others reject with EnsError.
 */
export async function readThrough(read: () => Promise<EventReading>): Promise<EventReading> {
  try {
    return await read();
  } catch (error) {
    if (isEnsError(error) && ['network', 'server', 'throttled', 'protocol'].includes(error.kind)) {
      return { complete: false };
    }
    throw error;
  }
}
