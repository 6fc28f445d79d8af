/**
 * The aliyun CLI's own reading of a safety policy, written after its Go source (aliyun/aliyun-cli 3.4.11,
 * sysconfig/safety/policy.go and check.go, and the rules of Go's encoding/json) and apart from ours, to compare with. The
 * rows of safetyRows.ts were also run through that source itself, with the same result.
 */
import { isRecord } from '../../../src/ens/text';

export type CliDecision = 'allow' | 'confirm' | 'deny';
interface Rule {
  pattern: string;
  action: string;
}
interface Policy {
  enabled: boolean;
  rules: Rule[];
}

const none = (): Policy => ({ enabled: false, rules: [] });

/** What Go takes for white space, which is not what JavaScript does: U+FEFF is none, U+0085 is. */
const trimSpace = (text: string) => text.replace(/^\p{White_Space}+/u, '').replace(/\p{White_Space}+$/u, '');

/** A member of a JSON object as Go fills a field: any case of the key, and of several the last. */
const member = (object: Record<string, unknown>, name: string) =>
  Object.entries(object).findLast(([key]) => new RegExp(`^${name}$`, 'iu').test(key))?.[1] ?? null;

const typeError = (): never => {
  throw new Error('json: cannot unmarshal');
};
const stringIn = (value: unknown) => (value === null ? '' : typeof value === 'string' ? value : typeError());

function ruleFrom(value: unknown): Rule {
  const object = value === null ? {} : isRecord(value) ? value : typeError();
  return { pattern: stringIn(member(object, 'pattern')), action: stringIn(member(object, 'action')) };
}

/** LoadPolicy: whatever can't be unmarshalled is no policy. */
function loadPolicy(content: string | undefined): Policy {
  try {
    const value: unknown = content === undefined ? {} : JSON.parse(content);
    const object = value === null ? {} : isRecord(value) ? value : typeError();
    const enabled = member(object, 'enabled') ?? false;
    const rules = member(object, 'rules') ?? [];
    return {
      enabled: typeof enabled === 'boolean' ? enabled : typeError(),
      rules: Array.isArray(rules) ? rules.map(ruleFrom) : typeError(),
    };
  } catch {
    return none();
  }
}

/** MergePolicyFromEnv. */
function merged(base: Policy, enabledText: string | undefined, rulesText: string | undefined): Policy {
  const flag = enabledText === undefined ? '' : trimSpace(enabledText);
  const on = ['1', 't', 'T', 'true', 'TRUE', 'True'].includes(flag);
  const off = ['0', 'f', 'F', 'false', 'FALSE', 'False'].includes(flag);
  const enabled = on || (off ? false : base.enabled);
  if (rulesText === undefined) {
    return { enabled, rules: base.rules };
  }
  if (trimSpace(rulesText) === '') {
    return { enabled, rules: [] };
  }
  const rules = rulesText.split(',').flatMap(part => {
    const cut = trimSpace(part).indexOf('=');
    const pattern = trimSpace(trimSpace(part).slice(0, Math.max(cut, 0)));
    const action = trimSpace(trimSpace(part).slice(cut + 1)).toLowerCase();
    const known = ['allow', 'deny', 'confirm', 'forbid'].includes(action);
    return cut < 0 || pattern === '' || !known ? [] : [{ pattern, action }];
  });
  return { enabled, rules: rules.length > 0 ? rules : base.rules };
}

/** matchPattern. */
function matches(pattern: string, command: string): boolean {
  if (pattern === '') {
    return false;
  }
  const quoted = trimSpace(pattern).replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
  return new RegExp(`^${quoted.replaceAll('\\*', '.*')}$`, 'iu').test(command);
}

/** What the CLI does with `aliyun ens NAME`, the name as it is typed. */
export function cliDecides(
  {
    content,
    enabled,
    rules,
  }: { content?: string | undefined; enabled?: string | undefined; rules?: string | undefined },
  typed: string,
): CliDecision {
  const policy = merged(loadPolicy(content), enabled, rules);
  const rule = policy.enabled ? policy.rules.find(({ pattern }) => matches(pattern, `ens:${typed}`)) : undefined;
  switch (rule?.action) {
    case 'deny':
      return 'deny';
    case 'confirm':
    case 'forbid':
      return 'confirm';
    default:
      return 'allow';
  }
}
