import type { Operation } from '../../operations/operation';

/**
 * When this computer saw that the event of these operations had ended, Unix milliseconds; undefined where none of the
 * account's saw it. Those that were not followed to the end of their event say nothing.
 */
export function endedAtOf(operations: readonly Operation[], profileId: string): number | undefined {
  const saw = operations.findLast(
    operation => operation.profileId === profileId && ['done', 'failed', 'canceled'].includes(operation.end?.how ?? ''),
  );
  return saw?.end?.at;
}
