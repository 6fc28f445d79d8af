import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { cliDecides } from './cliPolicy';
import { t } from './fakes';
import { contents, environments, rules } from './safetyRows';

const single = 'EventRedeployInstance';
const batch = 'BatchEventRedeployInstance';
const typed = [single, 'event-redeploy-instance', batch, 'batch-event-redeploy-instance'];

/** `pattern=action, …` as the file that holds these rules and is turned on. */
const file = (lines: string) =>
  JSON.stringify({
    enabled: true,
    rules: lines
      .split(', ')
      .filter(Boolean)
      .map(line => ({ pattern: line.slice(0, line.lastIndexOf('=')), action: line.slice(line.lastIndexOf('=') + 1) })),
  });

interface Given {
  content?: string | undefined;
  enabled?: string | undefined;
  rules?: string | undefined;
}

const letters = { allow: 'a', confirm: 'c', type: 'c', deny: 'd' } as const;
const strictness = 'acdu';

const cliLetters = (given: Given) => typed.map(name => letters[cliDecides(given, name)]).join(' ');

/** Ours for one event, and for several, which may go out as one batch or one by one. */
async function ourLetters({ content, enabled, rules }: Given): Promise<string> {
  const policy = await readSafetyPolicy({
    path: '/home/someone/.aliyun/safety-policy.json',
    readFile: () =>
      content === undefined ? Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })) : Promise.resolve(content),
    clock: { sleep: () => Promise.resolve() },
    env: { ALIBABA_CLOUD_SAFETY_POLICY_ENABLED: enabled, ALIBABA_CLOUD_SAFETY_POLICY_RULES: rules },
    t,
  });
  return policy.kind === 'ok'
    ? [[single], [single, batch]].map(names => letters[policy.decide(names)]).join(' ')
    : 'u u';
}

describe('case 70: the safety policy as the CLI reads it', () => {
  const rows: [title: string, given: Given, cli: string, ours: string][] = [
    ...rules.map(([lines, cli, ours]): [string, Given, string, string] => [lines, { content: file(lines) }, cli, ours]),
    ...contents.map(([content, cli, ours]): [string, Given, string, string] => [content, { content }, cli, ours]),
    ...environments.map(([lines, enabled, own, cli, ours]): [string, Given, string, string] => [
      `${lines ?? 'no file'} ENABLED=${enabled ?? 'unset'} RULES=${own ?? 'unset'}`,
      { content: lines === undefined ? undefined : file(lines), enabled, rules: own },
      cli,
      ours,
    ]),
  ];

  it('has sixty policies and more', () => {
    assert.ok(rows.length >= 60);
  });

  for (const [title, given, cli, ours] of rows) {
    it(`case 70: ${JSON.stringify(title)}: ${cli}, here ${ours}`, async () => {
      assert.equal(cliLetters(given), cli);
      assert.equal(await ourLetters(given), ours);
    });
  }

  const runs = { numRuns: process.env.CI ? 5000 : 500 };
  const pattern = fc
    .array(
      fc.constantFrom('*', 'ens:', 'ENS:', 'Event', 'event-', 'Batch', 'batch-', 'Redeploy', 'instance', '-', ' '),
      {
        maxLength: 5,
      },
    )
    .map(parts => parts.join(''));
  const action = fc.constantFrom('allow', 'confirm', 'forbid', 'deny');
  const strictest = (found: string) => Array.from(found.replaceAll(' ', '')).sort().at(-1);

  it('case 70: property: rules that the CLI can read decide as the stricter of its two spellings', async () => {
    const policies = fc.array(fc.record({ pattern, action }), { maxLength: 5 });
    await fc.assert(
      fc.asyncProperty(policies, async list => {
        const given = { content: JSON.stringify({ enabled: true, rules: list }) };
        const cli = cliLetters(given);
        assert.equal(await ourLetters(given), `${strictest(cli.slice(0, 3)) ?? ''} ${strictest(cli) ?? ''}`);
      }),
      runs,
    );
  });

  it('case 70: property: whatever stands in the file and the environment, never milder than the CLI', async () => {
    const word = fc.oneof(action, fc.constantFrom('Deny', '', 'block'), fc.constant(null));
    const rule = fc.oneof(
      fc.record({ pattern: fc.oneof(pattern, fc.constant(null)), action: word }, { requiredKeys: [] }),
      fc.constantFrom(null, 'x'),
    );
    const flag = fc.oneof(fc.boolean(), fc.constantFrom(null, 'true', 1));
    const list = fc.oneof(fc.array(rule, { maxLength: 3 }), fc.constantFrom(null, {}, 'x'));
    const keys = fc.constantFrom(['enabled', 'rules'], ['Enabled', 'RULES'], ['enabled', 'rule'], ['Enabled', 'ruleſ']);
    const content = fc.oneof(
      fc
        .tuple(keys, flag, list)
        .map(
          ([[first = '', second = ''], on, all]) =>
            `{"${first}":${JSON.stringify(on)},"${second}":${JSON.stringify(all)}}`,
        ),
      fc.constantFrom(undefined, '', 'null', '{', '{"enabled":true}'),
    );
    const line = fc.array(
      fc.tuple(pattern, fc.constantFrom('=', '', '=='), fc.constantFrom('deny', ' Allow', 'confirm ', 'x', '')),
      { maxLength: 3 },
    );
    const environment = fc.option(
      line.map(entries => entries.map(entry => entry.join('')).join(',')),
      { nil: undefined },
    );
    const enabled = fc.constantFrom(undefined, '', '1', 'true', 'True', 'tRUE', 'false', 'F', 'fALSE', 'no');
    await fc.assert(
      fc.asyncProperty(content, enabled, environment, async (text, on, own) => {
        const given = { content: text, enabled: on, rules: own };
        const [one = '', many = ''] = (await ourLetters(given)).split(' ');
        const cli = cliLetters(given);
        assert.ok(strictness.indexOf(one) >= strictness.indexOf(strictest(cli.slice(0, 3)) ?? ''));
        assert.ok(strictness.indexOf(many) >= strictness.indexOf(strictest(cli) ?? ''));
      }),
      runs,
    );
  });
});
