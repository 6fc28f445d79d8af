/** What a RAM policy made here allows. */
export type PolicyScope = 'view' | 'redeploy';

/**
 * The smallest RAM policy for this extension, as the JSON that the RAM console takes. The event actions support no
 * resource but `*` (ens-api.md section 6).
 */
export function ramPolicy(scope: PolicyScope): string {
  const view = ['ens:DescribeHistoryEvents', 'ens:DescribeInstances', 'ens:DescribeEnsRegions'];
  const redeploy = ['ens:EventRedeployInstance'];
  const statement = (actions: string[]) => ({ Effect: 'Allow', Action: actions, Resource: '*' });
  const statements = scope === 'view' ? [statement(view)] : [statement(view), statement(redeploy)];
  return `${JSON.stringify({ Version: '1', Statement: statements }, undefined, 2)}\n`;
}
