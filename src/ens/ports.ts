/**
 * What the rooms that never import `vscode` need of the outside world. Each is handed in as a parameter, so a test can
 * put its own in its place.
 */

export interface Clock {
  /** Now, Unix milliseconds. */
  now(): number;
  /** Resolves after `ms` milliseconds; rejects with the signal's reason when that aborts first. */
  sleep(ms: number, signal?: AbortSignal): Promise<void>;
}

/** One line for the output channel: a call that ended. It can hold no secret, header or body: there is no field for one. */
export interface CallRecord {
  /** API operation, for instance `DescribeHistoryEvents`. */
  action: string;
  outcome: 'ok' | 'failed' | 'cancelled';
  /** HTTP status, absent when no answer came. */
  http?: number;
  code?: string;
  requestId?: string;
  /** Duration of this attempt, milliseconds. */
  ms: number;
  /** 1 for the first attempt. */
  attempt: number;
  /** The server's or the system's words on a failure; untrusted. */
  message?: string;
  eventId?: string;
  resourceId?: string;
  /** True for calls to the sample account's gateway. */
  sample?: boolean;
  /** When the call ended, Unix milliseconds. */
  at: number;
  /** The service's clock minus ours, milliseconds; absent where no answer said what time it is there. */
  clockSkew?: number;
}

export type CallLog = (record: CallRecord) => void;
