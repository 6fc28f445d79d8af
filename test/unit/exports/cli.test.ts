import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fc from 'fast-check';
import { cliLine, type CliTarget } from '../../../src/exports/cli';
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
      "aliyun ens EventRedeployInstance --region cn-hangzhou --endpoint 'ens.aliyuncs.com' --EventId 'e-1' --ResourceId 'i-1' --OpsType immediate",
    );
    const international: CliTarget = { ...target, site: 'international', host: 'ens.ap-southeast-1.aliyuncs.com' };
    assert.match(
      lineOf(cliLine(event, international)),
      /--region ap-southeast-1 --endpoint 'ens\.ap-southeast-1\.aliyuncs\.com'/,
    );
  });

  it('names the operation of the event, and for a migration what becomes of the data', () => {
    const reboot = lineOf(cliLine(anEvent({ type: 'Instance:SystemMaintenance.Reboot' }), target));
    assert.match(reboot, /^aliyun ens EventRebootInstance /);
    assert.doesNotMatch(reboot, /DataPolicy/);
    const migrate = anEvent({ type: 'Instance:SystemUpgrade.Migrate' });
    assert.match(
      lineOf(cliLine(migrate, { ...target, dataPolicy: 'force_transfer' })),
      /^aliyun ens EventMigrateInstance .* --DataPolicy force_transfer$/,
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

  it('case 30: T11: the whole line arrives at a real shell as the arguments it shows', () => {
    const event = anEvent({ eventId: 'e-1:2_3.4', resourceId: 'i-1' });
    assert.deepEqual(argumentsOf(lineOf(cliLine(event, target))), [
      ...['aliyun', 'ens', 'EventRedeployInstance', '--region', 'cn-hangzhou', '--endpoint', 'ens.aliyuncs.com'],
      ...['--EventId', 'e-1:2_3.4', '--ResourceId', 'i-1', '--OpsType', 'immediate'],
    ]);
  });

  it('case 30: T11: property: PowerShell reads back every text, typographic quotes too', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom("'", '‘', '’', '‚', '‛', '"', '$', '`', '\n', 'a') }), text => {
        assert.equal(readByPowerShell(shellQuote('powershell', text)), text);
      }),
    );
    assert.match(lineOf(cliLine(anEvent({ eventId: 'e-1' }), { ...target, shell: 'powershell' })), /--EventId 'e-1' /);
  });
});
