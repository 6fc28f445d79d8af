import type { SampleAccount } from './account';
import { currentInstances } from './instanceState';
import { jsonList, onlyKnown, pageOf, word } from './parameters';
import { wireInstance } from './wireInstance';

const filters = ['InstanceIds', 'InstanceId', 'EnsRegionId', 'EnsRegionIds', 'Status', 'SearchKey'];
const states = ['Running', 'Stopped', 'Expired', 'Stopping', 'Starting'];

/**
 * The instances that meet every filter given (ens-api.md section 4), as they are now. A filter that this gateway does not
 * know is refused: an answer that takes no notice of it would be wrong.
 * @throws Refusal InvalidParameter.InstanceIds and the like
 */
export function describeInstances(params: URLSearchParams, account: SampleAccount): object {
  onlyKnown(params, [...filters, 'PageNumber', 'PageSize']);
  const wanted = {
    ids: jsonList(params, 'InstanceIds'),
    id: params.get('InstanceId'),
    node: params.get('EnsRegionId'),
    nodes: jsonList(params, 'EnsRegionIds'),
    status: word(params, 'Status', states),
    text: params.get('SearchKey') ?? '',
  };
  const found = currentInstances(account).filter(
    ({ instanceId, name, regionId, status, addresses }) =>
      (wanted.ids?.includes(instanceId) ?? true) &&
      (wanted.id ?? instanceId) === instanceId &&
      (wanted.node ?? regionId) === regionId &&
      (wanted.nodes?.includes(regionId) ?? true) &&
      (wanted.status ?? status) === status &&
      [instanceId, name, ...addresses].some(text => text.includes(wanted.text)),
  );
  const { rows, ...page } = pageOf(params, found, account.maxPageSize);
  return { Code: 0, ...page, Instances: { Instance: rows.map(wireInstance) } };
}
