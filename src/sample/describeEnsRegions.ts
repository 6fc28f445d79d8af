import type { SampleAccount } from './account';
import { onlyKnown } from './parameters';

/**
 * The account's nodes, all at once: this operation has no pages (ens-api.md section 4).
 * @throws Refusal InvalidParameter.<name> for a parameter that it does not have
 */
export function describeEnsRegions(params: URLSearchParams, { nodes }: SampleAccount): object {
  onlyKnown(params, ['EnsRegionId']);
  const wanted = params.get('EnsRegionId');
  const found = nodes.filter(({ regionId }) => (wanted ?? regionId) === regionId);
  return {
    Code: 0,
    EnsRegions: {
      EnsRegions: found.map(({ regionId, name, enName, area, province }) => ({
        EnsRegionId: regionId,
        Name: name,
        EnName: enName,
        Area: area,
        Province: province,
      })),
    },
  };
}
