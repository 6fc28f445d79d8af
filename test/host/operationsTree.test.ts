import assert from 'node:assert/strict';
import { MarkdownString, ThemeColor, ThemeIcon, type TreeItemLabel } from 'vscode';
import type { Journal } from '../../src/operations/journal';
import { JournalError } from '../../src/state/journalError';
import type { End, Operation, Outcome } from '../../src/operations/operation';
import { createRecords } from '../../src/operations/records';
import { operationNodeId, type OperationsNode } from '../../src/views/operationNode';
import { createOperationsProvider } from '../../src/views/operationsProvider';
import { sampleRow } from '../../src/views/rowMarks';
import { createTold } from '../../src/events/told';
import { memoryFile } from '../../src/events/toldFile';
import { createUnseenFailures } from '../../src/views/unseenFailures';
import { aClock, anInstance, anOperation, hour, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { somePersonTime } from '../personTime';

const hostile = '[ok](command:workbench.action.quit) $(trash) <img src=x> \u202etxt ![i](https://192.0.2.1/x)';
const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
const refused: Outcome = { kind: 'refused', code: 'Busy', message: 'try later', requestId: 'REQ-2' };
const unknown: Outcome = { kind: 'unknown', code: 'ECONNRESET', message: 'the line broke' };
const ended = (how: End['how']): End => ({ how, status: 'Executed', at: noon + hour });

const textOf = (label: string | TreeItemLabel | undefined) =>
  typeof label === 'string' ? label : (label?.label ?? '');

/** Records over a journal in memory, which another window may write to. */
function setting(...onDisk: Operation[]) {
  const disk = { operations: onDisk, error: undefined as Error | undefined };
  const journal: Journal = {
    begin: () => Promise.resolve(),
    answer: () => Promise.resolve(),
    reopen: () => Promise.resolve(),
    end: () => Promise.resolve(),
    read: () => (disk.error ? Promise.reject(disk.error) : Promise.resolve(disk.operations)),
  };
  const records = createRecords(journal);
  const clock = aClock();
  const personTime = somePersonTime();
  const unseen = createUnseenFailures({ told: createTold(memoryFile(), assert.ifError), records, clock });
  const reloads: (Error | undefined)[] = [];
  const desk = aDesk();
  const held = new Set<string>();
  const mayMove = (node: OperationsNode) => !held.has(operationNodeId(node));
  const desks = someDesks(desk);
  const provider = createOperationsProvider({ records, unseen, desks, clock, mayMove, ...personTime }, error =>
    reloads.push(error),
  );
  const rows = async () => (await provider.getChildren()) ?? [];
  const item = async (node: OperationsNode) => provider.getTreeItem(node);
  const items = async () => Promise.all((await rows()).map(item));
  const first = async () => {
    const [row] = await items();
    assert.ok(row);
    return row;
  };
  const tooltip = async () => {
    const node = (await rows()).find(row => row.kind === 'operation' && row.id === 'op-1');
    assert.ok(node);
    const resolved = await provider.resolveTreeItem?.(await item(node), node, {} as never);
    assert.ok(resolved?.tooltip instanceof MarkdownString);
    return resolved.tooltip;
  };
  return { desk, held, disk, records, unseen, clock, reloads, provider, rows, item, items, first, tooltip };
}

describe('The operations tree', () => {
  const planned = { opsType: 'scheduled', planTime: noon + 24 * hour } as const;
  const states: [name: string, operation: Partial<Operation>, where: RegExp, token: string, icon: string][] = [
    ['under way', {}, /^being sent · /, 'sending', 'loading~spin'],
    ['not sent', { outcome: { ...refused, kind: 'notSent' } }, /^not sent · /, 'notSent', 'circle-outline'],
    ['refused', { outcome: refused }, /^refused · /, 'refused', 'circle-slash'],
    ['not clear', { outcome: unknown }, /^outcome not clear yet · /, 'unknown', 'question'],
    ['planned', { outcome: accepted, plan: planned }, /^planned \w{3} \d\d:\d\d, in 1 d · /, 'planned', 'calendar'],
    ['running', { outcome: accepted }, /^running for 0 s · /, 'running', 'sync~spin'],
    ['done', { outcome: accepted, end: ended('done') }, /^done · /, 'done', 'pass'],
    ['failed', { outcome: accepted, end: ended('failed') }, /^failed · /, 'failed', 'error'],
    ['canceled', { outcome: accepted, end: ended('canceled') }, /^canceled · /, 'failed', 'error'],
    ['gone', { outcome: accepted, end: ended('gone') }, /^no longer listed/, 'unsettled', 'warning'],
    [
      'never settled',
      { outcome: unknown, end: ended('unsettled') },
      /^unknown, check the console · /,
      'unsettled',
      'warning',
    ],
  ];
  for (const [name, fields, where, token, icon] of states) {
    it(`case 44: shows an operation that is ${name} in words, by shape and by colour`, async () => {
      const row = await setting(anOperation(fields)).first();
      assert.equal(row.label, 'edge-web-01');
      assert.match(String(row.description), where);
      const words = String(row.description).replace(/ · redeploy$/, '');
      assert.ok(row.accessibilityInformation?.label.includes(`state: ${words}`));
      assert.ok(row.contextValue?.split(' ').includes(token), row.contextValue);
      assert.ok(row.iconPath instanceof ThemeIcon && row.iconPath.color instanceof ThemeColor);
      assert.equal(row.iconPath.id, icon);
    });
  }

  it('has the newest operation at the top', async () => {
    const rows = await setting(anOperation({ id: 'a', name: 'old' }), anOperation({ id: 'b', name: 'new' })).items();
    assert.deepEqual(
      rows.map(({ label }) => label),
      ['new', 'old'],
    );
  });

  it('has failures on top until they were looked at, without moving a row under a pointer', async () => {
    const failed = { outcome: accepted, end: ended('failed') };
    const operations = [
      anOperation({ id: 'a', at: noon, ...failed }),
      anOperation({ id: 'b', at: noon + 1, outcome: refused }),
      anOperation({ id: 'c', at: noon + 2, outcome: accepted }),
    ];
    const { provider, unseen, items, rows } = setting(...operations);
    await rows();
    const ids = async () => (await items()).map(({ id, contextValue }) => [id, /\bunseen\b/.test(contextValue ?? '')]);
    const on = (id: string, isUnseen: boolean) => [`operation:${id}`, isUnseen];
    assert.deepEqual(await ids(), [on('b', true), on('a', true), on('c', false)]);
    assert.match(
      (await items())[0]?.accessibilityInformation?.label ?? '',
      /not looked at yet.*what to do: The service/,
    );
    await unseen.look([operations[1]!]);
    assert.deepEqual(await ids(), [on('b', false), on('a', true), on('c', false)]);
    provider.letGo();
    assert.deepEqual(await ids(), [on('a', true), on('c', false), on('b', false)]);
  });

  it('leaves a row that fails in sight where it is until it may move, and says so there', async () => {
    const { disk, unseen, held, provider, items } = setting(
      anOperation({ id: 'a', at: noon, outcome: accepted }),
      anOperation({ id: 'b', at: noon + 1, outcome: accepted }),
    );
    const ids = async () => (await items()).map(({ id }) => id);
    await unseen.refresh();
    assert.deepEqual(await ids(), ['operation:b', 'operation:a']);
    held.add('operation:a');
    disk.operations = [anOperation({ id: 'a', at: noon, outcome: accepted, end: ended('failed') })];
    await provider.reload();
    assert.deepEqual(await ids(), ['operation:b', 'operation:a']);
    assert.match((await items())[1]?.contextValue ?? '', /unseen/);
    held.clear();
    provider.tick();
    assert.deepEqual(await ids(), ['operation:a', 'operation:b']);
  });

  it('redraws only the rows that say something else as time goes on', async () => {
    const { clock, provider, rows } = setting(
      anOperation({ id: 'done', outcome: accepted, end: ended('done') }),
      anOperation({ id: 'runs', at: noon + 1, outcome: accepted }),
      anOperation({ id: 'planned', at: noon + 2, outcome: accepted, plan: planned }),
    );
    const [, runs] = await rows();
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(node => redrawn.push(node));
    provider.tick();
    assert.deepEqual(redrawn, []);
    await clock.sleep(20_000);
    provider.tick();
    assert.deepEqual(redrawn, [runs]);
  });

  it('marks operations of the sample account, in the row and in the tooltip', async () => {
    const { first, tooltip } = setting(anOperation({ sample: true, outcome: accepted }));
    assert.equal((await first()).description, 'running for 0 s · redeploy (sample)');
    assert.match((await tooltip()).value.replaceAll('&nbsp;', ' '), /Test \\?\(sample\\?\)/);
  });

  it('offers to copy a RequestId only where there is one', async () => {
    const withId = await setting(anOperation({ outcome: accepted })).first();
    const without = await setting(anOperation({ outcome: unknown })).first();
    assert.match(withId.contextValue ?? '', /\bhasRequestId\b/);
    assert.doesNotMatch(without.contextValue ?? '', /\bhasRequestId\b/);
  });

  it('has ids that do not change with what a row says', async () => {
    const { records, first } = setting();
    await records.begin(anOperation());
    const before = (await first()).id;
    await records.answer('op-1', accepted);
    await records.end('op-1', ended('done'));
    assert.equal((await first()).id, before);
    assert.equal(before, 'operation:op-1');
  });

  it('redraws one row when one operation changed, whoever changed it, and the list when there is a new one', async () => {
    const { disk, records, provider, rows } = setting(anOperation({ id: 'theirs', pid: 2 }));
    await records.begin(anOperation({ id: 'ours', at: noon + 1 }));
    const [ours, theirs] = await rows();
    const redrawn: (OperationsNode | undefined)[] = [];
    provider.onDidChangeTreeData?.(node => redrawn.push(node as OperationsNode | undefined));
    await records.answer('ours', accepted);
    assert.deepEqual(redrawn.splice(0), [ours]);
    disk.operations = [anOperation({ id: 'theirs', pid: 2, outcome: accepted })];
    await provider.reload();
    assert.deepEqual(redrawn.splice(0), [theirs]);
    await provider.reload();
    assert.deepEqual(redrawn.splice(0), []);
    await records.begin(anOperation({ id: 'another' }));
    assert.deepEqual(redrawn, [undefined]);
  });

  for (const [unreadable, advice] of [
    ['newer', 'A newer version of ENS Events wrote it'],
    ['damaged', 'Its record is damaged'],
  ] as const) {
    it(`case 100: shows one that this version cannot read (${unreadable}) for what it is, and what to do`, async () => {
      const { first, tooltip } = setting(anOperation({ unreadable, profileId: '' }));
      const { description, contextValue, iconPath } = await first();
      assert.equal(description, 'can’t be read by this version');
      assert.equal(contextValue, 'operation unreadable');
      assert.equal((iconPath as ThemeIcon).id, 'lock');
      const value = (await tooltip()).value.replaceAll('&nbsp;', ' ');
      assert.ok(value.includes(advice), value);
      assert.ok(!/redeploy|Plan/.test(value), 'nothing is said that is not known');
    });
  }

  it('shows a planned operation as running once its time has come', async () => {
    const { clock, provider, first, rows } = setting(anOperation({ outcome: accepted, plan: planned }));
    const [node] = await rows();
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(changed => redrawn.push(changed));
    await clock.sleep(25 * hour);
    await provider.reload();
    assert.deepEqual(redrawn, [node]);
    assert.equal((await first()).description, 'running for 1 h · redeploy');
  });

  it('shows the event of an operation on a click', async () => {
    const { first, rows } = setting(anOperation());
    const { command } = await first();
    assert.equal(command?.command, 'ensEvents.jumpToEvent');
    assert.deepEqual(command.arguments, await rows());
  });

  it('says in a row that the records cannot be read, and keeps what is known below', async () => {
    const { disk, provider, reloads, items } = setting(anOperation());
    await items();
    disk.error = new JournalError('Cannot be used: EACCES', 'Check the folder.', 'EACCES');
    await provider.reload();
    const [error, known] = await items();
    assert.equal(error?.label, 'The operations could not be read');
    assert.match(error.accessibilityInformation?.label ?? '', /Check the folder\./);
    assert.equal(known?.label, 'edge-web-01');
    assert.deepEqual(reloads, [undefined, disk.error]);
    disk.error = undefined;
    await provider.reload();
    assert.equal((await items()).length, 1);
  });

  const snapshot = { regionId: 'cn-sample-1', addresses: [], disks: ['d-1', 'd-2'] };
  const whole = {
    ...{ keyId: 'LTAI…7xQ2', host: 'ens.aliyuncs.com', account: 'Ops', outcome: accepted },
    snapshot: { ...snapshot, localDisks: ['data 500 GiB local_ssd', 'data 100 GiB file'] },
  };
  const plain = (value: string) => value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');

  it('names node, key, host and what was at risk, and says node and account to screen readers', async () => {
    const { first, tooltip } = setting(anOperation(whole));
    const { description, accessibilityInformation } = await first();
    const record = '2 local disks at risk · cn-sample-1 · LTAI…7xQ2 · ens.aliyuncs.com';
    assert.equal(description, `running for 0 s · redeploy · ${record}`);
    const spoken = accessibilityInformation?.label ?? '';
    for (const fact of [
      'account: Ops',
      'node: cn-sample-1',
      '2 local disks at risk',
      'LTAI…7xQ2',
      'ens.aliyuncs.com',
    ]) {
      assert.ok(spoken.includes(fact), spoken);
    }
    const text = plain((await tooltip()).value);
    assert.match(text, /\*\*Local disks at risk\*\* data 500 GiB local_ssd; data 100 GiB file\n/);
  });

  it('tells what is not on record from what was none', async () => {
    const old = setting(anOperation({ outcome: accepted }));
    const { description, accessibilityInformation } = await old.first();
    assert.equal(description, 'running for 0 s · redeploy');
    assert.match(accessibilityInformation?.label ?? '', /node: not recorded/);
    const rows = plain((await old.tooltip()).value);
    for (const label of ['AccessKey ID', 'Host', 'Node', 'Local disks at risk']) {
      assert.ok(rows.includes(`**${label}** not recorded`), rows);
    }
    for (const none of [
      { ...whole, snapshot: { ...snapshot, localDisks: [] } },
      { ...whole, action: 'reboot' },
    ] as const) {
      const now = setting(anOperation(none));
      assert.doesNotMatch(String((await now.first()).description), /at risk/);
      assert.match(plain((await now.tooltip()).value), /\*\*Local disks at risk\*\* none\n/);
    }
  });

  it('shows both names of an instance that was renamed since, as soon as the list knows', async () => {
    const { desk, provider, rows, first, tooltip } = setting(anOperation({ name: 'edge-5', outcome: accepted }));
    desk.store.putInstances([anInstance({ name: 'edge-5' })]);
    const [node] = await rows();
    assert.equal((await first()).description, 'running for 0 s · redeploy');
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(changed => redrawn.push(changed));
    desk.store.putInstances([anInstance({ name: 'edge-7' })]);
    assert.deepEqual(redrawn, [node]);
    const row = await first();
    assert.equal(row.label, 'edge-5');
    assert.equal(row.description, 'running for 0 s · redeploy · now edge-7');
    assert.match(row.accessibilityInformation?.label ?? '', /^edge-5, now edge-7, /);
    assert.match(plain((await tooltip()).value), /\*\*Instance\*\* now edge-7, in the list edge-5\n/);
  });

  it('marks a row of the sample account at its end, which no narrow sidebar cuts off', async () => {
    assert.deepEqual((await setting(anOperation({ sample: true })).first()).resourceUri, sampleRow);
    assert.equal((await setting(anOperation()).first()).resourceUri, undefined);
  });

  it('tells all facts in the tooltip, times in local time and UTC', async () => {
    const earlier = anOperation({ id: 'op-0', outcome: unknown, end: ended('unsettled') });
    const end = { ...ended('done'), summary: 'edge-web-01 was redeployed and is running. Its node changed: a → b.' };
    const later = anOperation({ outcome: { ...refused, kind: 'unknown' }, end, again: 'op-0', plan: planned });
    const text = (await setting(earlier, later).tooltip()).value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
    for (const fact of [
      '**Account** Test',
      '**RequestId** REQ-2',
      '2026-11-25 12:00 UTC',
      '**Code** Busy',
      '**Message** try later',
      'Its node changed: a → b.',
      'unknown, check the console',
      '**Event id** e-0000',
      '**Instance id** i-sample-1',
    ]) {
      assert.ok(text.includes(fact), `${fact} is missing in ${text}`);
    }
  });

  it('case 29: treats names and messages as text, in rows and in the tooltip', async () => {
    const outcome: Outcome = { kind: 'refused', code: hostile, message: hostile, requestId: hostile };
    const end: End = { how: 'failed', status: hostile, at: noon, summary: hostile };
    const fields = { name: hostile, account: hostile, eventId: hostile, resourceId: hostile, again: hostile };
    const { first, tooltip } = setting(anOperation({ ...fields, outcome, end }));
    const row = await first();
    const shown = [textOf(row.label), String(row.description), row.accessibilityInformation?.label ?? ''];
    assert.doesNotMatch(shown.join(), /\$\(|\u202e/);
    const markdown = await tooltip();
    assert.equal(markdown.isTrusted, false);
    assert.equal(markdown.supportHtml, false);
    assert.ok(!markdown.supportThemeIcons);
    assert.doesNotMatch(markdown.value, /(?<!\\)\]\(|(?<!\\)!\[|\u202e/);
  });
});
