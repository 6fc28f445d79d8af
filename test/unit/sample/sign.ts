import { createHash, createHmac } from 'node:crypto';
import type { Credentials } from '../../../src/ens/types';

/** A request to be signed; what a test changes about it afterwards is what the gateway must notice. */
export interface Unsigned {
  host: string;
  action: string;
  params?: Record<string, string>;
  method?: string;
  version?: string;
  /** Unix milliseconds. */
  at?: number;
  nonce?: string;
  body?: string;
  headers?: Record<string, string>;
}

let nonces = 0;

export function queryOf(params: Record<string, string>): string {
  const rfc3986 = (text: string): string =>
    Array.from(Buffer.from(text), byte => {
      const sign = String.fromCharCode(byte);
      return /[A-Za-z0-9._~-]/.test(sign) ? sign : `%${byte.toString(16).toUpperCase().padStart(2, '0')}`;
    }).join('');
  return Object.keys(params)
    .sort()
    .map(name => `${rfc3986(name)}=${rfc3986(params[name]!)}`)
    .join('&');
}

/** The headers of a V3-signed request, made without any code of the product or the SDK. */
export function sign(key: Credentials, request: Unsigned): Record<string, string> {
  const { method = 'POST', params = {}, at = Date.now(), body = '' } = request;
  const hash = createHash('sha256').update(body).digest('hex');
  const headers: Record<string, string> = {
    host: request.host,
    'x-acs-action': request.action,
    'x-acs-content-sha256': hash,
    'x-acs-date': new Date(at).toISOString().replace(/\.\d{3}/, ''),
    'x-acs-signature-nonce': request.nonce ?? `nonce-${(nonces += 1)}`,
    'x-acs-version': request.version ?? '2017-11-10',
    ...(key.securityToken && { 'x-acs-accesskey-id': key.accessKeyId, 'x-acs-security-token': key.securityToken }),
    ...request.headers,
  };
  const names = Object.keys(headers).sort();
  const head = names.map(name => `${name}:${headers[name]!}`).join('\n');
  const canonical = `${method}\n/\n${queryOf(params)}\n${head}\n\n${names.join(';')}\n${hash}`;
  const toSign = `ACS3-HMAC-SHA256\n${createHash('sha256').update(canonical).digest('hex')}`;
  const signature = createHmac('sha256', key.accessKeySecret).update(toSign).digest('hex');
  const authorization = `ACS3-HMAC-SHA256 Credential=${key.accessKeyId},SignedHeaders=${names.join(';')},Signature=${signature}`;
  return { ...headers, authorization };
}
