export type ErrorKind =
  | 'credential'
  | 'permission'
  | 'clock'
  | 'throttled'
  | 'request'
  | 'configuration'
  | 'server'
  | 'network'
  | 'protocol'
  | 'cancelled';

/** Stands for a code where there is none. */
export const noCode = '(none)';

/** The code of an answer of the service that lacks its list. */
export const incompleteAnswer = 'IncompleteAnswer';

/** How far a call got: nothing left this machine / the request went out / an answer arrived (at least its head). */
export type CallPhase = 'connect' | 'sent' | 'answer';

export interface EnsErrorDetails {
  kind: ErrorKind;
  /** The service's code (`NoPermission`) or the system's (`ECONNREFUSED`); `noCode` when there is none. */
  code: string;
  /** The service's or system's own words; untrusted text. */
  message: string;
  /** One sentence: what the person can do next, already in the reader's language. */
  advice: string;
  phase: CallPhase;
  requestId?: string;
  httpStatus?: number;
  /** The RAM action that was refused, for instance `ens:EventRedeployInstance`. */
  missingAction?: string;
  /** The service's troubleshooting address, only where it is an https page of api.aliyun.com or api.alibabacloud.com. */
  recommend?: string;
  /** What the service asked us to wait, milliseconds. */
  retryAfter?: number;
  /** The service's clock minus ours, milliseconds, from the Date header. */
  clockSkew?: number;
}

/** The one error type of every ENS call. It never carries a secret, a header, a URL or a whole body. */
export class EnsError extends Error implements EnsErrorDetails {
  override readonly name = 'EnsError';
  readonly kind!: ErrorKind;
  readonly code!: string;
  readonly advice!: string;
  readonly phase!: CallPhase;
  readonly requestId?: string;
  readonly httpStatus?: number;
  readonly missingAction?: string;
  readonly recommend?: string;
  readonly retryAfter?: number;
  readonly clockSkew?: number;

  constructor({ message, ...details }: EnsErrorDetails) {
    super(message);
    Object.assign(this, details);
  }
}

/** True for an EnsError of any bundle: `dist/ens.js` and `dist/extension.js` each hold the class, so `instanceof` is not enough. */
export function isEnsError(error: unknown): error is EnsError {
  return error instanceof Error && error.name === 'EnsError';
}
