import type { Action } from '../events/actions';
import { perform, type Intent, type PerformParts, type Result } from './perform';
import { OperationRefused } from './refusal';

/** Batch calls carry their elements in the address: about 20 fit (ens-api.md section 3). */
const chunkSize = 20;

/**
 * Carries out many confirmed operations of one action, 20 a call, one call after the other. A call with an outcome that
 * is not clear stops the rest: nobody knows what state the service is in. Rejects as `perform` does, for the first call;
 * what a later one fails to read counts as not sent.
 */
export async function performAll(
  parts: PerformParts,
  action: Action,
  intents: readonly Intent[],
  signal: AbortSignal,
  onProgress?: (results: readonly Result[]) => void,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let start = 0; start < intents.length; start += chunkSize) {
    const chunk = intents.slice(start, start + chunkSize);
    results.push(
      ...(results.some(isUnclear) ? notSent(parts, chunk) : await performLater(parts, action, chunk, signal)),
    );
    onProgress?.(results);
  }
  return results;

  async function performLater(...call: Parameters<typeof perform>): Promise<Result[]> {
    try {
      return await perform(...call);
    } catch (error) {
      // What was sent before must be told; the first call has nothing to tell.
      if (results.length === 0 || !(error instanceof Error)) {
        throw error;
      }
      const why = new OperationRefused('unread', error.message, parts.t('Nothing of this call was sent.'));
      return call[2].map(({ operation }) => ({ kind: 'stopped', operation, why }));
    }
  }
}

function isUnclear(result: Result): boolean {
  return result.kind === 'sent' && result.operation.outcome?.kind === 'unknown';
}

function notSent({ t }: PerformParts, intents: readonly Intent[]): Result[] {
  const why = new OperationRefused(
    'afterUnknown',
    t('Not sent, because the outcome of an earlier call is not clear.'),
    t('Wait for that outcome in the Operations view, then send the rest.'),
  );
  return intents.map(({ operation }) => ({ kind: 'stopped', operation, why }));
}
