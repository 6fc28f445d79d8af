/** Tokens of a full quota (reliability.md section 2). */
const full = 500;

/** What retries cost and successes bring back, so that a service in trouble is not asked three times as often for long. */
export interface RetryQuota {
  /** Takes the tokens of one retry; false, and takes none, where too few are left. */
  take: (tokens: number) => boolean;
  /** Puts tokens back, up to a full quota. */
  put: (tokens: number) => void;
}

/** A full quota, to be shared by all calls of one account. */
export function createRetryQuota(): RetryQuota {
  let left = full;
  return {
    take: tokens => {
      const enough = tokens <= left;
      left -= enough ? tokens : 0;
      return enough;
    },
    put: tokens => {
      left = Math.min(full, left + tokens);
    },
  };
}
