import type { Fault } from './faults';

/** A request as the gateway saw it; kept without its secrets: header names only, and no signature. */
export interface ReceivedRequest {
  /** Unix milliseconds. */
  at: number;
  method: string;
  /** From x-acs-action; empty where there was none. */
  action: string;
  version: string;
  /** Query parameters in the order they were sent, decoded. */
  params: readonly (readonly [name: string, value: string])[];
  /** Lower-case. */
  headerNames: readonly string[];
  /** Of the body. */
  bytes: number;
  /** `valid`, or the code of the check that the signature did not pass. */
  signature: string;
  accessKeyId?: string;
  requestId: string;
  fault?: Fault['kind'];
  /** HTTP status and error code of the answer; absent where none was sent. */
  status?: number;
  code?: string;
}

export interface Received {
  readonly requests: readonly ReceivedRequest[];
  readonly add: (request: ReceivedRequest) => ReceivedRequest;
}

/** A list that forgets its oldest entries beyond `capacity`. */
export function createReceived(capacity = 20_000): Received {
  const requests: ReceivedRequest[] = [];
  return {
    requests,
    add: request => {
      requests.push(request);
      requests.splice(0, requests.length - capacity);
      return request;
    },
  };
}
