import type { EnsErrorDetails, ErrorKind } from './error';

/** Whole codes of the service (ens-api.md section 5, "Gateway-wide error codes") and of the SDK. */
const exactCodes: ReadonlyMap<string, ErrorKind> = new Map<string, ErrorKind>([
  ['SignatureDoesNotMatch', 'credential'],
  ['IncompleteSignature', 'credential'],
  ['MissingAccessKeyId', 'credential'],
  ['MissingSecurityToken', 'credential'],
  ['InvalidCredentials', 'credential'],
  // A header, and thus the key id or the token in it, holds a character that HTTP cannot carry.
  ['ERR_INVALID_CHAR', 'credential'],
  ['UnsupportedHTTPMethod', 'configuration'],
  // The same signature arrived twice: a matter of sending, not of what was asked.
  ['SignatureNonceUsed', 'server'],
]);

/** Beginnings of codes, tried in this order after the whole ones. */
const codePrefixes: readonly (readonly [string, ErrorKind])[] = [
  ['InvalidAccessKeyId', 'credential'],
  ['InvalidSecurityToken', 'credential'],
  ['InvalidTimeStamp', 'clock'],
  ['NoPermission', 'permission'],
  ['Forbidden', 'permission'],
  ['InvalidApi.', 'configuration'],
  ['InvalidAction', 'configuration'],
  ['InvalidVersion', 'configuration'],
  ['InvalidProduct', 'configuration'],
  ['InvalidParameter', 'request'],
  ['Missing', 'request'],
];

/** What services and the gateways before them say in many words, tried last. */
const codeParts: readonly (readonly [RegExp, ErrorKind])[] = [
  [/throttl|flow.?control|(system|server|service).?busy|too.?many.?request|request.?limit|qps/i, 'throttled'],
  // Not in the middle of a word: "MigrateLimitExceeded" is a quota.
  [/(?<![a-z])rate.?(limit|exceed)/i, 'throttled'],
  [/internal.?(server.?)?(error|failure|exception)|(system|server|unknown).?error/i, 'server'],
  [/service.?unavailable|bad.?gateway|timed?.?out/i, 'server'],
];

/** What a code of the service means; undefined when it is not known. A number is taken for an HTTP status. */
export function kindOfServiceCode(code: string): ErrorKind | undefined {
  return (
    exactCodes.get(code) ??
    codePrefixes.find(([prefix]) => code.startsWith(prefix))?.[1] ??
    codeParts.find(([part]) => part.test(code))?.[1] ??
    (/^[45]\d\d$/.test(code) ? kindOfStatus(Number(code)) : undefined)
  );
}

/** True for a code that may be about a wrong clock, or about a signature that was made too long ago for another reason. */
export function mayBeClockCode(code: string): boolean {
  return /time.?stamp|skew|(signature|request).?expire|expired.?(signature|request)/i.test(code);
}

/** True for a refusal that says that there is no instance of one of the ids asked for: `InstanceIdNotFound` and its like. */
export function isNoSuchInstance({ kind, code }: Pick<EnsErrorDetails, 'kind' | 'code'>): boolean {
  return kind === 'request' && /instance(ids?)?\.?not.?(found|exist)/i.test(code);
}

/** What an HTTP status means where the code says nothing. */
export function kindOfStatus(httpStatus: number): ErrorKind {
  switch (httpStatus) {
    case 401:
      return 'credential';
    case 403:
      return 'permission';
    case 407:
      return 'network';
    case 408:
    case 425:
      return 'server';
    case 429:
      return 'throttled';
    default:
      if (httpStatus >= 500) {
        return 'server';
      }
      return httpStatus >= 400 ? 'request' : 'protocol';
  }
}

/** What a code of the transport or of the system means: time-outs, sockets, name look-up and TLS are all the network. */
export function kindOfTransportCode(code: string): ErrorKind {
  if (code === 'Cancelled') {
    return 'cancelled';
  }
  const unreadable = code === 'BodyTooLarge' || code === 'EncodedBody' || code.startsWith('HPE_');
  return unreadable ? 'protocol' : 'network';
}

/** True for a failed TLS handshake: an untrusted or outdated certificate, a wrong name, no common version. */
export function isTlsCode(code: string): boolean {
  return /CERT|SELF_SIGNED|UNABLE_TO_|^ERR_TLS_|^ERR_SSL_|^EPROTO$/.test(code);
}
