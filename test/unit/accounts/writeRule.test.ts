import assert from 'node:assert/strict';
import type { Profile } from '../../../src/accounts/profile';
import { readSafetyPolicy, type SafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { writeRule, type WriteRule } from '../../../src/accounts/writeRule';
import { english } from '../../builders';

const profile: Profile = {
  id: 'p1',
  name: 'Work',
  kind: 'accessKey',
  maskedKeyId: 'LTAI…0000',
  site: 'china',
  endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
};
const policy = (decision: 'allow' | 'type' | 'deny'): SafetyPolicy => ({
  kind: 'ok',
  decide: () => decision,
  deniedOf: () => [],
});
const ruleOf = (fields: Partial<Profile>, given: SafetyPolicy): WriteRule =>
  writeRule({ ...profile, ...fields }, given, ['EventRedeployInstance', 'BatchEventRedeployInstance'], english);

const clock = { sleep: () => Promise.resolve() };

/** Why nothing may be written, and what to do about it. */
async function refusal(content: string | undefined, env: Record<string, string>): Promise<string> {
  const readFile = () =>
    content === undefined
      ? Promise.reject(Object.assign(new Error('no'), { code: 'ENOENT' }))
      : Promise.resolve(content);
  const rule = ruleOf({}, await readSafetyPolicy({ path: '/policy.json', readFile, clock, env, t: english }));
  assert.ok(rule.kind === 'deny');
  return `${rule.why} ${rule.advice}`;
}

describe('Whether an account may write', () => {
  for (const [mark, decision, expected] of [
    [undefined, 'allow', 'allow'],
    [undefined, 'type', 'type'],
    [undefined, 'deny', 'deny'],
    ['production', 'allow', 'type'],
    ['production', 'deny', 'deny'],
    ['readOnly', 'allow', 'deny'],
  ] as const) {
    it(`marked ${mark ?? 'as nothing'}, where the safety policy says ${decision}: ${expected}`, () => {
      assert.equal(ruleOf(mark ? { mark } : {}, policy(decision)).kind, expected);
    });
  }

  it('says which mark or which policy forbids it, and where to change that', () => {
    assert.deepEqual(ruleOf({ mark: 'readOnly' }, policy('allow')), {
      kind: 'deny',
      why: 'This account is marked as read-only: Work',
      advice: 'To allow operations, change its protection in Manage Accounts.',
    });
  });

  for (const [rules, denied] of [
    ['ens:EventRedeployInstance=deny', 'ens:EventRedeployInstance'],
    ['ens:EventRedeployInstance=allow,ens:Batch*=allow,*=deny', 'ens:event-redeploy-instance'],
    ['ens:BatchEvent*=deny,*=confirm', 'ens:BatchEventRedeployInstance'],
    [
      'ens:event-*=allow,*instance=deny',
      'ens:EventRedeployInstance, ens:BatchEventRedeployInstance, ens:batch-event-redeploy-instance',
    ],
  ] as const) {
    it(`case 70: says which commands the policy denies, in the spelling of the rules: ${rules}`, async () => {
      const env = { ALIBABA_CLOUD_SAFETY_POLICY_ENABLED: 'true', ALIBABA_CLOUD_SAFETY_POLICY_RULES: rules };
      assert.equal(
        await refusal(undefined, env),
        `The safety policy of the Aliyun CLI on this computer denies this: ${denied} ` +
          'Change it with: aliyun configure safety-policy',
      );
    });
  }

  it('says what helps against a policy that cannot be read: the file is at fault', async () => {
    assert.equal(
      await refusal('{', {}),
      'The file ~/.aliyun/safety-policy.json is not a safety policy of the Aliyun CLI. ' +
        'Nothing is sent until the file can be read again.',
    );
  });

  for (const variable of ['ALIBABA_CLOUD_SAFETY_POLICY_ENABLED', 'ALIBABA_CLOUD_SAFETY_POLICY_RULES']) {
    it(`says what helps against a policy that cannot be read: ${variable} is at fault, not the file`, async () => {
      assert.equal(
        await refusal(undefined, { [variable]: '{' }),
        `This environment variable is not a safety policy of the Aliyun CLI: ${variable} ` +
          'Nothing is sent until VS Code is started with another value, or without it.',
      );
    });
  }
});
