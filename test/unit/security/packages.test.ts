import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';

/** What an expression over the scripts' functions answers, in a program of its own: they are not for bundling. */
function evaluate(expression: string): unknown {
  const program = `
    import { bundledPackages, noticesOf } from './scripts/bundled.mjs';
    import { judgeAdvisories, judgeSignatures } from './scripts/audit.mjs';
    import { shippedOnly } from './scripts/sbom.mjs';
    process.stdout.write(JSON.stringify(${expression}));`;
  const command = ['--input-type=module', '--eval', program];
  return JSON.parse(execFileSync(process.execPath, command, { encoding: 'utf8', maxBuffer: 2 ** 24, stdio: 'pipe' }));
}

const packages = JSON.stringify([{ name: 'dayjs', version: '1.0.0', folder: 'node_modules/dayjs' }]);

interface Verdict {
  lines: string[];
  code: number;
}

/** All of them in one program: each takes a moment to start. */
function judged(judge: string, reports: readonly unknown[]): Verdict[] {
  return evaluate(`${JSON.stringify(reports)}.map(report => ${judge}(report, ${packages}))`) as Verdict[];
}

describe('The packages that ship', () => {
  it('T20: are each named in the notices, with version, licence and its text', () => {
    const [list, notices] = evaluate('[await bundledPackages(), noticesOf(await bundledPackages())]') as [
      { name: string; version: string }[],
      string,
    ];
    assert.ok(list.length >= 9);
    const entries = notices.split(`${'-'.repeat(80)}\n`).slice(1);
    assert.deepEqual(
      entries.map(entry => entry.split('\n')[0]),
      list.map(({ name, version }) => `${name} ${version}`),
    );
    for (const entry of entries) {
      assert.match(entry, /^Licence: (MIT|ISC|Apache-2\.0|BSD-[23]-Clause|0BSD)$/m);
      assert.match(entry, /copyright/i);
      assert.match(entry, /WITHOUT WARRANT|WITH REGARD TO THIS SOFTWARE|PROVIDED "AS IS"/i);
    }
  });

  it('T20: do not ship under a licence whose text nobody has', () => {
    const odd = { name: 'odd', version: '1', licence: 'Odd-1.0', author: '', folder: 'src' };
    assert.throws(() => evaluate(`noticesOf([${JSON.stringify(odd)}])`), /odd brings no licence text/);
  });
});

describe('What is known against the packages that ship', () => {
  const advisory = (name: string, severity: string) => ({
    name,
    severity,
    range: '<2',
    nodes: [`node_modules/${name}`],
  });
  const about = (...advisories: ReturnType<typeof advisory>[]) => ({
    vulnerabilities: Object.fromEntries(advisories.map(one => [one.name, one])),
  });

  const advised = [
    ['nothing', about(), 0, ['1 packages ship; advisories against them: 0']],
    [
      'a grave matter',
      about(advisory('dayjs', 'high')),
      1,
      ['1 packages ship; advisories against them: 1', 'high: dayjs <2'],
    ],
    [
      'a critical one',
      about(advisory('dayjs', 'critical')),
      1,
      ['1 packages ship; advisories against them: 1', 'critical: dayjs <2'],
    ],
    [
      'a small one',
      about(advisory('dayjs', 'moderate')),
      0,
      ['1 packages ship; advisories against them: 1', 'moderate: dayjs <2'],
    ],
    ['one of a tool', about(advisory('mocha', 'critical')), 0, ['1 packages ship; advisories against them: 0']],
    ['no answer', undefined, 2, ['The registry could not be asked for advisories.']],
    ['an error', { message: '405', error: {} }, 2, ['The registry could not be asked for advisories.']],
  ] as const;
  it('T20: fails for grave matters in what ships, and says where nothing could be asked', () => {
    const verdicts = judged(
      'judgeAdvisories',
      advised.map(([, report]) => report),
    );
    for (const [index, [what, , code, lines]] of advised.entries()) {
      assert.deepEqual(verdicts[index], { lines, code }, what);
    }
  });

  const one = (name: string) => ({ name, version: '1.0.0' });
  const signed = [
    ['right', { invalid: [], missing: [] }, 0],
    ['wrong', { invalid: [one('dayjs')], missing: [] }, 1],
    ['wrong for a tool, which runs here', { invalid: [one('mocha')], missing: [] }, 1],
    ['missing', { invalid: [], missing: [one('dayjs')] }, 1],
    ['missing for a tool', { invalid: [], missing: [one('mocha')] }, 0],
    ['not to be had', undefined, 2],
  ] as const;
  it('T20: fails for wrong signatures, and for missing ones of what ships', () => {
    const verdicts = judged(
      'judgeSignatures',
      signed.map(([, report]) => report),
    );
    assert.deepEqual(
      verdicts.map(({ code }, index) => [signed[index]?.[0], code]),
      signed.map(([what, , code]) => [what, code]),
    );
  });
});

describe('The bill of materials', () => {
  const component = (name: string) => ({
    'bom-ref': `${name}@1.0.0`,
    scope: 'optional',
    properties: [{ name: 'cdx:npm:package:development', value: 'true' }],
  });
  const bom = {
    metadata: { component: { 'bom-ref': 'self', name: 'main' } },
    components: [component('dayjs'), component('mocha')],
    dependencies: [
      { ref: 'self', dependsOn: ['dayjs@1.0.0', 'mocha@1.0.0'] },
      { ref: 'mocha@1.0.0', dependsOn: ['dayjs@1.0.0'] },
      { ref: 'dayjs@1.0.0' },
    ],
  };

  it('T20: lists what ships as required, and no tool', () => {
    const made = evaluate(`shippedOnly(${JSON.stringify(bom)}, ${packages})`) as typeof bom;
    assert.deepEqual(made.components, [{ 'bom-ref': 'dayjs@1.0.0', scope: 'required', properties: [] }]);
    assert.deepEqual(made.dependencies, [
      { ref: 'self', dependsOn: ['dayjs@1.0.0'] },
      { ref: 'dayjs@1.0.0', dependsOn: [] },
    ]);
    assert.equal(made.metadata.component.name, 'ens-events');
  });

  it('T20: is not made where npm does not know a package that ships', () => {
    assert.throws(
      () => evaluate(`shippedOnly(${JSON.stringify({ ...bom, components: [] })}, ${packages})`),
      /npm does not list what ships: dayjs@1\.0\.0/,
    );
  });
});
