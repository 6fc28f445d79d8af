import type { EnsError } from '../ens/error';

/** `notSent`: it did not reach the service, or was refused there. `unknown`: it may have been accepted. */
export type FailedOutcome = 'notSent' | 'refused' | 'unknown';

/**
 * What a failed write means (reliability.md section 2). Nothing left this machine while the phase is `connect`. A refusal
 * needs a 4xx answer with the service's code and RequestId; 408, 425 and a used nonce say that somebody already used the
 * request. All else stays unknown, 5xx included.
 */
export function outcomeOfFailure({ phase, httpStatus, code, requestId }: EnsError): FailedOutcome {
  if (phase === 'connect') {
    return 'notSent';
  }
  const refusal = phase === 'answer' && httpStatus !== undefined && httpStatus >= 400 && httpStatus < 500;
  if (
    refusal &&
    requestId &&
    code !== '(none)' &&
    code !== 'SignatureNonceUsed' &&
    httpStatus !== 408 &&
    httpStatus !== 425
  ) {
    return 'refused';
  }
  return 'unknown';
}
