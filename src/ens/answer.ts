import { noCode } from './error';
import { caps, isRecord, listIn, textOf } from './text';

export interface Answer {
  requestId: string;
  body: Record<string, unknown>;
}

/** Why an answer that the SDK took for a success is none. */
export type Rejection =
  /** Not an answer of the service: another status than 200, or no RequestId. */
  | { why: 'foreign' }
  /** Its body is an error of this code. */
  | { why: 'error'; code: string }
  /** The list that belongs in it is not there, or is no list. */
  | { why: 'incomplete'; list: string };

export class AnswerRejected extends Error {
  override readonly name = 'AnswerRejected';

  constructor(
    readonly rejection: Rejection,
    readonly body: Record<string, unknown>,
  ) {
    super('The answer is not a success.');
  }
}

/**
 * The answer, where it is a success; the same for every operation. The SDK takes any 2xx and 3xx with a JSON object for one
 * (reliability.md section 0). @param list the member names that lead to the list which belongs in the answer, if any
 * @throws AnswerRejected
 */
export function answerOf(reply: unknown, list?: readonly string[]): Answer {
  const { statusCode, body } = isRecord(reply) ? reply : {};
  const members = isRecord(body) ? body : {};
  const requestId = textOf(members['RequestId'], caps.code);
  if (statusCode !== 200 || requestId === undefined) {
    throw new AnswerRejected({ why: 'foreign' }, members);
  }
  const code = errorCodeIn(members);
  if (code !== undefined) {
    throw new AnswerRejected({ why: 'error', code }, members);
  }
  if (list && !listIn(members, list)) {
    throw new AnswerRejected({ why: 'incomplete', list: list.join('.') }, members);
  }
  return { requestId, body: members };
}

/** What a body calls its code: the service says `Code`, what it was built from at times something else. */
const codeNames = ['Code', 'code', 'ErrorCode', 'errorCode'] as const;
const successCodes: readonly string[] = ['0', '200', 'ok', 'success'];

/** The code of an error in the body of HTTP 200, `(none)` where it has no readable one; undefined where there is no error. */
function errorCodeIn(body: Record<string, unknown>): string | undefined {
  const failure = codesIn(body).find(code => !saysSuccess(code));
  if (failure !== undefined) {
    return isPlain(failure) ? String(failure).trim() : noCode;
  }
  return saysFalse(body['Success']) || saysFalse(body['success']) ? noCode : undefined;
}

/** The code of a 4xx or 5xx answer, which is in words; `(none)` where there is none. */
export function refusalCodeIn(body: Record<string, unknown>): string {
  // The SDK turns an absent code into "undefined".
  const named = codesIn(body).find(code => typeof code === 'string' && /\p{L}/u.test(code) && code !== 'undefined');
  return typeof named === 'string' ? named : noCode;
}

/** True for a 4xx or 5xx body that may be the service's: it names a code or a request. A proxy does neither. */
export function isOfService(body: Record<string, unknown>): boolean {
  const requestId = textOf(body['RequestId'] ?? body['requestId'], caps.code);
  return requestId !== undefined || refusalCodeIn(body) !== noCode;
}

/** Null and blank text are no code. */
function codesIn(body: Record<string, unknown>): unknown[] {
  const codes = codeNames.map(name => body[name]);
  return codes.filter(code => (typeof code === 'string' ? code.trim() !== '' : code !== undefined && code !== null));
}

function saysSuccess(code: unknown): boolean {
  return isPlain(code) && successCodes.includes(String(code).trim().toLowerCase());
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'string' || typeof value === 'number';
}

function saysFalse(success: unknown): boolean {
  return success === false || (typeof success === 'string' && success.trim().toLowerCase() === 'false');
}
