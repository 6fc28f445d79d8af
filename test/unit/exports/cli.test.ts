import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { cliLine, cliLines, type CliTarget } from '../../../src/exports/cli';
import { shellQuote } from '../../../src/exports/shellQuote';
import { anEvent } from '../../builders';

const target: CliTarget = { shell: 'posix', host: 'ens.aliyuncs.com', site: 'china', dataPolicy: 'try_transfer' };
const hostileIds = ["e'; reboot; '", 'e$(reboot)', 'e`reboot`', 'e\nreboot', 'e\u202e', 'e"', 'e ', '', 'é', 'e’1'];
const lineOf = (result: ReturnType<typeof cliLine>) => (result.possible ? result.line : result.bar);

/** The arguments a program gets that a real `sh` starts with this command line; its name is left out. */
function argumentsOf(line: string): string[] {
  const print = `f() { for a do printf '%s\\0' "$a"; done; }; f ${line}`;
  const { stdout, stderr, status } = spawnSync('sh', ['-c', print], { encoding: 'utf8' });
  assert.equal(status, 0, stderr);
  return stdout.split('\0').slice(0, -1);
}

const shells = ['sh', 'bash'];

/** What `aliyun` is started with by a real shell that gets this text and Enter, a list for each time. */
function startedBy(shell: string, text: string): string[][] {
  const aliyun = `aliyun() { for a do printf '%s\\0' "$a"; done; printf '\\n\\0'; }`;
  const { stdout, stderr, status } = spawnSync(shell, ['-s'], { encoding: 'utf8', input: `${aliyun}\n${text}\n` });
  assert.equal(status, 0, stderr);
  assert.equal(stderr, '');
  const calls = stdout.split('\n\0');
  assert.equal(calls.pop(), '');
  return calls.map(call => call.split('\0').slice(0, -1));
}

/** PowerShell's own rule for a text in single quotes (about_Quoting_Rules): undefined where it ends early. */
function readByPowerShell(quoted: string): string | undefined {
  const inner = /^'((?:[^'‘’‚‛]|['‘’‚‛]{2})*)'$/u.exec(quoted)?.[1];
  return inner?.replace(/(['‘’‚‛])['‘’‚‛]/g, '$1');
}

describe('an event as a line for the Aliyun CLI', () => {
  it('does at once what the event asks for, at the endpoint of the account', () => {
    const event = anEvent({ eventId: 'e-1', resourceId: 'i-1' });
    assert.equal(
      lineOf(cliLine(event, target)),
      "aliyun ens EventRedeployInstance '--region=cn-hangzhou' '--endpoint=ens.aliyuncs.com' '--EventId=e-1' '--ResourceId=i-1' '--OpsType=immediate'",
    );
    const international: CliTarget = { ...target, site: 'international', host: 'ens.ap-southeast-1.aliyuncs.com' };
    assert.match(
      lineOf(cliLine(event, international)),
      /'--region=ap-southeast-1' '--endpoint=ens\.ap-southeast-1\.aliyuncs\.com'/,
    );
  });

  it('names the operation of the event, and for a migration what becomes of the data', () => {
    const reboot = lineOf(cliLine(anEvent({ type: 'Instance:SystemMaintenance.Reboot' }), target));
    assert.match(reboot, /^aliyun ens EventRebootInstance /);
    assert.doesNotMatch(reboot, /DataPolicy/);
    const migrate = anEvent({ type: 'Instance:SystemUpgrade.Migrate' });
    assert.match(
      lineOf(cliLine(migrate, { ...target, dataPolicy: 'force_transfer' })),
      /^aliyun ens EventMigrateInstance .* '--DataPolicy=force_transfer'$/,
    );
  });

  it('is not made for an event that takes no action, and says why', () => {
    assert.equal(lineOf(cliLine(anEvent({ status: 'Executed' }), target)), 'ended');
    assert.equal(lineOf(cliLine(anEvent({ status: 'Executing' }), target)), 'executing');
    assert.equal(lineOf(cliLine(anEvent({ status: 'Odd' }), target)), 'unknownState');
    assert.equal(lineOf(cliLine(anEvent({ type: 'Disk:Stalled' }), target)), 'type');
  });

  it('case 30: T11: makes no line of an id with characters that are never sent', () => {
    for (const id of hostileIds) {
      assert.equal(lineOf(cliLine(anEvent({ eventId: id }), target)), 'unsafeId', id);
      assert.equal(lineOf(cliLine(anEvent({ resourceId: id }), target)), 'unsafeId', id);
    }
  });

  it('case 30: T11: property: a real shell hands every argument on as it was, and runs nothing', () => {
    const text = fc.oneof(
      fc.string({
        unit: fc.constantFrom("'", '"', '\\', '$', '`', '(', ')', ';', '&', '\n', ' ', '*', '!', '~', '#', 'a'),
      }),
      fc.string({ unit: 'grapheme' }).map(any => any.replaceAll('\0', '')),
      fc.constantFrom(...hostileIds, '-n', '--help'),
    );
    fc.assert(
      fc.property(fc.array(text, { maxLength: 40 }), texts => {
        assert.deepEqual(argumentsOf(texts.map(one => shellQuote('posix', one)).join(' ')), texts);
      }),
      { numRuns: process.env.CI ? 200 : 40 },
    );
  });

  const optionLike = [
    '-',
    '--',
    '-e-1',
    '--profile:other',
    '--profile',
    '--process-command:reboot',
    '-p',
    '.e',
    '_e',
    ':e',
  ];

  it('case 90: makes no line of an id that a program could take for an option', () => {
    for (const id of optionLike) {
      for (const shell of ['posix', 'powershell'] as const) {
        for (const type of ['Redeploy', 'Reboot']) {
          const event = anEvent({ type: `Instance:SystemMaintenance.${type}` });
          assert.equal(lineOf(cliLine({ ...event, eventId: id }, { ...target, shell })), 'leadingSign', id);
          assert.equal(lineOf(cliLine({ ...event, resourceId: id }, { ...target, shell })), 'leadingSign', id);
        }
      }
    }
  });

  for (const shell of shells) {
    it(`case 90: ${shell} starts the CLI with one argument for each flag and its value`, () => {
      const event = anEvent({ eventId: 'e-1:2_3.4', resourceId: 'i-1', type: 'Instance:SystemUpgrade.Migrate' });
      const line = lineOf(cliLine(event, { ...target, dataPolicy: 'abandon' }));
      assert.deepEqual(startedBy(shell, line), [
        [
          ...['ens', 'EventMigrateInstance', '--region=cn-hangzhou', '--endpoint=ens.aliyuncs.com'],
          ...['--EventId=e-1:2_3.4', '--ResourceId=i-1', '--OpsType=immediate', '--DataPolicy=abandon'],
        ],
      ]);
    });

    it(`case 90: ${shell} starts the CLI once for each event that is copied, in their order`, () => {
      const ids = ['e-1', '9', 'E:x', 'e-4'];
      const lines = ids.map(eventId => lineOf(cliLine(anEvent({ eventId }), target)));
      const started = startedBy(shell, cliLines(lines));
      assert.deepEqual(
        started.map(given => given.find(argument => argument.startsWith('--EventId'))),
        ids.map(id => `--EventId=${id}`),
      );
      assert.ok(started.every(given => given.length === 7));
    });

    it(`case 90: T11: property: of any ids ${shell} starts the CLI with just these, or there is no line`, () => {
      const id = fc.oneof(
        fc.stringMatching(/^[A-Za-z0-9:_.-]{1,20}$/),
        fc.constantFrom(
          ...hostileIds,
          ...optionLike,
          '$HOME',
          '*',
          '~',
          '!!',
          'e;reboot',
          'e|x',
          'e&',
          'e>x',
          '{a,b}',
          '#e',
        ),
      );
      fc.assert(
        fc.property(fc.array(fc.tuple(id, id), { minLength: 1, maxLength: 5 }), pairs => {
          const results = pairs.map(([eventId, resourceId]) => cliLine(anEvent({ eventId, resourceId }), target));
          const possible = pairs.filter((_, index) => results[index]?.possible);
          assert.ok(possible.flat().every(text => /^[A-Za-z0-9][\w:.-]*$/.test(text)));
          const text = cliLines(results.flatMap(result => (result.possible ? [result.line] : [])));
          const given = possible.map(([eventId, resourceId]) => [`--EventId=${eventId}`, `--ResourceId=${resourceId}`]);
          assert.deepEqual(
            startedBy(shell, text).map(all => all.slice(4, 6)),
            given,
          );
        }),
        { numRuns: process.env.CI ? 200 : 40 },
      );
    });
  }

  it('case 90: has no line break, also of several lines: pasted into a shell it waits for Enter', () => {
    const line = lineOf(cliLine(anEvent(), target));
    for (const count of [1, 2, 45]) {
      assert.doesNotMatch(cliLines(Array.from({ length: count }, () => line)), /[\n\r\u0085\u2028\u2029]/);
    }
    assert.equal(cliLines(['a', 'b', 'c']), 'a; b; c');
  });

  it('case 30: T11: property: PowerShell reads back every text, typographic quotes too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '‘', '’', '‚', '‛', '"', '$', '`', '\n', 'a') }), text => {
        assert.equal(readByPowerShell(shellQuote('powershell', text)), text);
      }),
    );
    assert.match(lineOf(cliLine(anEvent({ eventId: 'e-1' }), { ...target, shell: 'powershell' })), / '--EventId=e-1' /);
  });
});
