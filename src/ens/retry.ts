import type { Answer } from './answer';
import { callOnce, type CallParts, type Operation } from './call';
import { isEnsError } from './error';
import { operationBudget, transportFailure } from './exchange';
import { unsentError } from './failure';
import type { RetryQuota } from './retryQuota';
import { retryCost, retryDelay, retryReasonOf } from './retryRules';

export interface ReadParts extends CallParts {
  quota: RetryQuota;
  /** Answers a number from 0 to below 1. */
  random: () => number;
}

/** How often a read is sent at most (reliability.md section 2). */
const attempts = 3;
/** Tokens a call brings that succeeds at once. */
const cleanSuccess = 1;

/**
 * One operation that changes nothing, repeated where that may help: at most three attempts, each signed anew, each with its
 * CallRecord. All of it ends by `until`, Unix milliseconds: an attempt is cut short by it, and a wait that would reach it is
 * not begun. Rejects with the EnsError of the last attempt. A write must never come here.
 */
export async function callWithRetries(
  parts: ReadParts,
  operation: Operation,
  signal: AbortSignal,
  until: number = parts.clock.now() + operationBudget,
): Promise<Answer> {
  const { clock, deadlines, quota } = parts;
  let spent = 0;
  for (let attempt = 1; ; attempt += 1) {
    const total = Math.min(deadlines.total, until - clock.now());
    try {
      const answer = await callOnce({ ...parts, deadlines: { ...deadlines, total } }, operation, signal, attempt);
      quota.put(spent === 0 ? cleanSuccess : spent);
      return answer;
    } catch (error) {
      const retry = attempt < attempts ? affordableRetry(parts, error, attempt - 1, until) : undefined;
      if (!retry) {
        throw error;
      }
      await pause(parts, operation, retry, signal);
      spent += retry.cost;
    }
  }
}

interface Retry {
  /** Milliseconds. */
  delay: number;
  /** Tokens, taken from the quota already. */
  cost: number;
}

/** The next retry; undefined where the failure will not pass, the time does not last or the quota is used up. */
function affordableRetry(
  { clock, quota, random }: ReadParts,
  error: unknown,
  retry: number,
  until: number,
): Retry | undefined {
  const reason = isEnsError(error) ? retryReasonOf(error) : undefined;
  if (!isEnsError(error) || !reason) {
    return undefined;
  }
  const { retryAfter } = error;
  const delay = retryDelay({ reason, retry, random, ...(retryAfter !== undefined && { retryAfter }) });
  const cost = retryCost(reason);
  return delay < until - clock.now() && quota.take(cost) ? { delay, cost } : undefined;
}

/** Waits. Rejects with an EnsError of kind `cancelled` when that is cut off; the retry was not made, and costs nothing. */
async function pause(
  parts: ReadParts,
  { action }: Operation,
  { delay, cost }: Retry,
  signal: AbortSignal,
): Promise<void> {
  try {
    await parts.clock.sleep(delay, signal);
  } catch {
    parts.quota.put(cost);
    throw unsentError(transportFailure('Cancelled'), { ...parts, action });
  }
}
