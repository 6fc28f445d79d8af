import { adviceFor } from './advice';
import { kindOfServiceCode, kindOfStatus, kindOfTransportCode } from './classify';
import { EnsError } from './error';
import { TransportError, type Exchange } from './exchange';
import { clockSkewOf, retryAfterOf } from './hints';
import type { Clock } from './ports';
import { findingOfBody, requestIdMember, type Finding, type RefusalContext } from './refusal';
import { caps, isRecord, textOf, withoutUndefined } from './text';
import { transportWords } from './words';

/** What is known about a call besides its error. */
export interface FailureContext extends RefusalContext {
  /** Where the call went: `ens.aliyuncs.com`. */
  host: string;
  exchange: Exchange;
  clock: Clock;
}

/** An answer that our own checks reject, though the SDK took it for a success. */
export class AnswerRejected extends Error {
  override readonly name = 'AnswerRejected';

  constructor(
    /** `code`: a complete answer whose body has a Code other than 0. `shape`: another status than 200, or no RequestId. */
    readonly why: 'code' | 'shape',
    readonly body: Record<string, unknown>,
  ) {
    super('The answer is not a success.');
  }
}

/** Whatever a call failed with, as the one error type. Nothing of the original error is kept but code, words and ids. */
export function toEnsError(error: unknown, context: FailureContext): EnsError {
  const { exchange, clock, t, host } = context;
  const finding = findingOf(error, context);
  const now = clock.now();
  const known = withoutUndefined({
    httpStatus: exchange.httpStatus,
    retryAfter: retryAfterOf(exchange, now),
    clockSkew: clockSkewOf(exchange, now),
  });
  return new EnsError({
    ...finding,
    ...known,
    phase: exchange.phase,
    advice: adviceFor({ ...finding, ...known, host }, t),
  });
}

/** The same for a request that was never begun. */
export function unsentError(error: unknown, context: Omit<FailureContext, 'exchange'>): EnsError {
  return toEnsError(error, { ...context, exchange: { phase: 'connect', headers: {} } });
}

function findingOf(error: unknown, context: FailureContext): Finding {
  const { exchange, t, mask } = context;
  if (error instanceof TransportError) {
    const { code, message } = error;
    const words = transportWords(code, t) ?? mask(message).slice(0, caps.message);
    return { kind: kindOfTransportCode(code), code, message: words };
  }
  if (error instanceof AnswerRejected) {
    return error.why === 'code'
      ? findingOfBody(error.body, 'server', context)
      : { ...unreadable(context), ...requestIdMember(error.body, mask) };
  }
  // The SDK's own error for a 4xx or 5xx answer: only the parsed body in it is of use.
  if (isRecord(error) && isRecord(error['data'])) {
    return findingOfBody(error['data'], kindOfStatus(exchange.httpStatus ?? 0), context);
  }
  return exchange.phase === 'answer' ? unreadable(context) : unsent(error, context);
}

/** No JSON object, or not the one expected. A 5xx or a limit stays what its status says, the rest is no API answer. */
function unreadable({ exchange: { httpStatus = 0, headers }, t, mask }: FailureContext): Finding {
  const byStatus = kindOfStatus(httpStatus);
  const kind = byStatus === 'server' || byStatus === 'throttled' || byStatus === 'network' ? byStatus : 'protocol';
  const type = mask(headers['content-type'] ?? '').slice(0, 100);
  const what = `${httpStatus} ${type}`.trim();
  return { kind, code: '(none)', message: t('This is not an answer of the ENS API: HTTP {0}', what) };
}

/** The request could not even be built. The words of such an error are the SDK's, and may quote what was asked. */
function unsent(error: unknown, { t }: FailureContext): Finding {
  const named = isRecord(error) ? (textOf(error['code'], caps.code) ?? textOf(error['name'], caps.code)) : undefined;
  const code = named ?? '(none)';
  return { kind: kindOfServiceCode(code) ?? 'request', code, message: t('The request could not be built.') };
}
