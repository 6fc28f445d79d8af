import type { BatchAnswer, BatchResult, OperationRequest } from '../ens/types';
import type { Translate } from '../base/translate';
import { verdictOfCode } from '../ens/writeOutcome';
import type { Outcome } from './operation';

type Asked = Pick<OperationRequest, 'eventId' | 'resourceId'>;

export interface BatchVerdict {
  /** One for each request, in their order. */
  outcomes: Outcome[];
  /** How many elements belong to no request; a number for the log. */
  foreign: number;
}

/**
 * What became of each request of a batch that was answered with HTTP 200, which is no success (ens-api.md section 3): its
 * element's own code says it. Unknown is also what has no element, or elements that contradict each other; its code is ours
 * then, its message in the reader's language. Elements may come in any order. Other messages are the service's, untrusted.
 */
export function judgeBatch(
  requests: readonly Asked[],
  { requestId, results }: BatchAnswer,
  t: Translate,
): BatchVerdict {
  const belongs = matcherFor(requests);
  return {
    outcomes: requests.map(request =>
      verdict(
        results.filter(result => belongs(result, request)),
        requestId,
        t,
      ),
    ),
    foreign: results.filter(result => !requests.some(request => belongs(result, request))).length,
  };
}

/** An element without a ResourceId speaks for its EventId only where that was asked once: an event can name several. */
function matcherFor(requests: readonly Asked[]): (result: BatchResult, request: Asked) => boolean {
  const asked = new Map<string, number>();
  for (const { eventId } of requests) {
    asked.set(eventId, (asked.get(eventId) ?? 0) + 1);
  }
  return (result, { eventId, resourceId }) =>
    result.eventId === eventId &&
    (result.resourceId === undefined ? asked.get(eventId) === 1 : result.resourceId === resourceId);
}

function verdict(results: readonly BatchResult[], requestId: string, t: Translate): Outcome {
  const [code = '', ...otherCodes] = new Set(results.map(result => result.code));
  // Sorted, so that the order of the elements decides nothing.
  const [message = ''] = results.flatMap(result => result.message ?? []).sort();
  const unknown = (why: string, words: string): Outcome => ({ kind: 'unknown', code: why, message: words, requestId });
  if (results.length === 0) {
    return unknown('NoResult', t('The answer has no result for this event.'));
  }
  if (otherCodes.length > 0) {
    return unknown('ContradictingResults', t('The answer has contradicting results for this event.'));
  }
  switch (verdictOfCode(code)) {
    case 'accepted':
      return { kind: 'accepted', requestId };
    case 'refused':
      return { kind: 'refused', code, message, requestId };
    case 'failed':
      return unknown(code, message || t('This may have been carried out, though the service failed.'));
    case 'unclear':
      return unknown('UnclearResult', t('The result for this event has no clear code.'));
  }
}
