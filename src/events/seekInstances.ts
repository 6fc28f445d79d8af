import { isNoSuchInstance } from '../ens/classify';
import { isEnsError } from '../ens/error';
import type { EnsReader, Instance } from '../ens/types';

/** DescribeInstances takes at most 100 ids a call (ens-api.md section 4). */
const instancesPerCall = 100;
/** How often a refused call is asked again in two halves, in one reading: with it, a reading makes at most 64 calls more. */
const mostHalvings = 32;

export interface Seekers {
  /** Called with what each call brought. */
  onFound: (instances: readonly Instance[]) => void;
  /** Called with an id that the service finds no instance for, asked for alone. */
  onGone: (instanceId: string) => void;
}

/**
 * Asks for instances. The service refuses a whole call for one id that it does not find (InstanceIdNotFound, ens-api.md
 * section 4): such a call is asked again in halves until the id is alone. Each hundred is asked for whole first; where there
 * are many such ids, those that a reading did not come to are neither found nor gone. Rejects with EnsError for any other
 * failure, and as the signal says.
 */
export async function seekInstances(
  client: Pick<EnsReader, 'describeInstances'>,
  ids: readonly string[],
  signal: AbortSignal,
  { onFound, onGone }: Seekers,
): Promise<void> {
  const waiting = hundredsOf(ids);
  const refused: (readonly string[])[] = [];
  for (let halvings = 0; ; halvings += 1) {
    for (let some = waiting.shift(); some; some = waiting.shift()) {
      const instances = await client.describeInstances(some, signal).catch(noneWhereNotFound);
      signal.throwIfAborted();
      const [first = ''] = some;
      if (instances) {
        onFound(instances);
      } else if (some.length === 1) {
        onGone(first);
      } else {
        refused.push(some);
      }
    }
    // The last one first, down to a single id, so that each reading finds some.
    const next = refused.pop();
    if (!next || halvings === mostHalvings) {
      return;
    }
    const half = Math.ceil(next.length / 2);
    waiting.push(next.slice(0, half), next.slice(half));
  }
}

function hundredsOf(ids: readonly string[]): (readonly string[])[] {
  const count = Math.ceil(ids.length / instancesPerCall);
  return Array.from({ length: count }, (_, n) => ids.slice(n * instancesPerCall, (n + 1) * instancesPerCall));
}

function noneWhereNotFound(error: unknown): undefined {
  if (isEnsError(error) && isNoSuchInstance(error)) {
    return undefined;
  }
  throw error;
}
