// After which failures a read is repeated, after how long, and what that costs: the table of reliability.md section 2.
import { kindOfServiceCode, kindOfStatus } from './classify';
import type { EnsErrorDetails } from './error';

export type RetryReason = 'transient' | 'throttled';

/** Failures of the network that pass: not those of TLS, and not a proxy that wants a password. */
const passingFailures: ReadonlySet<string> = new Set([
  // A body that ends early is one of these too.
  'ECONNRESET',
  'EPIPE',
  'ETIMEDOUT',
  'ECONNREFUSED',
  'ENOTFOUND',
  'EAI_AGAIN',
  'EHOSTUNREACH',
  'ENETUNREACH',
  'ConnectTimeout',
  'AnswerTimeout',
  'TotalTimeout',
]);

/** Delays in milliseconds, costs in tokens of the retry quota. */
const figures = {
  transient: { base: 250, least: 0, cost: 14 },
  throttled: { base: 1_000, least: 200, cost: 5 },
} as const satisfies Record<RetryReason, object>;
const longestDelay = 20_000;
/** How much longer than its own delay a client waits when the service asks for it. */
const hintAllowance = 5_000;

/** Why a read may be repeated; undefined where a repetition would fail the same way, or nobody waits for it any more. */
export function retryReasonOf({
  kind,
  code,
  httpStatus = 0,
}: Pick<EnsErrorDetails, 'kind' | 'code' | 'httpStatus'>): RetryReason | undefined {
  switch (kind) {
    case 'throttled':
      return 'throttled';
    case 'server':
      // An answer of another status with a code that nobody knows is a refusal, though it counts as the server's.
      // A used nonce passes because each attempt has its own.
      return kindOfServiceCode(code) === 'server' || kindOfStatus(httpStatus) === 'server' ? 'transient' : undefined;
    case 'network':
      return passingFailures.has(code) ? 'transient' : undefined;
    default:
      return undefined;
  }
}

/** Tokens one retry takes from the quota. */
export function retryCost(reason: RetryReason): number {
  return figures[reason].cost;
}

export interface RetryDelayFacts {
  reason: RetryReason;
  /** 0 for the first retry. */
  retry: number;
  /** What the service asked us to wait, milliseconds. */
  retryAfter?: number;
  /** Answers a number from 0 to below 1. */
  random: () => number;
}

/**
 * How long to wait before a retry, milliseconds: anything up to a bound that doubles each time, so that clients which failed
 * together do not come back together. The service's wish can only make it longer.
 */
export function retryDelay({ reason, retry, retryAfter = 0, random }: RetryDelayFacts): number {
  const { base, least } = figures[reason];
  const own = Math.max(least, random() * Math.min(base * 2 ** retry, longestDelay));
  return Math.min(Math.max(own, retryAfter), own + hintAllowance);
}
