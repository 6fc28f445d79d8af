import type { Translate } from '../base/translate';
import type { Endpoint } from '../ens/types';
import type { Profile } from './profile';

/** Why a text is no endpoint, see `endpointRefusal` for the words. */
export type EndpointProblem = 'empty' | 'userinfo' | 'path' | 'port' | 'idn' | 'scheme' | 'loopback' | 'notHost';

export type ParsedEndpoint =
  | { ok: true; endpoint: Endpoint; /** One of the service's own names. */ known: boolean }
  | { ok: false; reason: EndpointProblem };

export const chinaEndpoint: Endpoint = { protocol: 'https', host: 'ens.aliyuncs.com' };
export const internationalEndpoint: Endpoint = { protocol: 'https', host: 'ens.ap-southeast-1.aliyuncs.com' };

/** The service's own host names, public and VPC (ens-api.md section 5, "Endpoints"). */
const sites: ReadonlyMap<string, Profile['site']> = new Map([
  [chinaEndpoint.host, 'china'],
  ['ens.vpc-proxy.aliyuncs.com', 'china'],
  ['ens-vpc.cn-zhangjiakou.aliyuncs.com', 'china'],
  [internationalEndpoint.host, 'international'],
  ['ens-vpc.ap-southeast-1.aliyuncs.com', 'international'],
]);

/** The site an endpoint belongs to; `other` for every host that is not the service's own. */
export function siteOf({ protocol, host }: Endpoint): Profile['site'] {
  return (protocol === 'https' ? sites.get(host) : undefined) ?? 'other';
}

export function isSameEndpoint(one: Endpoint, other: Endpoint): boolean {
  return one.protocol === other.protocol && one.host === other.host;
}

/** `https://ens.aliyuncs.com` → itself as an endpoint; text that holds anything beside a host name is refused, never repaired. */
export function parseEndpoint(text: string): ParsedEndpoint {
  const trimmed = text.trim();
  // Before lower-casing, which turns some letters from outside ASCII (the Kelvin sign) into ASCII ones.
  if (/[^\0-\x7f]/.test(trimmed)) {
    return refuse('idn');
  }
  const { scheme, rest } = splitScheme(trimmed.toLowerCase());
  if (rest === '') {
    return refuse('empty');
  }
  if (rest.includes('@')) {
    return refuse('userinfo');
  }
  if (/[/\\?#]/.test(rest)) {
    return refuse('path');
  }
  if (scheme !== undefined && scheme !== 'https' && scheme !== 'http') {
    return refuse('scheme');
  }
  const loopback = /^(?:127\.0\.0\.1|localhost|\[::1\])(?::(\d{1,5}))?$/.exec(rest);
  if (loopback) {
    return parseLoopback(scheme, rest, Number(loopback[1]));
  }
  if (scheme === 'http') {
    return refuse('scheme');
  }
  const reason = hostProblem(rest);
  return reason === undefined
    ? { ok: true, endpoint: { protocol: 'https', host: rest }, known: sites.has(rest) }
    : refuse(reason);
}

/** One sentence for the input box. */
export function endpointRefusal(reason: EndpointProblem, t: Translate): string {
  switch (reason) {
    case 'empty':
      return t('Enter a host name, for instance {0}', chinaEndpoint.host);
    case 'userinfo':
      return t('Enter the host name alone, without "@" and what stands before it.');
    case 'path':
      return t('Enter the host name alone, without a path, "?" or "#".');
    case 'port':
      return t('Enter the host name without a port: HTTPS on port 443 is always used.');
    case 'idn':
      return t('Only host names of plain letters, digits, dots and hyphens are accepted.');
    case 'scheme':
      return t('Only HTTPS is accepted; "http://" works on a loopback address alone.');
    case 'loopback':
      return t('Write a loopback address with "http://" and a port, for instance {0}', 'http://127.0.0.1:8080');
    case 'notHost':
      return t('This is not a complete host name. An example: {0}', chinaEndpoint.host);
  }
}

function refuse(reason: EndpointProblem): ParsedEndpoint {
  return { ok: false, reason };
}

/** One slash at the end is what a browser's address bar leaves there; more is a path. */
function splitScheme(text: string): { scheme?: string; rest: string } {
  const [, scheme, rest = text] = /^([a-z][a-z0-9+.-]*):\/\/([^]*)$/.exec(text) ?? [];
  return { ...(scheme === undefined ? {} : { scheme }), rest: rest.replace(/\/$/, '') };
}

function parseLoopback(scheme: string | undefined, host: string, port: number): ParsedEndpoint {
  const usable = scheme === 'http' && port >= 1 && port <= 65_535;
  return usable ? { ok: true, endpoint: { protocol: 'http', host }, known: false } : refuse('loopback');
}

function hostProblem(host: string): EndpointProblem | undefined {
  if (/^[^:]+:\d*$/.test(host)) {
    return 'port';
  }
  if (!/^[a-z0-9-]+(\.[a-z0-9-]+)+$/.test(host) || host.length > 253) {
    return 'notHost';
  }
  const labels = host.split('.');
  if (labels.some(label => label.startsWith('xn--'))) {
    return 'idn';
  }
  // A last label that is a number makes URL parsers read the whole as an IPv4 address ("0x7f.1" is 127.0.0.1).
  const numeric = /\.(\d+|0x[0-9a-f]*)$/.test(host);
  const misshapen = labels.some(label => label.length > 63 || label.startsWith('-') || label.endsWith('-'));
  return numeric || misshapen ? 'notHost' : undefined;
}
