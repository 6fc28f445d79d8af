import type OpenApi from '@alicloud/openapi-client';
import { OpenApiRequest, Params } from '@alicloud/openapi-client';
import { RuntimeOptions } from '@alicloud/tea-util';
import type { Deadlines, Exchange } from './exchange';
import { AnswerRejected, toEnsError, type FailureContext } from './failure';
import type { CallLog, CallRecord } from './ports';
import { caps, isRecord, textOf } from './text';
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
  /** The answer's body has a Code of its own, 0 for success (DescribeInstances, DescribeEnsRegions). */
  hasBodyCode?: boolean;
  /** For the log: what a write is about. */
  subject?: { eventId: string; resourceId: string };
}

export interface Answer {
  requestId: string;
  body: Record<string, unknown>;
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
    return {
      action: operation.action,
      ...result,
      ...(exchange.httpStatus !== undefined && { http: exchange.httpStatus }),
      ms: at - started,
      attempt,
      ...operation.subject,
      ...(parts.sample && { sample: true }),
      at,
    };
  };

  try {
    const reply: unknown = await withTransport({ signal, deadlines, exchange }, () => send(parts, operation));
    const answer = checkedAnswer(reply, operation);
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

/** The SDK takes any 2xx and 3xx with a JSON object for a success (reliability.md section 0). Throws AnswerRejected. */
function checkedAnswer(reply: unknown, { hasBodyCode }: Operation): Answer {
  const { statusCode, body } = isRecord(reply) ? reply : {};
  const members = isRecord(body) ? body : {};
  const requestId = textOf(members['RequestId'], caps.code);
  if (statusCode !== 200 || requestId === undefined) {
    throw new AnswerRejected('shape', members);
  }
  const code = members['Code'];
  if (hasBodyCode && code !== undefined && code !== 0 && code !== '0') {
    throw new AnswerRejected('code', members);
  }
  return { requestId, body: members };
}
