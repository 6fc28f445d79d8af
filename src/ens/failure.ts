import { adviceFor } from './advice';
import { AnswerRejected, isOfService, refusalCodeIn } from './answer';
import { kindOfServiceCode, kindOfStatus, kindOfTransportCode, mayBeClockCode } from './classify';
import { cutText } from '../base/cutText';
import { EnsError, incompleteAnswer, noCode, type ErrorKind } from './error';
import { TransportError, type Exchange } from './exchange';
import { clockSkewOf, ownRetryAfterOf, retryAfterOf } from './hints';
import type { Clock } from './ports';
import { findingOfBody, requestIdMember, type Finding, type RefusalContext } from './refusal';
import { caps, isRecord, textOf, withoutUndefined } from './text';
import { transportWords } from './words';

/** From which difference on a clock is wrong, milliseconds. */
const wrongClock = 60_000;

/** What is known about a call besides its error. */
export interface FailureContext extends RefusalContext {
  /** Where the call went: `ens.aliyuncs.com`. */
  host: string;
  exchange: Exchange;
  clock: Clock;
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
    advice: adviceFor({ ...finding, ...known, host, phase: exchange.phase }, t),
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
    const words = transportWords(code, t) ?? cutText(mask(message), caps.message);
    return { kind: kindOfTransportCode(code), code, message: words };
  }
  if (error instanceof AnswerRejected) {
    return rejected(error, context);
  }
  // The SDK's own error for a 4xx or 5xx answer: only the parsed body in it is of use.
  if (isRecord(error) && isRecord(error['data']) && isOfService(error['data'])) {
    return refused(error['data'], refusalCodeIn(error['data']), kindOfStatus(exchange.httpStatus ?? 0), context);
  }
  return exchange.phase === 'answer' ? unreadable(context) : unsent(error, context);
}

function rejected({ rejection, body }: AnswerRejected, context: FailureContext): Finding {
  const { t, mask } = context;
  switch (rejection.why) {
    case 'error':
      return refused(body, rejection.code, 'server', context);
    case 'incomplete': {
      const message = t('The answer lacks what belongs in it: {0}', rejection.list);
      return { kind: 'protocol', code: incompleteAnswer, message, ...requestIdMember(body, mask) };
    }
    case 'foreign':
      return { ...unreadable(context), ...requestIdMember(body, mask) };
  }
}

/** A body that names an error; `otherwise` is the kind where its code is not known. */
function refused(
  body: Record<string, unknown>,
  rawCode: string,
  otherwise: ErrorKind,
  context: FailureContext,
): Finding {
  return findingOfBody(body, { rawCode, kind: kindOfCode(rawCode, otherwise, context) }, context);
}

function kindOfCode(code: string, otherwise: ErrorKind, { exchange, clock }: FailureContext): ErrorKind {
  const skew = clockSkewOf(exchange, clock.now()) ?? 0;
  if (mayBeClockCode(code) && Math.abs(skew) >= wrongClock) {
    return 'clock';
  }
  // The service's own header means a limit (ens-api.md section 5, "Throttling").
  const unknown = otherwise === 'request' && ownRetryAfterOf(exchange) !== undefined ? 'throttled' : otherwise;
  return kindOfServiceCode(code) ?? unknown;
}

/** No JSON object, or not the one expected. A 5xx or a limit stays what its status says, the rest is no API answer. */
function unreadable({ exchange: { httpStatus = 0, headers }, t, mask }: FailureContext): Finding {
  const byStatus = kindOfStatus(httpStatus);
  const kind = byStatus === 'server' || byStatus === 'throttled' || byStatus === 'network' ? byStatus : 'protocol';
  const type = cutText(mask(headers['content-type'] ?? ''), 100);
  const what = `${httpStatus} ${type}`.trim();
  return { kind, code: noCode, message: t('This is not an answer of the ENS API: HTTP {0}', what) };
}

/** The request could not even be built. The words of such an error are the SDK's, and may quote what was asked. */
function unsent(error: unknown, { t }: FailureContext): Finding {
  const named = isRecord(error) ? (textOf(error['code'], caps.code) ?? textOf(error['name'], caps.code)) : undefined;
  const code = named ?? noCode;
  return { kind: kindOfServiceCode(code) ?? 'request', code, message: t('The request could not be built.') };
}
