import * as v from 'valibot';
import { foldCase, trimSpace } from './goText';

/** Without further ado, only after typing, or not at all; from the mildest to the strictest. */
const decisions = ['allow', 'type', 'deny'] as const;
export type SafetyDecision = (typeof decisions)[number];

/** `forbid` is the CLI's other word for `confirm` (features.md section 3, "Safety policy"). */
const decisionOf = { allow: 'allow', confirm: 'type', forbid: 'type', deny: 'deny' } as const;
const action = v.picklist(['allow', 'confirm', 'forbid', 'deny']);

/** A word that is no action fails: a rule that somebody wrote must not be passed over, as the CLI does with it. */
export const safetyRules = v.array(
  v.object({
    pattern: v.string(),
    action: v.pipe(
      v.string(),
      v.transform(word => trimSpace(word).toLowerCase()),
      action,
      v.transform(word => decisionOf[word]),
    ),
  }),
);
export type SafetyRules = v.InferOutput<typeof safetyRules>;

/** Rules in one line, `pattern=action,…`, none where it has only commas; undefined where it holds anything else. */
export function rulesFromLine(line: string): SafetyRules | undefined {
  const entries = line.split(',').filter(entry => trimSpace(entry) !== '');
  const rules = entries.map(entry => {
    const [pattern = '', ...words] = entry.split('=');
    return { pattern, action: trimSpace(pattern) === '' ? undefined : words.join('=') };
  });
  const { success, output } = v.safeParse(safetyRules, rules);
  return success ? output : undefined;
}

/** The strictest decision for operations of ENS, by their API names. */
export function decideBy(rules: SafetyRules, apiNames: readonly string[]): SafetyDecision {
  const strictness = commandsOf(apiNames).map(command => decisions.indexOf(decisionFor(rules, command)));
  return decisions[Math.max(0, ...strictness)] ?? 'deny';
}

/** The commands among those of `commandsOf` that are denied. */
export function deniedBy(rules: SafetyRules, apiNames: readonly string[]): readonly string[] {
  return commandsOf(apiNames).filter(command => decisionFor(rules, command) === 'deny');
}

/**
 * The CLI judges the one spelling that was typed: `ens:EventRedeployInstance`, or `ens:event-redeploy-instance` for its
 * plugin. Nothing is typed here, so both are judged.
 */
function commandsOf(apiNames: readonly string[]): string[] {
  return apiNames.flatMap(name => [`ens:${name}`, `ens:${name.replace(/(?<=[a-z0-9])(?=[A-Z])/g, '-').toLowerCase()}`]);
}

function decisionFor(rules: SafetyRules, command: string): SafetyDecision {
  return rules.find(({ pattern }) => matchesPattern(pattern, command))?.action ?? 'allow';
}

/** Whole match without case, `*` for any text. No regular expression: a long pattern of stars must not hang the editor. */
export function matchesPattern(pattern: string, name: string): boolean {
  const text = foldCase(name);
  const [start = '', ...rest] = foldCase(trimSpace(pattern)).split('*');
  const end = rest.pop();
  if (end === undefined) {
    return text === start;
  }
  let at = text.startsWith(start) ? start.length : -1;
  for (const part of rest) {
    const found = at < 0 ? -1 : text.indexOf(part, at);
    at = found < 0 ? -1 : found + part.length;
  }
  return at >= 0 && at + end.length <= text.length && text.endsWith(end);
}
