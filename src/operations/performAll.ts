import { isEnsError } from '../ens/error';
import { intentsOf, type Intent } from './confirmation';
import { perform, type PerformParts, type Result } from './perform';
import { noteOutcome, OperationRefused } from './refusal';
import { JournalError } from '../state/journalError';
import type { WindowId } from '../state/windows';

/** Batch calls carry their elements in the address: about 20 fit (ens-api.md section 3). */
const chunkSize = 20;

export interface PerformAllParts extends PerformParts {
  /** This window. */
  self: WindowId;
  /** Ids of operations, random ones without it. */
  newId?: () => string;
}

/**
 * Carries out what the writer's confirmation says, 20 events a call, one call after the other. A call with an outcome that
 * is not clear stops the rest: nobody knows what state the service is in. Rejects as `perform` does, for the first call;
 * what a later one fails to read counts as not sent.
 */
export async function performAll(
  parts: PerformAllParts,
  signal: AbortSignal,
  onProgress?: (results: readonly Result[]) => void,
): Promise<Result[]> {
  const intents = intentsOf(parts.writer.confirmation, parts.self, parts.newId);
  const results: Result[] = [];
  for (let start = 0; start < intents.length; start += chunkSize) {
    const chunk = intents.slice(start, start + chunkSize);
    results.push(...(results.some(isUnclear) ? notSent(parts, chunk) : await performLater(chunk)));
    onProgress?.(results);
  }
  return results;

  async function performLater(chunk: readonly Intent[]): Promise<Result[]> {
    try {
      return await perform(parts, chunk, signal);
    } catch (error) {
      // What was sent before must be told; the first call has nothing to tell but that nothing was sent.
      if (results.length === 0 || !(error instanceof Error)) {
        throw isEnsError(error) || error instanceof JournalError ? noteOutcome(error, 'notSent') : error;
      }
      const message = signal.aborted ? parts.t('The account was signed out, or the window closed.') : error.message;
      const why = new OperationRefused('unread', message, parts.t('Nothing of this call was sent.'));
      return chunk.map(({ operation }) => ({ kind: 'stopped', operation, why }));
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
