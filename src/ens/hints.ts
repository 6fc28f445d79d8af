import type { Exchange } from './exchange';

const wholeNumber = /^\d{1,12}$/;
const recommendHosts = ['api.aliyun.com', 'api.alibabacloud.com'];

/** What the service asks us to wait in its own header, milliseconds (reliability.md section 2); undefined for nonsense. */
export function ownRetryAfterOf({ headers }: Exchange): number | undefined {
  const delay = headers['x-acs-retry-after'] ?? '';
  return wholeNumber.test(delay) ? Number(delay) : undefined;
}

/**
 * What the service asks us to wait, milliseconds: in its own header or in `retry-after` (seconds or a date). Nonsense and
 * the past: undefined.
 */
export function retryAfterOf(exchange: Exchange, now: number): number | undefined {
  const own = ownRetryAfterOf(exchange);
  const standard = exchange.headers['retry-after'] ?? '';
  if (own !== undefined || wholeNumber.test(standard)) {
    return own ?? Number(standard) * 1_000;
  }
  const wait = httpDate(standard) - now;
  return wait > 0 ? wait : undefined;
}

/** The service's clock minus ours, milliseconds, from the Date header; undefined without a readable one. */
export function clockSkewOf({ headers }: Exchange, now: number): number | undefined {
  const skew = httpDate(headers.date ?? '') - now;
  return Number.isNaN(skew) ? undefined : skew;
}

/** Unix milliseconds, NaN for anything else. `Date.parse` also reads "-1" as a year; an HTTP date ends in GMT. */
function httpDate(text: string): number {
  return text.endsWith('GMT') ? Date.parse(text) : NaN;
}

/** The address as it came where it is an https page of one of the two API sites, without user and port; else undefined. */
export function safeRecommend(address: string): string | undefined {
  if (!URL.canParse(address)) {
    return undefined;
  }
  const { protocol, hostname, port, username, password, href } = new URL(address);
  const plain = port === '' && username === '' && password === '';
  return protocol === 'https:' && recommendHosts.includes(hostname) && plain ? href : undefined;
}
