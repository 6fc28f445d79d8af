import { l10n } from 'vscode';
import { cliFileOnDisk } from '../accounts/cliFileOnDisk';
import type { Profile } from '../accounts/profile';
import { readSafetyPolicy, type SafetyPolicy } from '../accounts/safetyPolicy';
import { writeRule, type WriteRule } from '../accounts/writeRule';
import type { Action } from '../events/actions';

/** The sample account's gateway is on this computer: a policy for the cloud does not speak of it. */
const forSample: SafetyPolicy = { kind: 'ok', decide: () => 'allow', deniedOf: () => [] };

/** The rule for an action as it is now: the account's mark, and the aliyun CLI's safety policy of this computer. */
export async function readWriteRule(profile: Profile, action: Action, count: number): Promise<WriteRule> {
  const file = cliFileOnDisk('safety-policy.json', l10n.t);
  const policy = profile.kind === 'sample' ? forSample : await readSafetyPolicy({ ...file, env: process.env });
  const single = { redeploy: 'EventRedeployInstance', reboot: 'EventRebootInstance', migrate: 'EventMigrateInstance' }[
    action
  ];
  return writeRule(profile, policy, count > 1 ? [single, `Batch${single}`] : [single], l10n.t);
}
