import type { Translate } from '../base/translate';
import type { Profile } from './profile';
import type { SafetyPolicy } from './safetyPolicy';

/** Whether a write may go out: with a button, only after typing, or not at all and why. */
export type WriteRule = { kind: 'allow' } | { kind: 'type' } | { kind: 'deny'; why: string; advice: string };

/** The stricter of the account's mark and the person's safety policy. `apiNames`: the operations it would call. */
export function writeRule(
  profile: Profile,
  policy: SafetyPolicy,
  apiNames: readonly string[],
  t: Translate,
): WriteRule {
  if (profile.mark === 'readOnly') {
    return {
      kind: 'deny',
      why: t('This account is marked as read-only: {0}', profile.name),
      advice: t('To allow operations, change its protection in Manage Accounts.'),
    };
  }
  if (policy.kind === 'unreadable') {
    return { kind: 'deny', why: policy.problem, advice: policy.advice };
  }
  const decision = policy.decide(apiNames);
  if (decision === 'deny') {
    return {
      kind: 'deny',
      why: t(
        'The safety policy of the Aliyun CLI on this computer denies this: {0}',
        policy.deniedOf(apiNames).join(t(', ')),
      ),
      advice: t('Change it with: {0}', 'aliyun configure safety-policy'),
    };
  }
  return { kind: decision === 'type' || profile.mark === 'production' ? 'type' : 'allow' };
}
