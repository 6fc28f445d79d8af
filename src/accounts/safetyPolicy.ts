import * as v from 'valibot';
import { readCliFile, type CliFileSource } from './cliFile';
import { trimSpace } from './goText';
import { decideBy, deniedBy, rulesFromLine, safetyRules, type SafetyDecision, type SafetyRules } from './safetyRules';

const fileName = '~/.aliyun/safety-policy.json';
const enabledVariable = 'ALIBABA_CLOUD_SAFETY_POLICY_ENABLED';
const rulesVariable = 'ALIBABA_CLOUD_SAFETY_POLICY_RULES';

/** Where it is unreadable nothing may be written; `problem` and `advice` are for the person and repeat nothing of the file. */
export type SafetyPolicy =
  | {
      kind: 'ok';
      decide: (apiNames: readonly string[]) => SafetyDecision;
      /** Which commands it denies, as its rules spell them: `ens:event-redeploy-instance`. */
      deniedOf: (apiNames: readonly string[]) => readonly string[];
    }
  | { kind: 'unreadable'; problem: string; advice: string };

const keys = ['enabled', 'rules', 'pattern', 'action'];
const policyFile = v.looseObject({ enabled: v.boolean(), rules: v.exactOptional(v.nullable(safetyRules)) });

/**
 * The aliyun CLI's safety policy, so that one set of rules holds in the terminal and in the editor (features.md section
 * 3). Without a file there are no rules. Its two environment variables override the file's members.
 *
 * The CLI goes on without what it cannot read: the file, a rule, a variable. Here that would turn a guard off unseen, so
 * the policy is unreadable then. For the same reason a variable for rules that is set but empty counts as not set, while
 * the CLI has no rules then, and ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM is not honoured: it is meant for a script that answers
 * for itself, while the editor inherits it from some shell, and the person before a dialog never said that it may be left
 * out. Never rejects.
 */
export async function readSafetyPolicy({
  env,
  ...source
}: CliFileSource & { env: Readonly<Record<string, string | undefined>> }): Promise<SafetyPolicy> {
  const { t } = source;
  const file = await readCliFile(fileName, keys, source);
  const advice = t('Nothing is sent until the file can be read again.');
  if (file.kind === 'unreadable') {
    return { kind: 'unreadable', problem: file.problem, advice };
  }
  const policy = file.kind === 'missing' ? { enabled: false, rules: [] } : file.kind === 'json' && policyIn(file.value);
  if (!policy) {
    return {
      kind: 'unreadable',
      problem: t('The file {0} is not a safety policy of the Aliyun CLI.', fileName),
      advice,
    };
  }
  const enabled = flagIn(env[enabledVariable], policy.enabled);
  const rules = rulesIn(env[rulesVariable], policy.rules);
  if (enabled === undefined || !rules) {
    const variable = rules ? enabledVariable : rulesVariable;
    return {
      kind: 'unreadable',
      problem: t('This environment variable is not a safety policy of the Aliyun CLI: {0}', variable),
      advice: t('Nothing is sent until VS Code is started with another value, or without it.'),
    };
  }
  const inForce = enabled ? rules : [];
  return {
    kind: 'ok',
    decide: apiNames => decideBy(inForce, apiNames),
    deniedOf: apiNames => deniedBy(inForce, apiNames),
  };
}

/** `enabled` must say yes or no. Without `rules` there are none, unless another member may be them, misspelt. */
function policyIn(value: unknown): { enabled: boolean; rules: SafetyRules } | undefined {
  const { success, output } = v.safeParse(policyFile, value);
  if (!success || (output.rules === undefined && Object.keys(output).length > 1)) {
    return undefined;
  }
  return { enabled: output.enabled, rules: output.rules ?? [] };
}

/** The words that Go's strconv.ParseBool takes for yes and no; undefined for any other. */
function flagIn(text = '', otherwise: boolean): boolean | undefined {
  const word = trimSpace(text);
  if (word === '') {
    return otherwise;
  }
  return (
    ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(word) ||
    (['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(word) ? false : undefined)
  );
}

function rulesIn(line = '', otherwise: SafetyRules): SafetyRules | undefined {
  const rules = rulesFromLine(line);
  return rules?.length === 0 ? otherwise : rules;
}
