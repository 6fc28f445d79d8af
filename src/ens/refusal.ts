import { noCode, type EnsErrorDetails, type ErrorKind } from './error';
import { safeRecommend } from './hints';
import type { Translate } from '../base/translate';
import { caps, isRecord, textOf } from './text';

/** What an error says by itself, before advice and the facts of its exchange are added. */
export type Finding = Pick<EnsErrorDetails, 'kind' | 'code' | 'message' | 'requestId' | 'missingAction' | 'recommend'>;

export interface RefusalContext {
  /** API operation, for instance `DescribeHistoryEvents`. */
  action: string;
  t: Translate;
  /** Takes the secrets of this account, and of the others of the window, out of a text. */
  mask: (text: string) => string;
}

/** Where a body says what is wrong, in words. */
const messageNames = ['Message', 'message', 'ErrorMessage', 'errorMessage'] as const;

/** What a JSON object says that failed a call with `rawCode`, which means `kind`. */
export function findingOfBody(
  body: Record<string, unknown>,
  { rawCode, kind }: { rawCode: string; kind: ErrorKind },
  { action, t, mask }: RefusalContext,
): Finding {
  const [message = t('The service gave no explanation.')] = messageNames.flatMap(
    name => maskedText(body[name], caps.message, mask) ?? [],
  );
  const recommend = safeRecommend(maskedText(body['Recommend'], caps.message, mask) ?? '');
  return {
    kind,
    code: maskedText(rawCode, caps.code, mask) ?? noCode,
    message,
    ...requestIdMember(body, mask),
    ...(recommend !== undefined && { recommend }),
    ...(kind === 'permission' && { missingAction: refusedAction(body, action, mask) }),
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

function refusedAction(
  { AccessDeniedDetail: detail }: Record<string, unknown>,
  action: string,
  mask: (text: string) => string,
): string {
  const named = isRecord(detail) ? maskedText(detail['AuthAction'], caps.code, mask) : undefined;
  return named !== undefined && /^[a-z0-9-]+:[A-Za-z0-9*]+$/.test(named) ? named : `ens:${action}`;
}

/** Masked before it is cut, lest half a secret stay at the cut. */
function maskedText(value: unknown, cap: number, mask: (text: string) => string): string | undefined {
  return typeof value === 'string' ? textOf(mask(value), cap) : undefined;
}
