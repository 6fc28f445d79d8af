import type OpenApi from '@alicloud/openapi-client';
import { OpenApiRequest, Params } from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import { answerOf, type Answer } from './answer';
import type { Deadlines, Exchange } from './exchange';
import { toEnsError, type FailureContext } from './failure';
import { clockSkewOf } from './hints';
import type { CallLog, CallRecord } from './ports';
import { requestIdMember } from './refusal';
import { withTransport } from './transport';

export interface CallParts extends Omit<FailureContext, 'action' | 'exchange'> {
  /** Signs and sends. It holds the secrets openly: never log or return it. */
  sdk: OpenApi;
  protocol: 'https' | 'http';
  deadlines: Deadlines;
  /** Must not throw. */
  log: CallLog;
  /** True for the sample account. */
  sample: boolean;
}

/** One operation as it goes over the wire. */
export interface Operation {
  action: string;
  query: Record<string, string>;
  /** The member names that lead to the list which belongs in its answer; none for a write of one event. */
  list?: readonly string[];
  /** For the log: what a write is about. */
  subject?: { eventId: string; resourceId: string };
}

/**
 * One attempt of one operation, never repeated here; `attempt` is its number, for the log. Writes one CallRecord, also when
 * cancelled. Rejects with EnsError only; its phase says how far the request got.
 */
export async function callOnce(
  parts: CallParts,
  operation: Operation,
  signal: AbortSignal,
  attempt = 1,
): Promise<Answer> {
  const { clock, deadlines, log } = parts;
  const exchange: Exchange = { phase: 'connect', headers: {} };
  const started = clock.now();
  const record = (result: Pick<CallRecord, 'outcome' | 'code' | 'message' | 'requestId'>): CallRecord => {
    const at = clock.now();
    const clockSkew = clockSkewOf(exchange, at);
    return {
      action: operation.action,
      ...result,
      ...(exchange.httpStatus !== undefined && { http: exchange.httpStatus }),
      ms: at - started,
      attempt,
      ...operation.subject,
      ...(parts.sample && { sample: true }),
      at,
      ...(clockSkew !== undefined && { clockSkew }),
    };
  };

  try {
    const reply: unknown = await withTransport({ signal, deadlines, exchange }, () => send(parts, operation));
    const said = answerOf(reply, operation.list);
    const answer = { ...said, ...requestIdMember(said.body, parts.mask) };
    log(record({ outcome: 'ok', requestId: answer.requestId }));
    return answer;
  } catch (error) {
    const failure = toEnsError(error, { ...parts, action: operation.action, exchange });
    const { kind, code, message, requestId } = failure;
    const outcome = kind === 'cancelled' ? 'cancelled' : 'failed';
    log(record({ outcome, code, message, ...(requestId !== undefined && { requestId }) }));
    throw failure;
  }
}

function send({ sdk, protocol }: CallParts, { action, query }: Operation): Promise<unknown> {
  const params = new Params({
    action,
    version: '2017-11-10',
    protocol,
    method: 'POST',
    authType: 'AK',
    style: 'RPC',
    pathname: '/',
    reqBodyType: 'formData',
    bodyType: 'json',
  });
  return sdk.callApi(params, new OpenApiRequest({ query }), new RuntimeOptions({ autoretry: false }));
}
