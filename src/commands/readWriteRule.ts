import { homedir } from 'node:os';
import path from 'node:path';
import { l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import { readUpTo } from '../accounts/readUpTo';
import { readSafetyPolicy } from '../accounts/safetyPolicy';
import { writeRule, type WriteRule } from '../accounts/writeRule';
import type { Action } from '../events/actions';

/** The rule for an action as it is now: the account's mark, and the aliyun CLI's safety policy of this computer. */
export async function readWriteRule(profile: Profile, action: Action, count: number): Promise<WriteRule> {
  const policy = await readSafetyPolicy({
    path: path.join(homedir(), '.aliyun', 'safety-policy.json'),
    readFile: readUpTo,
    env: process.env,
    t: l10n.t,
  });
  const single = { redeploy: 'EventRedeployInstance', reboot: 'EventRebootInstance', migrate: 'EventMigrateInstance' }[
    action
  ];
  // The sample account's gateway is on this computer: a policy for the cloud does not speak of it.
  const rule = profile.kind === 'sample' ? { kind: 'ok' as const, decide: () => 'allow' as const } : policy;
  return writeRule(profile, rule, count > 1 ? [single, `Batch${single}`] : [single], l10n.t);
}
