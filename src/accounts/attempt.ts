import type { Clock } from '../ens/ports';
import { unawaited } from '../base/unawaited';

export type Attempt<T> = { ok: true; value: T } | { ok: false; why: 'failed' | 'timeout' };

/**
 * Storage of the host may throw, reject or never answer. This always answers, after at most `ms` milliseconds, and drops
 * the reason on purpose: a keyring's own words may repeat the value it was given.
 * @param onLate hears that the storage answered after all, well or not, once it had been given up
 */
export async function attempt<T>(
  work: () => PromiseLike<T>,
  clock: Clock,
  ms: number,
  onLate: () => void = () => undefined,
): Promise<Attempt<T>> {
  const settled = new AbortController();
  const failed = { ok: false, why: 'failed' } as const;
  const done = Promise.resolve()
    .then(work)
    .then(
      value => ({ ok: true, value }) as const,
      () => failed,
    );
  const late = clock.sleep(ms, settled.signal).then(
    () => ({ ok: false, why: 'timeout' }) as const,
    () => failed,
  );
  const outcome = await Promise.race([done, late]);
  settled.abort();
  if (!outcome.ok && outcome.why === 'timeout') {
    unawaited(done.then(onLate), 'work that failed is done, too');
  }
  return outcome;
}
