import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { readUpTo } from '../../../src/accounts/readUpTo';
import { cliFileLimit } from '../../../src/accounts/cliFile';
import { readSafetyPolicy, type SafetyPolicy } from '../../../src/accounts/safetyPolicy';
import { matchesPattern } from '../../../src/accounts/safetyRules';
import { t } from './fakes';

const runs = { numRuns: process.env.CI ? 1000 : 100 };
const single = 'EventRedeployInstance';
const batch = 'BatchEventRedeployInstance';

const clock = { sleep: () => Promise.resolve() };

type Env = Record<string, string | undefined>;
const enabledBy = (value: string, rules?: string): Env => ({
  ALIBABA_CLOUD_SAFETY_POLICY_ENABLED: value,
  ALIBABA_CLOUD_SAFETY_POLICY_RULES: rules,
});

function policyOf(content: unknown, env: Env = {}): Promise<SafetyPolicy> {
  const text = typeof content === 'string' ? content : JSON.stringify(content);
  return readSafetyPolicy({ path: '/policy.json', readFile: () => Promise.resolve(text), clock, env, t });
}

function withoutFile(code: string, env: Env = {}): Promise<SafetyPolicy> {
  const readFile = () => Promise.reject(Object.assign(new Error('canary'), { code }));
  return readSafetyPolicy({ path: '/policy.json', readFile, clock, env, t });
}

/** `pattern=action` each, as a file that is turned on. */
const file = (...lines: string[]) => ({
  enabled: true,
  rules: lines.map(line => {
    const [pattern, action] = line.split('=');
    return { pattern, action };
  }),
});

function decided(policy: SafetyPolicy, ...apiNames: string[]): string {
  return policy.kind === 'ok' ? policy.decide(apiNames.length > 0 ? apiNames : [single]) : policy.problem;
}

describe('the safety policy of the Aliyun CLI', () => {
  it('allows everything where there is no file', async () => {
    assert.equal(decided(await withoutFile('ENOENT')), 'allow');
  });

  const table: [lines: string[], expected: string][] = [
    [[], 'allow'],
    [['ens:EventRedeployInstance=deny'], 'deny'],
    [['ens:EventRedeployInstance=confirm'], 'type'],
    [['ens:EventRedeployInstance=forbid'], 'type'],
    [['ens:EventRedeployInstance=allow', 'ens:event-redeploy-instance=allow', '*=deny'], 'allow'],
    [['*=deny', 'ens:EventRedeployInstance=allow'], 'deny'],
    [['ENS:eventredeployINSTANCE=Deny'], 'deny'],
    [[' ens:EventRedeployInstance = deny '], 'deny'],
    [['ens:event-redeploy-instance=deny'], 'deny'],
    [['ens:event*=confirm', '*=deny'], 'type'],
    [['ens:EventRedeploy*=deny'], 'deny'],
    [['*:*Redeploy*=confirm'], 'type'],
    [['ens:EventRedeploy=deny'], 'allow'],
    [['EventRedeployInstance=deny'], 'allow'],
    [['ens:EventRedeployInstanceX=deny'], 'allow'],
    [['ens:EventRedeployInstance*=deny'], 'deny'],
    [['ens:.*=deny'], 'allow'],
    [['ecs:*=deny', 'ens:EventReboot*=deny'], 'allow'],
    [['=deny', '  =deny'], 'allow'],
  ];
  for (const [lines, expected] of table) {
    it(`${lines.join(', ') || 'no rule'} means ${expected}`, async () => {
      assert.equal(decided(await policyOf(file(...lines))), expected);
    });
  }

  it('takes the stricter rule of a single operation and its batch form', async () => {
    for (const [lines, expected] of [
      [['ens:EventRedeployInstance=deny'], 'deny'],
      [['ens:BatchEventRedeployInstance=deny', 'ens:Event*=confirm'], 'deny'],
      [['ens:batch-event-redeploy-instance=confirm'], 'type'],
      [['ens:EventRedeployInstance=allow', '*=confirm'], 'type'],
    ] as const) {
      const policy = await policyOf(file(...lines));
      assert.equal(decided(policy, single, batch), expected, lines.join());
      assert.equal(decided(policy, batch, single), expected, lines.join());
    }
  });

  it('does nothing while it is turned off, and a file without rules has none', async () => {
    assert.equal(decided(await policyOf({ ...file('*=deny'), enabled: false })), 'allow');
    assert.equal(decided(await policyOf({ enabled: true, rules: null })), 'allow');
    assert.equal(decided(await policyOf(`\ufeff${JSON.stringify(file('*=deny'))}`)), 'deny');
  });

  it('is turned on and off by the environment', async () => {
    for (const on of ['1', 't', 'TRUE', ' true ']) {
      assert.equal(decided(await policyOf({ ...file('*=deny'), enabled: false }, enabledBy(on))), 'deny', on);
    }
    for (const off of ['0', 'F', 'false']) {
      assert.equal(decided(await policyOf(file('*=deny'), enabledBy(off))), 'allow', off);
    }
    assert.equal(decided(await policyOf(file('*=deny'), enabledBy(''))), 'deny');
  });

  it('takes rules of the environment in place of those of the file', async () => {
    const env = enabledBy('true', ' ecs:*=deny, ens:Event* = Confirm ,');
    assert.equal(decided(await policyOf(file('*=deny'), env)), 'type');
    assert.equal(decided(await withoutFile('ENOENT', env)), 'type');
    assert.equal(decided(await policyOf(file('*=deny'), enabledBy('true', ' '))), 'deny');
    assert.equal(decided(await withoutFile('ENOENT', { ALIBABA_CLOUD_SAFETY_POLICY_RULES: '*=deny' })), 'allow');
  });

  it('still asks where the shell says to skip confirmations', async () => {
    const env = { ALIBABA_CLOUD_SAFETY_SKIP_CONFIRM: 'true' };
    assert.equal(decided(await policyOf(file('*=confirm'), env)), 'type');
  });

  it('denies every write where the environment holds something else, and names the variable', async () => {
    assert.match(
      decided(await policyOf(file(), enabledBy('canary'))),
      /variable .*: ALIBABA_CLOUD_SAFETY_POLICY_ENABLED$/,
    );
    for (const rules of ['canary', '=deny', ' =deny', 'canary=', 'canary=block', '*=allow=deny', 'a=deny,b']) {
      const problem = decided(await policyOf(file(), enabledBy('true', rules)));
      assert.match(problem, /variable .*: ALIBABA_CLOUD_SAFETY_POLICY_RULES$/, rules);
      assert.ok(!problem.includes('canary'));
    }
  });

  const malformed: unknown[] = [
    '',
    '{"enabled": true, "rules": [canary',
    'null',
    [],
    {},
    { rules: [] },
    { enabled: 'true', rules: [] },
    { enabled: true, rules: {} },
    { enabled: true, rules: ['canary'] },
    { enabled: true, rules: [{ pattern: 'canary' }] },
    { enabled: true, rules: [{ action: 'deny' }] },
    { enabled: true, rules: [{ pattern: 'canary', action: 'block' }] },
    { enabled: true, rules: [{ pattern: 'canary', action: '' }] },
    { enabled: true, rules: [{ pattern: '*', action: '__proto__' }] },
    { enabled: true, rules: [{ pattern: '*', action: 'toString' }] },
    { enabled: false, rules: [{ pattern: 'canary', action: 'block' }] },
  ];
  for (const content of malformed) {
    it(`denies every write for ${typeof content === 'string' ? `the text ${content || '(none)'}` : JSON.stringify(content)}`, async () => {
      const policy = await policyOf(content);
      assert.equal(policy.kind, 'unreadable');
      assert.match(decided(policy), /^The file ~\/\.aliyun\/safety-policy\.json is not a safety policy/);
      assert.ok(!decided(policy).includes('canary'));
    });
  }

  it('denies every write where the file cannot be opened, without the words of the system', async () => {
    for (const code of ['EACCES', 'EISDIR', 'ENOTDIR', 'EIO']) {
      assert.match(decided(await withoutFile(code)), /could not be opened: check its permissions\.$/, code);
    }
  });

  it('reads a real file, and refuses one of more than a megabyte in whatever letters', async () => {
    const folder = await mkdtemp(path.join(tmpdir(), 'ens-events-policy-'));
    const read = async (content: string) => {
      await writeFile(path.join(folder, 'policy.json'), content);
      return readSafetyPolicy({ path: path.join(folder, 'policy.json'), readFile: readUpTo, clock, env: {}, t });
    };
    const policy = JSON.stringify(file('*=deny'));
    try {
      assert.equal(decided(await read(policy)), 'deny');
      assert.equal(decided(await read(policy.padEnd(cliFileLimit))), 'deny');
      assert.match(decided(await read(policy.padEnd(cliFileLimit + 1))), /too large/);
      const wide = JSON.stringify({ ...file('*=deny'), note: '边缘'.repeat(cliFileLimit / 6) });
      assert.match(decided(await read(wide)), /too large/);
      await rm(path.join(folder, 'policy.json'));
      const missing = await readSafetyPolicy({
        path: path.join(folder, 'policy.json'),
        readFile: readUpTo,
        clock,
        env: {},
        t,
      });
      assert.equal(decided(missing), 'allow');
      const isFolder = await readSafetyPolicy({ path: folder, readFile: readUpTo, clock, env: {}, t });
      assert.equal(isFolder.kind, 'unreadable');
    } finally {
      await rm(folder, { recursive: true });
    }
  });

  it('property: never rejects, whatever the file and the environment hold', async () => {
    const contents = fc.oneof(
      fc.string(),
      fc.json(),
      fc.anything().map(value => JSON.stringify({ enabled: true, rules: value })),
    );
    await fc.assert(
      fc.asyncProperty(contents, fc.string(), fc.string(), async (content, enabled, rules) => {
        const policy = await policyOf(content, enabledBy(enabled, rules));
        assert.ok(policy.kind === 'unreadable' || ['allow', 'type', 'deny'].includes(policy.decide([single, batch])));
      }),
      runs,
    );
  });
});

describe('patterns of the safety policy', () => {
  const letters = fc.string({ unit: fc.constantFrom('a', 'b', ':', '-', '.'), maxLength: 8 });
  const patterns = fc.string({ unit: fc.constantFrom('a', 'B', ':', '-', '.', '*'), maxLength: 6 });

  it('property: match as a regular expression with .* for each star would', () => {
    fc.assert(
      fc.property(patterns, letters, (pattern, name) => {
        const expression = pattern.replaceAll('.', '\\.').replaceAll('*', '.*');
        assert.equal(matchesPattern(pattern, name), new RegExp(`^${expression}$`, 'i').test(name));
      }),
      { numRuns: runs.numRuns * 10 },
    );
  });

  it('property: a name with any part replaced by a star still matches, in any case', () => {
    fc.assert(
      fc.property(letters, fc.nat(8), fc.nat(8), (name, from, length) => {
        const pattern = `${name.slice(0, from)}*${name.slice(from + length)}`;
        assert.ok(matchesPattern(pattern, name) && matchesPattern(pattern.toUpperCase(), name));
      }),
      runs,
    );
  });

  it('answer at once for a pattern made to be slow', () => {
    const name = `ens:${'a'.repeat(5_000)}`;
    const started = performance.now();
    assert.equal(matchesPattern(`${'*a'.repeat(4_000)}*b`, name), false);
    assert.ok(performance.now() - started < 5_000);
  });
});
