import * as v from 'valibot';
import type { Translate } from '../ens/ports';
import { decideBy, rulesFromLine, safetyRules, type SafetyDecision } from './safetyRules';

/** Largest policy that is read, bytes. */
export const safetyPolicyLimit = 1024 * 1024;

const enabledVariable = 'ALIBABA_CLOUD_SAFETY_POLICY_ENABLED';
const rulesVariable = 'ALIBABA_CLOUD_SAFETY_POLICY_RULES';

/** Where it is unreadable nothing may be written; `problem` and `advice` are for the person and repeat nothing of the file. */
export type SafetyPolicy =
  | { kind: 'ok'; decide: (apiNames: readonly string[]) => SafetyDecision }
  | { kind: 'unreadable'; problem: string; advice: string };

/**
 * Both members must be there under these very names. The CLI takes `Enabled` too and passes over what it cannot read;
 * here that would turn a guard off unseen.
 */
const policyFile = v.object({ enabled: v.boolean(), rules: v.nullable(safetyRules) });
const noPolicy: v.InferOutput<typeof policyFile> = { enabled: false, rules: [] };

/**
 * The aliyun CLI's safety policy, so that one set of rules holds in the terminal and in the editor (features.md section
 * 3). Without a file there are no rules. Its two environment variables override the file's members; a blank one counts as
 * not set. ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM is not honoured: it is meant for a script that answers for itself, while the
 * editor inherits it from some shell, and the person before a dialog never said that it may be left out.
 * Never rejects.
 * @param readFile answers at most `limit` + 1 bytes of the file as text and rejects with a system error (`code`)
 */
export async function readSafetyPolicy({
  path,
  readFile,
  env,
  t,
}: {
  path: string;
  readFile: (path: string, limit: number) => Promise<string>;
  env: Readonly<Record<string, string | undefined>>;
  t: Translate;
}): Promise<SafetyPolicy> {
  const unreadable = (problem: string): SafetyPolicy => {
    return { kind: 'unreadable', problem, advice: t('Nothing is sent until the file can be read again.') };
  };
  let content: string | undefined;
  try {
    content = await readFile(path, safetyPolicyLimit);
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'ENOENT')) {
      return unreadable(t('The file ~/.aliyun/safety-policy.json could not be opened: check its permissions.'));
    }
  }
  if (content !== undefined && Buffer.byteLength(content) > safetyPolicyLimit) {
    return unreadable(t('The file ~/.aliyun/safety-policy.json is too large to be a safety policy.'));
  }
  const file = content === undefined ? noPolicy : policyIn(content);
  if (!file) {
    return unreadable(t('The file ~/.aliyun/safety-policy.json is not a safety policy of the Aliyun CLI.'));
  }
  const enabled = flagIn(env[enabledVariable], file.enabled);
  const rules = rulesIn(env[rulesVariable], file.rules ?? []);
  if (enabled === undefined || !rules) {
    const variable = rules ? enabledVariable : rulesVariable;
    return {
      kind: 'unreadable',
      problem: t('This environment variable is not a safety policy of the Aliyun CLI: {0}', variable),
      advice: t('Nothing is sent until VS Code is started with another value, or without it.'),
    };
  }
  return { kind: 'ok', decide: apiNames => (enabled ? decideBy(rules, apiNames) : 'allow') };
}

function policyIn(content: string) {
  const parsed = v.safeParse(v.pipe(v.string(), v.parseJson(), policyFile), content.replace(/^\ufeff/, ''));
  return parsed.success ? parsed.output : undefined;
}

/** The words the CLI takes for yes and no; undefined for any other. */
function flagIn(text = '', otherwise: boolean): boolean | undefined {
  const word = text.trim().toLowerCase();
  if (word === '') {
    return otherwise;
  }
  return ['1', 't', 'true'].includes(word) || (['0', 'f', 'false'].includes(word) ? false : undefined);
}

function rulesIn(text = '', otherwise: v.InferOutput<typeof safetyRules>) {
  return text.trim() === '' ? otherwise : rulesFromLine(text);
}
