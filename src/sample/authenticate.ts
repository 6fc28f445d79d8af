import type { Keyring, SampleKey } from './keys';
import type { NonceMemory } from './nonces';
import { Refusal } from './refusal';
import {
  canonicalRequest,
  parseAuthorization,
  sameSignature,
  scheme,
  sha256,
  signCanonical,
  type Authorization,
  type RawRequest,
} from './signature';

export interface Gatekeeper {
  /** The `host[:port]` names the gateway answers to. */
  hosts: readonly string[];
  keys: Keyring;
  nonces: NonceMemory;
  /** Unix milliseconds. */
  now: () => number;
}

/** What the gateway allows between its clock and x-acs-date (ens-api.md section 5), milliseconds. */
export const allowedSkew = 15 * 60_000;

const required = [
  'host',
  'x-acs-action',
  'x-acs-version',
  'x-acs-date',
  'x-acs-signature-nonce',
  'x-acs-content-sha256',
];

/**
 * Who signed this request. The nonce is looked at last, so that unsigned requests cannot use nonces up.
 * @throws Refusal with the code the real gateway uses (ens-api.md section 5, "Gateway-wide error codes")
 */
export function authenticate(request: RawRequest, { hosts, keys, nonces, now }: Gatekeeper): SampleKey {
  const authorization = readAuthorization(request);
  if (!hosts.includes(header(request, 'host'))) {
    throw new Refusal(404, 'InvalidProduct.NotFound', 'This host serves no such product.');
  }
  checkDate(header(request, 'x-acs-date'), now());
  const key = findKey(authorization.accessKeyId, keys);
  checkToken(request, key, keys, now());
  checkSignature(request, authorization, key);
  if (!nonces.use(`${key.accessKeyId} ${header(request, 'x-acs-signature-nonce')}`)) {
    throw new Refusal(400, 'SignatureNonceUsed', 'Specified signature nonce was used already.');
  }
  return key;
}

/** The value of a header sent exactly once, else an empty string. */
function header({ headers }: RawRequest, name: string): string {
  const values = headers[name] ?? [];
  return values.length === 1 ? (values[0] ?? '') : '';
}

/** Everything that says what is asked of whom has to be signed, else it could be changed on the way. */
function readAuthorization(request: RawRequest): Authorization {
  const authorization = parseAuthorization(header(request, 'authorization'));
  if (!authorization) {
    throw incomplete(`The request is not signed with ${scheme}.`);
  }
  const missing = required.find(name => header(request, name) === '');
  if (missing) {
    throw incomplete(`The header ${missing} is missing or repeated.`);
  }
  const mustSign = Object.keys(request.headers).filter(name => /^(host|content-type|x-acs-.*)$/.test(name));
  const unsigned = mustSign.find(name => !authorization.signedHeaders.includes(name));
  if (unsigned) {
    throw incomplete(`The header ${unsigned} is not signed.`);
  }
  return authorization;
}

function incomplete(why: string): Refusal {
  return new Refusal(400, 'IncompleteSignature', `The request signature does not conform to Aliyun standards. ${why}`);
}

function checkDate(date: string, now: number): void {
  const time = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ$/.test(date) ? Date.parse(date) : NaN;
  if (Number.isNaN(time)) {
    throw new Refusal(400, 'InvalidTimeStamp.Format', 'Specified time stamp or date value is not well formatted.');
  }
  if (Math.abs(time - now) > allowedSkew) {
    throw new Refusal(400, 'InvalidTimeStamp.Expired', 'Specified time stamp or date value is expired.');
  }
}

function findKey(accessKeyId: string, keys: Keyring): SampleKey {
  const key = keys.find(accessKeyId);
  if (!key) {
    throw new Refusal(404, 'InvalidAccessKeyId.NotFound', 'Specified access key is not found.');
  }
  if (!key.active) {
    throw new Refusal(400, 'InvalidAccessKeyId.Inactive', 'Specified access key is disabled.');
  }
  return key;
}

function checkToken(request: RawRequest, key: SampleKey, keys: Keyring, now: number): void {
  const token = header(request, 'x-acs-security-token');
  if (token === '') {
    if (key.securityToken) {
      throw new Refusal(400, 'MissingSecurityToken', 'SecurityToken is mandatory for this action.');
    }
    return;
  }
  const owner = keys.findToken(token);
  if (!owner) {
    throw new Refusal(400, 'InvalidSecurityToken.Malformed', 'Specified SecurityToken is malformed.');
  }
  const namedKey = header(request, 'x-acs-accesskey-id') || key.accessKeyId;
  if (owner !== key || namedKey !== key.accessKeyId) {
    const why = 'Specified SecurityToken does not belong to the access key.';
    throw new Refusal(400, 'InvalidSecurityToken.MismatchWithAccessKey', why);
  }
  if ((key.tokenExpiresAt ?? 0) <= now) {
    throw new Refusal(400, 'InvalidSecurityToken.Expired', 'Specified SecurityToken is expired.');
  }
}

/** A body that is not the signed one is a signature that does not match. */
function checkSignature(request: RawRequest, { signedHeaders, signature }: Authorization, key: SampleKey): void {
  const expected = signCanonical(canonicalRequest(request, signedHeaders), key.accessKeySecret);
  const bodyIsSigned = sameSignature(header(request, 'x-acs-content-sha256'), sha256(request.body));
  if (!sameSignature(signature, expected) || !bodyIsSigned) {
    throw new Refusal(400, 'SignatureDoesNotMatch', 'Specified signature does not match the server computation.');
  }
}
