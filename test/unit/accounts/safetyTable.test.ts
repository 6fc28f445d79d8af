import assert from 'node:assert/strict';
import fc from 'fast-check';
import { readSafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { cliDecides } from './cliPolicy';
import { fakeClock, t } from './fakes';

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

/** a: allow. c: ask first (the CLI), type to confirm (ours). d: deny. u: unreadable, so nothing is sent. */
const letters = { allow: 'a', confirm: 'c', type: 'c', deny: 'd' } as const;
const strictness = 'acdu';

const cliLetters = (given: Given) => typed.map(name => letters[cliDecides(given, name)]).join(' ');

/** Ours for one event, and for several, which may go out as one batch or one by one. */
async function ourLetters({ content, enabled, rules }: Given): Promise<string> {
  const clock = fakeClock();
  const reading = readSafetyPolicy({
    path: '/home/someone/.aliyun/safety-policy.json',
    readFile: () =>
      content === undefined ? Promise.reject(Object.assign(new Error(), { code: 'ENOENT' })) : Promise.resolve(content),
    clock: { ...clock, sleep: () => Promise.resolve() },
    env: { ALIBABA_CLOUD_SAFETY_POLICY_ENABLED: enabled, ALIBABA_CLOUD_SAFETY_POLICY_RULES: rules },
    t,
  });
  const policy = await reading;
  return policy.kind === 'ok'
    ? [[single], [single, batch]].map(names => letters[policy.decide(names)]).join(' ')
    : 'u u';
}

/**
 * What the CLI does for each of the four commands as they may be typed (built-in, plugin, built-in batch, plugin batch),
 * and what is done here for one event and for several. Both columns are written by hand.
 */
type Row = [given: string, cli: string, ours: string];

const rules: Row[] = [
  // One name in one spelling.
  ['', 'a a a a', 'a a'],
  ['ens:EventRedeployInstance=deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=confirm', 'c a a a', 'c c'],
  ['ens:EventRedeployInstance=forbid', 'c a a a', 'c c'],
  ['ens:EventRedeployInstance=allow', 'a a a a', 'a a'],
  ['ens:event-redeploy-instance=deny', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['ens:BatchEventRedeployInstance=deny', 'a a d a', 'a d'],
  ['ens:batch-event-redeploy-instance=deny', 'a a a d', 'a d'],
  ['ens:batch-event-redeploy-instance=confirm', 'a a a c', 'a c'],
  // Each spelling has a rule of its own: the stricter of the two first matches, in whichever order they stand.
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=deny', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=deny, ens:EventRedeployInstance=allow', 'a d a a', 'd d'],
  ['ens:event-redeploy-instance=allow, ens:EventRedeployInstance=deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=deny, ens:event-redeploy-instance=allow', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['ens:EventRedeployInstance=confirm, ens:event-redeploy-instance=deny', 'c d a a', 'd d'],
  ['ens:event-redeploy-instance=confirm, ens:EventRedeployInstance=deny', 'd c a a', 'd d'],
  ['ens:EventRedeployInstance=allow, ens:event-redeploy-instance=allow, *=deny', 'a a d d', 'a d'],
  ['ens:BatchEventRedeployInstance=allow, ens:batch-event-redeploy-instance=deny', 'a a a d', 'a d'],
  ['ens:batch-event-redeploy-instance=allow, ens:BatchEventRedeployInstance=confirm', 'a a c a', 'a c'],
  ['ens:BatchEventRedeployInstance=confirm, ens:batch-event-redeploy-instance=deny', 'a a c d', 'a d'],
  // A wildcard is the first match of one spelling, a name that of the other.
  ['ens:EventRedeployInstance=allow, *=deny', 'a d d d', 'd d'],
  ['ens:event-redeploy-instance=allow, *=deny', 'd a d d', 'd d'],
  ['ens:EventRedeployInstance=allow, *=confirm', 'a c c c', 'c c'],
  ['*=deny, ens:EventRedeployInstance=allow', 'd d d d', 'd d'],
  ['*=allow, ens:EventRedeployInstance=deny', 'a a a a', 'a a'],
  ['ens:event-*=allow, ens:Event*=deny', 'd a a a', 'd d'],
  ['ens:Event*=allow, ens:event-*=deny', 'a a a a', 'a a'],
  ['ens:EventR*=allow, ens:event-r*=deny', 'a d a a', 'd d'],
  ['ens:event-*=confirm, *=deny', 'd c d d', 'd d'],
  ['*-*=allow, *=deny', 'd a d a', 'd d'],
  ['*-*=deny, *=allow', 'a d a d', 'd d'],
  ['ens:*RedeployInstance=confirm, ens:*-redeploy-instance=deny', 'c d c d', 'd d'],
  ['ens:Batch*=confirm, *-instance=deny', 'a d c c', 'd d'],
  ['ens:BatchEvent*=deny, ens:Event*=confirm', 'c c d a', 'c d'],
  ['ens:batch-*=deny, ens:*Event*=confirm', 'c c c d', 'c d'],
  // Wildcards, case and blanks.
  ['*=confirm', 'c c c c', 'c c'],
  ['*:*=deny', 'd d d d', 'd d'],
  ['ens:*=deny', 'd d d d', 'd d'],
  ['ens:**=deny', 'd d d d', 'd d'],
  ['*redeploy*=deny', 'd d d d', 'd d'],
  ['*:*Redeploy*=confirm', 'c c c c', 'c c'],
  ['e*s:*e=deny', 'd d d d', 'd d'],
  ['ENS:eventredeployINSTANCE=deny', 'd a a a', 'd d'],
  [' ens:EventRedeployInstance =deny', 'd a a a', 'd d'],
  ['ens:EventRedeployInstance*=deny', 'd a a a', 'd d'],
  ['enſ:*=deny', 'd d d d', 'd d'],
  ['\ufeffens:*=allow, *=deny', 'd d d d', 'd d'],
  ['\u0085ens:*\u0085=deny', 'd d d d', 'd d'],
  // What matches nothing.
  ['ens:EventRedeploy=deny', 'a a a a', 'a a'],
  ['EventRedeployInstance=deny', 'a a a a', 'a a'],
  ['ens:EventRedeployInstanceX=deny', 'a a a a', 'a a'],
  ['ens:.*=deny', 'a a a a', 'a a'],
  ['ens:Event?edeployInstance=deny', 'a a a a', 'a a'],
  ['ens:Event(Redeploy)Instance=deny', 'a a a a', 'a a'],
  ['ecs:*=deny, ens:EventReboot*=deny', 'a a a a', 'a a'],
  ['ens:EventRebootInstance=deny, ens:event-migrate-instance=deny', 'a a a a', 'a a'],
  ['=deny,   =deny', 'a a a a', 'a a'],
  ['*:DELETE=deny', 'a a a a', 'a a'],
  // The CLI takes an action in other letters for none: stricter here.
  ['*=Deny', 'a a a a', 'd d'],
  ['*= CONFIRM ', 'a a a a', 'c c'],
  // And so it does with a word that is no action, or with none: unreadable here.
  ['*=block', 'a a a a', 'u u'],
  ['*=', 'a a a a', 'u u'],
];

const contents: Row[] = [
  ['{"enabled":false}', 'a a a a', 'a a'],
  ['{"enabled":false,"rules":null}', 'a a a a', 'a a'],
  ['{"enabled":false,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'a a'],
  ['{"enabled":true}', 'a a a a', 'a a'],
  ['{"enabled":true,"rules":null}', 'a a a a', 'a a'],
  ['{"enabled":true,"rules":[]}', 'a a a a', 'a a'],
  // Keys in other letters, as Go takes them.
  ['{"Enabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"enabled":true,"Rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"ENABLED":true,"RULES":[{"Pattern":"*","ACTION":"confirm"}]}', 'c c c c', 'c c'],
  ['{"enabled":true,"ruleſ":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"\\u0045nabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'd d d d', 'd d'],
  ['{"Enabled":false,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'a a'],
  ['{"version":1,"enabled":true,"rules":[{"pattern":"*","action":"deny","note":"x"}]}', 'd d d d', 'd d'],
  // The CLI takes no byte order mark, and so no such file: stricter here.
  ['\ufeff{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'd d'],
  // What the CLI passes over, or reads as turned off: nothing is sent here until it says clearly what it means.
  ['', 'a a a a', 'u u'],
  ['null', 'a a a a', 'u u'],
  ['{}', 'a a a a', 'u u'],
  ['[]', 'a a a a', 'u u'],
  ['{"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":null,"rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":"true","rules":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":1,"rules":[]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rule":[{"pattern":"*","action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":{}}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[null]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":["*=deny"]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":null,"action":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","action":null}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","actions":"deny"}]}', 'a a a a', 'u u'],
  ['{"enabled":true,"rules":[{"pattern":"*","action":"deny"}]', 'a a a a', 'u u'],
];

/** The file's rules, the two variables. */
type EnvRow = [
  lines: string | undefined,
  enabled: string | undefined,
  rules: string | undefined,
  cli: string,
  ours: string,
];

const environments: EnvRow[] = [
  [undefined, undefined, undefined, 'a a a a', 'a a'],
  [undefined, 'true', '*=deny', 'd d d d', 'd d'],
  [undefined, undefined, '*=deny', 'a a a a', 'a a'],
  ['*=deny', '0', undefined, 'a a a a', 'a a'],
  ['*=deny', ' False ', undefined, 'a a a a', 'a a'],
  ['*=deny', '', undefined, 'd d d d', 'd d'],
  ['*=deny', undefined, 'ens:Event*=confirm', 'c c a a', 'c c'],
  ['*=deny', undefined, 'ens:EventRedeployInstance=allow,ens:event-redeploy-instance=confirm', 'a c a a', 'c c'],
  ['*=deny', undefined, ' , ecs:* = deny ,ens:* = Confirm,', 'c c c c', 'c c'],
  // Only commas: the CLI finds no rule, and keeps those of the file.
  ['*=deny', undefined, ',', 'd d d d', 'd d'],
  ['*=deny', undefined, ' , ,', 'd d d d', 'd d'],
  ['*=confirm', 'T', ',,', 'c c c c', 'c c'],
  // Set but empty: no rules for the CLI. Here it does not turn off what the file says.
  ['*=deny', undefined, '', 'a a a a', 'd d'],
  ['*=deny', undefined, ' \t', 'a a a a', 'd d'],
  // The CLI passes over a flag that it cannot read, and over each such rule. Here nothing is sent.
  ['*=deny', 'fAlSe', undefined, 'd d d d', 'u u'],
  ['*=deny', 'tRue', undefined, 'd d d d', 'u u'],
  ['*=deny', 'off', undefined, 'd d d d', 'u u'],
  ['*=deny', '\ufefffalse', undefined, 'd d d d', 'u u'],
  ['*=deny', undefined, '\ufeff', 'd d d d', 'u u'],
  ['*=deny', undefined, '\u0085=deny', 'd d d d', 'u u'],
  ['*=deny', undefined, 'ens:*=\ufeffallow,*=confirm', 'c c c c', 'u u'],
  ['*=deny', undefined, 'ens:*=confirm,*=block', 'c c c c', 'u u'],
  ['*=deny', undefined, 'ens:*', 'd d d d', 'u u'],
  ['*=deny', undefined, '=deny', 'd d d d', 'u u'],
  ['*=deny', undefined, '*=allow=deny', 'd d d d', 'u u'],
];

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
