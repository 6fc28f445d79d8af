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

export interface FollowParts {
  clock: Clock;
  /** Reads the event again; undefined when it is not listed any more. */
  readEvent: (event: EnsEvent, signal: AbortSignal) => Promise<EnsEvent | undefined>;
  /** Hears every form of the event that was read. */
  onRead?: (event: EnsEvent) => void;
}

/**
 * Reads the event again and again, 2 s growing to 30 s, until it ended or is not listed any more; answers its last known
 * form. A scheduled operation is followed until the service says so, then rests until its planned time.
 * Failures of the network or the service are waited out; others (credential, permission) reject with EnsError.
 */
export async function follow(parts: FollowParts, event: EnsEvent, plan: Plan, signal: AbortSignal): Promise<EnsEvent> {
  let last = event;
  let delay = firstDelay;
  while (!hasEnded(last)) {
    const rest = restUntilPlan(last, plan, parts.clock.now());
    await parts.clock.sleep(rest ?? delay, signal);
    delay = rest === undefined ? Math.min(delay * growth, longestDelay) : firstDelay;
    const fresh = await readThrough(parts, last, signal);
    if (fresh === 'gone') {
      return last;
    }
    last = fresh;
    parts.onRead?.(last);
  }
  return last;
}

/** How long nothing can happen; undefined when it is time to look often. */
function restUntilPlan({ status }: EnsEvent, plan: Plan, now: number): number | undefined {
  return plan.opsType === 'scheduled' && status === 'Scheduled' && plan.planTime - now > longestDelay
    ? Math.min(plan.planTime - now, longestSleep)
    : undefined;
}

async function readThrough(
  { readEvent }: FollowParts,
  last: EnsEvent,
  signal: AbortSignal,
): Promise<EnsEvent | 'gone'> {
  try {
    return (await readEvent(last, signal)) ?? 'gone';
  } catch (error) {
    if (isEnsError(error) && ['network', 'server', 'throttled', 'protocol'].includes(error.kind)) {
      return last;
    }
    throw error;
  }
}
