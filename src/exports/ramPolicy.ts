/** What a RAM policy made here allows; each holds the ones before it. */
export type PolicyScope = 'view' | 'redeploy' | 'all';

const view = ['DescribeHistoryEvents', 'DescribeInstances', 'DescribeEnsRegions'];
const redeploy = ['EventRedeployInstance', 'BatchEventRedeployInstance'];
const others = ['EventRebootInstance', 'BatchEventRebootInstance', 'EventMigrateInstance', 'BatchEventMigrateInstance'];

/**
 * The smallest RAM policy for this extension, as the JSON that the RAM console takes. The event actions support no
 * resource but `*` (ens-api.md section 6).
 */
export function ramPolicy(scope: PolicyScope): string {
  const groups = { view: [view], redeploy: [view, redeploy], all: [view, [...redeploy, ...others]] }[scope];
  const statements = groups.map(names => ({
    Effect: 'Allow',
    Action: names.map(name => `ens:${name}`),
    Resource: '*',
  }));
  return `${JSON.stringify({ Version: '1', Statement: statements }, undefined, 2)}\n`;
}
