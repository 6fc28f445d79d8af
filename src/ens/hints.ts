import type { Exchange } from './exchange';

const delaySeconds = /^\d{1,12}$/;
const recommendHosts = ['api.aliyun.com', 'api.alibabacloud.com'];

/**
 * What the service asks us to wait, milliseconds: from `x-acs-retry-after` (its unit is not documented, numbers above 1,000
 * are taken as milliseconds: reliability.md section 2) or `retry-after` (seconds or a date). Nonsense and the past: undefined.
 */
export function retryAfterOf({ headers }: Exchange, now: number): number | undefined {
  const own = headers['x-acs-retry-after'] ?? '';
  if (delaySeconds.test(own)) {
    const delay = Number(own);
    return delay > 1_000 ? delay : delay * 1_000;
  }
  const standard = headers['retry-after'] ?? '';
  if (delaySeconds.test(standard)) {
    return Number(standard) * 1_000;
  }
  const wait = Date.parse(standard) - now;
  // `Date.parse` also reads "-1" as a year; an HTTP date ends in GMT.
  return wait > 0 && standard.endsWith('GMT') ? wait : undefined;
}

/** The service's clock minus ours, milliseconds, from the Date header; undefined without a readable one. */
export function clockSkewOf({ headers }: Exchange, now: number): number | undefined {
  const skew = Date.parse(headers.date ?? '') - now;
  return Number.isNaN(skew) ? undefined : skew;
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
