import { kindOfServiceCode, kindOfStatus } from './classify';
import { noCode, type EnsErrorDetails } from './error';

/**
 * What a code of the service says of a write. `refused`: it was not carried out. `failed`: the service had a problem with it,
 * so that nobody knows. `unclear`: no code that says anything.
 */
export type CodeVerdict = 'accepted' | 'refused' | 'failed' | 'unclear';

/**
 * The one table for all writes, for a call of its own as for an element of a batch (reliability.md section 2): 200 is a
 * success, 4xx and names are refusals, those of a limit too. 5xx, 408, 425, time-outs and the names of a service that failed
 * say nothing of what was done, nor does a used nonce: somebody sent this request.
 */
export function verdictOfCode(code: string = noCode): CodeVerdict {
  const name = code.trim();
  if (code === '200') {
    return 'accepted';
  }
  // To call what may be a success a refusal would invite a second send.
  if (/^(ok|success\w*|succeeded)$/i.test(name)) {
    return 'unclear';
  }
  const kind = kindOfServiceCode(name);
  if (kind === 'server') {
    return 'failed';
  }
  const isName = /^\p{L}/u.test(name);
  return isName || /^4\d\d$/.test(name) ? 'refused' : 'unclear';
}

/** `notSent`: it did not reach the service. `unknown`: it may have been carried out. */
export type FailedOutcome = 'notSent' | 'refused' | 'unknown';

/**
 * What a failed write means. Nothing left this machine while the phase is `connect`. A refusal needs a 4xx answer with a
 * code that refuses and the service's RequestId. All else is unknown, an error in the body of HTTP 200 too.
 */
export function outcomeOfFailure({
  phase,
  httpStatus = 0,
  code,
  requestId,
}: Pick<EnsErrorDetails, 'phase' | 'httpStatus' | 'code' | 'requestId'>): FailedOutcome {
  if (phase === 'connect') {
    return 'notSent';
  }
  const answered = phase === 'answer' && httpStatus >= 400 && kindOfStatus(httpStatus) !== 'server';
  return answered && requestId && verdictOfCode(code) === 'refused' ? 'refused' : 'unknown';
}
