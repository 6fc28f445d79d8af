/** Which of the two Alibaba Cloud sites an account belongs to. */
export type Site = 'china' | 'international' | 'other';

/** The ENS console; no documented address leads to one event or instance (ens-api.md section 7). */
export function consoleAddress(site: Site): string {
  return site === 'international' ? 'https://ens.console.alibabacloud.com/' : 'https://ens.console.aliyun.com/';
}

/** The reference page of an API operation, for instance `EventRedeployInstance`. */
export function apiDocsAddress(site: Site, operation: string): string {
  const host = site === 'international' ? 'api.alibabacloud.com' : 'api.aliyun.com';
  return `https://${host}/document/Ens/2017-11-10/${operation}`;
}
