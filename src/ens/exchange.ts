import type { CallPhase } from './error';

/** How long one attempt may take, milliseconds (reliability.md section 2). */
export interface Deadlines {
  /** Name look-up, proxy, TCP and TLS together. */
  connect: number;
  /** From the request leaving to the first byte of the answer. */
  firstByte: number;
  /** The whole attempt, its body included; nothing is sent where none is left. */
  total: number;
}

export const defaultDeadlines: Deadlines = { connect: 5_000, firstByte: 10_000, total: 15_000 };

/** How long one act of a person may take, milliseconds, retries and the waits between them included (same section). */
export const operationBudget = 45_000;

/** Longest answer that is read, bytes: 4 MiB. */
export const bodyCap = 4 * 1024 * 1024;

/** What became of one HTTP exchange; the transport writes it, the call reads it whether the exchange succeeds or not. */
export interface Exchange {
  phase: CallPhase;
  httpStatus?: number;
  /** The answer's headers that are of use; untrusted text. */
  headers: { date?: string; 'retry-after'?: string; 'x-acs-retry-after'?: string; 'content-type'?: string };
}

/** Failures that the transport itself declares. Other codes are the system's: `ECONNREFUSED`, `CERT_HAS_EXPIRED`. */
export type TransportCode =
  'Cancelled' | 'ConnectTimeout' | 'AnswerTimeout' | 'TotalTimeout' | 'BodyTooLarge' | 'EncodedBody';

/** A failed exchange. Its message names no URL, no query and no header value. */
export class TransportError extends Error {
  override readonly name = 'TransportError';

  constructor(
    readonly code: string,
    /** The system's words; the transport's own codes have theirs in words.ts. */
    message: string = code,
  ) {
    super(message);
  }
}

export function transportFailure(code: TransportCode): TransportError {
  return new TransportError(code);
}
