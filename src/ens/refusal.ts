import { kindOfServiceCode } from './classify';
import type { EnsErrorDetails, ErrorKind } from './error';
import { safeRecommend } from './hints';
import type { Translate } from './ports';
import { caps, isRecord, textOf } from './text';

/** What an error says by itself, before advice and the facts of its exchange are added. */
export type Finding = Pick<EnsErrorDetails, 'kind' | 'code' | 'message' | 'requestId' | 'missingAction' | 'recommend'>;

export interface RefusalContext {
  /** API operation, for instance `DescribeHistoryEvents`. */
  action: string;
  t: Translate;
  /** Takes the account's secrets out of a text. */
  mask: (text: string) => string;
}

/** A JSON object that refuses a call: its Code decides, `otherwise` is the kind where that code is absent or unknown. */
export function findingOfBody(body: Record<string, unknown>, otherwise: ErrorKind, context: RefusalContext): Finding {
  const { action, t, mask } = context;
  const code = codeOf(body, mask);
  const message = maskedText(body['Message'] ?? body['message'], caps.message, mask);
  const recommend = safeRecommend(maskedText(body['Recommend'], caps.message, mask) ?? '');
  const kind = kindOfServiceCode(code) ?? otherwise;
  return {
    kind,
    code,
    message: message ?? t('The service gave no explanation.'),
    ...requestIdMember(body, mask),
    ...(recommend !== undefined && { recommend }),
    ...(kind === 'permission' && { missingAction: refusedAction(body, action) }),
  };
}

/** `{ requestId }` where the body has one, a non-empty string; else nothing. */
export function requestIdMember(
  body: Record<string, unknown>,
  mask: (text: string) => string,
): Pick<EnsErrorDetails, 'requestId'> {
  const requestId = maskedText(body['RequestId'] ?? body['requestId'], caps.code, mask);
  return requestId === undefined ? {} : { requestId };
}

/** `(none)` where there is no code, or something that is not one; the SDK turns an absent one into "undefined". */
function codeOf(body: Record<string, unknown>, mask: (text: string) => string): string {
  const code = maskedText(body['Code'] ?? body['code'], caps.code, mask);
  return code === undefined || code === 'undefined' ? '(none)' : code;
}

function refusedAction({ AccessDeniedDetail: detail }: Record<string, unknown>, action: string): string {
  const named = isRecord(detail) ? textOf(detail['AuthAction'], caps.code) : undefined;
  return named !== undefined && /^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(named) ? named : `ens:${action}`;
}

/** Masked before it is cut, lest half a secret stay at the cut. */
function maskedText(value: unknown, cap: number, mask: (text: string) => string): string | undefined {
  return typeof value === 'string' ? textOf(mask(value), cap) : undefined;
}
