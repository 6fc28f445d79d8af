import { createHash, createHmac, timingSafeEqual } from 'node:crypto';

/** A request as it came off the wire. */
export interface RawRequest {
  method: string;
  /** Path and query, still percent-encoded. */
  target: string;
  /** By lower-case name, one entry per header line. */
  headers: Readonly<Partial<Record<string, readonly string[]>>>;
  body: Buffer;
}

export interface Authorization {
  accessKeyId: string;
  signedHeaders: readonly string[];
  /** Lower-case hex. */
  signature: string;
}

/** The one scheme this gateway takes. */
export const scheme = 'ACS3-HMAC-SHA256';

const authorizationForm =
  /^ACS3-HMAC-SHA256 +Credential=([^,\s]+), *SignedHeaders=([^,\s]+), *Signature=([0-9a-f]{64})$/;

/** Reads an Authorization header of the scheme above; undefined for any other scheme or form. */
export function parseAuthorization(header: string): Authorization | undefined {
  const [, accessKeyId, signedHeaders, signature] = authorizationForm.exec(header) ?? [];
  return accessKeyId && signedHeaders && signature
    ? { accessKeyId, signedHeaders: signedHeaders.split(';'), signature }
    : undefined;
}

/**
 * The text that is hashed and signed (V3 request structure and signature page; ens-api.md section 5): method, path,
 * sorted query, the signed headers as lines, their names, and the hash of the body.
 */
export function canonicalRequest(
  { method, target, headers, body }: RawRequest,
  signedHeaders: readonly string[],
): string {
  const [path = '/', ...query] = target.split('?');
  const names = [...signedHeaders].sort();
  const lines = names.map(
    name =>
      `${name}:${[...(headers[name] ?? [])]
        .map(value => value.trim())
        .sort()
        .join(',')}\n`,
  );
  return [method, path, canonicalQuery(query.join('?')), lines.join(''), names.join(';'), sha256(body)].join('\n');
}

function canonicalQuery(query: string): string {
  return [...new URLSearchParams(query)]
    .sort(([a], [b]) => (a < b ? -1 : Number(a > b)))
    .map(([name, value]) => `${encode(name)}=${encode(value)}`)
    .join('&');
}

/** Percent-encoding of RFC 3986: unlike encodeURIComponent it leaves only letters, digits and `-_.~` as they are. */
function encode(text: string): string {
  return encodeURIComponent(text).replace(/[!'()*]/g, sign => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
}

/** Signs with the plain secret: V3 adds no `&` to it, unlike the older scheme. Answers lower-case hex. */
export function signCanonical(canonical: string, accessKeySecret: string): string {
  return createHmac('sha256', accessKeySecret)
    .update(`${scheme}\n${sha256(canonical)}`)
    .digest('hex');
}

/** SHA-256, lower-case hex. */
export function sha256(content: string | Buffer): string {
  return createHash('sha256').update(content).digest('hex');
}

/** Compares in a time that does not depend on where the two differ. */
export function sameSignature(a: string, b: string): boolean {
  return a.length === b.length && timingSafeEqual(Buffer.from(a), Buffer.from(b));
}
