import assert from 'node:assert/strict';
import {
  extensions,
  MarkdownString,
  ThemeColor,
  ThemeIcon,
  TreeItem,
  TreeItemCollapsibleState,
  type TreeItemLabel,
} from 'vscode';
import { EnsError, type ErrorKind } from '../../src/ens/error';
import { eventKey } from '../../src/events/event';
import { createSignal } from '../../src/base/signal';
import { createEventsProvider } from '../../src/views/eventsProvider';
import { greyedRow } from '../../src/views/rowMarks';
import { messageOf } from '../../src/views/headline';
import type { EventsNode } from '../../src/views/nodes';
import type { OperationState } from '../../src/operations/operation';
import type { Arrangement } from '../../src/events/arrangement';
import { aClock, anEvent, anInstance, hour, noon } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';
import { somePersonTime } from '../personTime';
import { someSilences } from '../silences';

function setting(arrangement: Partial<Arrangement> = {}, clock = aClock(), explanation?: string) {
  const busy = new Map<string, OperationState>();
  const operations = createSignal<undefined>();
  const desk = aDesk();
  const { store } = desk;
  const desks = someDesks(desk);
  const personTime = somePersonTime();
  const arrangements = someArrangements(arrangement);
  const stored: Record<string, unknown> = {};
  const silences = someSilences([desk], { stored, clock });
  const provider = createEventsProvider({
    desks,
    arrangements,
    clock,
    ...personTime,
    explanation: () => explanation,
    operationAt: event => busy.get(eventKey(event)),
    mayMove: () => true,
    onDidChangeOperations: operations.subscribe,
    silences,
  });
  /** An operation, of whatever window, comes to an event. */
  const occupy = (key: string, operation: OperationState = 'running') => {
    busy.set(key, operation);
    operations.fire(undefined);
  };
  const children = async (node?: EventsNode) => (await provider.getChildren(node)) ?? [];
  const item = async (node: EventsNode) => provider.getTreeItem(node);
  const labels = async (node?: EventsNode) => {
    const items = await Promise.all((await children(node)).map(item));
    return items.map(({ label }) => textOf(label));
  };
  const tooltip = async (node: EventsNode) => {
    const resolved = await provider.resolveTreeItem?.(await item(node), node, {} as never);
    assert.ok(resolved?.tooltip instanceof MarkdownString);
    return resolved.tooltip;
  };
  return {
    desk,
    store,
    desks,
    arrangements,
    clock,
    provider,
    children,
    item,
    labels,
    tooltip,
    occupy,
    silences,
    stored,
  };
}
interface Manifest {
  contributes: { menus: Record<'view/item/context', { command: string; when: string; group: string }[]> };
}

const textOf = (label: string | TreeItemLabel | undefined) => (typeof label === 'string' ? label : label?.label);
const keyOf = eventKey(anEvent());
const failure = (kind: ErrorKind) =>
  new EnsError({
    kind,
    code: 'X',
    message: 'said the service',
    advice: 'Do this.',
    phase: 'answer',
    requestId: 'REQ-1',
  });

describe('The events tree', () => {
  it('has the groups in order, the ended ones collapsed, with their counts', async () => {
    const { store, children, item, labels } = setting();
    store.merge(
      ['Executed', 'Inquiring', 'Scheduled', 'Executing'].map((status, n) => anEvent({ eventId: `e-${n}`, status })),
    );
    assert.deepEqual(await labels(), ['Needs answer', 'Scheduled', 'Running', 'Ended']);
    const items = await Promise.all((await children()).map(item));
    const { Expanded, Collapsed } = TreeItemCollapsibleState;
    assert.deepEqual(
      items.map(({ collapsibleState }) => collapsibleState),
      [Expanded, Expanded, Expanded, Collapsed],
    );
    assert.equal(items[0]?.description, '1');
  });

  it('labels an event with the time, the action and the name of its instance, else its id: a narrow sidebar cuts the end', async () => {
    const { store, children, labels } = setting();
    store.merge([anEvent()]);
    const [section] = await children();
    assert.deepEqual(await labels(section), ['1 d · redeploy · i-sample-1']);
    store.putInstances([anInstance()]);
    assert.deepEqual(await labels(section), ['1 d · redeploy · edge-web-01']);
  });

  it('case 44: says what and until when, level and state in words for a screen reader, and what menus need', async () => {
    const { store, provider, item } = setting();
    store.merge([anEvent({ notBefore: noon + 3 * hour, level: 'CRITICAL' })]);
    const row = await item(provider.nodeOf('p1', keyOf));
    assert.equal(row.label, '3 h · redeploy · i-sample-1');
    assert.match(row.accessibilityInformation?.label ?? '', /^i-sample-1, due in 3 h · redeploy, /);
    assert.match(row.accessibilityInformation?.label ?? '', /state: needs an answer, level: critical/);
    assert.match(row.contextValue ?? '', /\bevent\b.*\bredeployable\b/);
    assert.ok(row.iconPath instanceof ThemeIcon && row.iconPath.color instanceof ThemeColor);
  });

  it('says which events are snoozed, and which types are muted, until that is over', async () => {
    const { desk, store, clock, provider, item, tooltip, silences, stored } = setting();
    const event = anEvent();
    store.merge([event]);
    const node = provider.nodeOf('p1', keyOf);
    const said = async () => {
      const { description, contextValue = '', accessibilityInformation } = await item(node);
      const tokens = contextValue.split(' ').filter(token => token.startsWith('snooz'));
      const icon = (await item(node)).iconPath;
      const bell = icon instanceof ThemeIcon && icon.id === 'bell-slash' ? 'bell' : '';
      return [
        [description, bell].filter(Boolean).join(' '),
        tokens.join(' '),
        accessibilityInformation?.label.split(', ').slice(4).join(),
      ];
    };
    assert.deepEqual(await said(), ['', 'snoozable', '']);
    const redrawn: unknown[] = [];
    const listening = provider.onDidChangeTreeData?.(nodes => redrawn.push(nodes));
    const undo = await silences.snooze([{ desk, event }], noon + 2 * hour);
    assert.deepEqual(redrawn, [[node]]);
    assert.deepEqual(await said(), ['snoozed for 2 h bell', 'snoozable snoozed', 'snoozed for 2 h']);
    assert.match((await tooltip(node)).value.replaceAll('&nbsp;', ' '), /snoozed until .*\d\d:\d\d/);
    await undo();
    assert.deepEqual(await said(), ['', 'snoozable', '']);
    await silences.snooze([{ desk, event }], noon + 2 * hour);
    await clock.sleep(2 * hour);
    assert.deepEqual(await said(), ['', 'snoozable', '']);
    stored['mutedTypes'] = [event.type];
    await silences.refresh();
    assert.deepEqual(await said(), ['muted bell', '', 'muted']);
    assert.match((await tooltip(node)).value, /muted/);
    stored['mutedTypes'] = [];
    await silences.refresh();
    await clock.sleep(21.5 * hour);
    assert.deepEqual(await said(), ['', '', ''], 'nothing can wait in the last hour');
    listening?.dispose();
  });

  it('offers no snooze of what needs no answer, nor where a notification comes of nothing', async () => {
    const { store, provider, item, occupy, silences, stored } = setting();
    const tokens = async () => (await item(provider.nodeOf('p1', keyOf))).contextValue ?? '';
    for (const status of ['Scheduled', 'Executing', 'Executed']) {
      store.merge([anEvent({ status })]);
      assert.doesNotMatch(await tokens(), /snooz/, status);
    }
    store.merge([anEvent()]);
    occupy(keyOf);
    assert.doesNotMatch(await tokens(), /snooz/);
    stored['notifications'] = 'none';
    await silences.refresh();
    assert.doesNotMatch(await tokens(), /snooz/);
  });

  it('has ids that do not change with what a row says', async () => {
    const { store, provider, item } = setting();
    const other = anEvent({ eventId: 'e-2' });
    store.merge([anEvent(), other]);
    const before = (await item(provider.nodeOf('p1', keyOf))).id;
    assert.ok(before);
    assert.notEqual((await item(provider.nodeOf('p1', eventKey(other)))).id, before);
    store.merge([anEvent({ status: 'Executing', level: 'INFO', notBefore: noon })]);
    assert.equal((await item(provider.nodeOf('p1', keyOf))).id, before);
  });

  it('redraws one row when one event changed', async () => {
    const { store, provider, labels } = setting();
    const others = ['e-2', 'e-3'].map(eventId => anEvent({ eventId }));
    store.merge([anEvent(), ...others]);
    await labels();
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(node => redrawn.push(node));
    store.merge([anEvent({ level: 'INFO' }), ...others]);
    assert.deepEqual(redrawn.flat(), [provider.nodeOf('p1', keyOf)]);
  });

  it('redraws nothing while it is read again, where that brings nothing new: a menu stays open, a selection stays', async () => {
    const { desk, store, children, labels, provider } = setting();
    const events = [anEvent(), anEvent({ eventId: 'e-2', resourceId: 'i-sample-2' })];
    const read = () => {
      store.patch({ loading: true });
      store.merge(events);
      store.replace(events, { loading: true, loadedAt: noon });
      store.putInstances([anInstance()]);
      store.patch({ loading: false });
    };
    read();
    await labels();
    await labels((await children())[0]);
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(nodes => redrawn.push(nodes));
    read();
    provider.tick();
    assert.deepEqual(redrawn, []);
    store.patch({ error: failure('network') });
    assert.deepEqual(redrawn, [undefined]);
    assert.deepEqual(await labels(), ['The events could not be read', 'Needs answer']);
    store.patch({ error: new Error('another one') });
    assert.deepEqual(redrawn.slice(1), [[{ kind: 'error', account: desk.profileId }]]);
  });

  it('redraws a row whose tooltip was shown and says something else now', async () => {
    const { store, provider, labels, children, tooltip } = setting();
    store.merge([anEvent()]);
    store.putInstances([anInstance()]);
    await labels();
    await labels((await children())[0]);
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(nodes => redrawn.push(nodes));
    store.putInstances([anInstance({ disks: [] })]);
    redrawn.length = 0;
    const node = provider.nodeOf('p1', keyOf);
    await tooltip(node);
    store.putRegions([{ regionId: 'cn-sample-1', enName: 'Sample City' }]);
    assert.deepEqual(redrawn, [[node]]);
    assert.match((await tooltip(node)).value, /Sample&nbsp;City/);
    store.putRegions([{ regionId: 'cn-sample-1', enName: 'Sample City' }]);
    assert.equal(redrawn.length, 1);
  });

  it('case 26: shows unknown types, states and levels as they came', async () => {
    const { store, provider, item } = setting();
    store.merge([anEvent({ type: 'New:Thing', status: 'Paused', level: 'ODD' })]);
    const row = await item(provider.nodeOf('p1', keyOf));
    assert.equal(row.label, 'Paused · New:Thing · i-sample-1');
    assert.doesNotMatch(row.contextValue ?? '', /redeployable/);
  });

  it('case 99: says in place of rows what to do where there is no account, and above them why', async () => {
    const why = 'This account was signed out in another window. $(trash) \u202e';
    const { desks, children, item } = setting({}, aClock(), why);
    desks.show();
    const [only, ...others] = await Promise.all((await children()).map(item));
    assert.equal(only?.label, 'Sign in, or switch to another account');
    assert.equal(only.command?.command, 'ensEvents.switchAccount');
    assert.equal(only.contextValue, 'account log signIn');
    assert.match(
      only.accessibilityInformation?.label ?? '',
      /^This account was signed out in another window\..*Sign in/,
    );
    assert.deepEqual(others, []);
    assert.equal(messageOf([], why), 'This account was signed out in another window. $(trash) \\u{202e}');
    assert.equal(messageOf([], undefined), '');
  });

  it('case 99: says so above the accounts that are there', () => {
    const desk = aDesk({}, { name: 'Ops' });
    desk.store.merge([anEvent()]);
    assert.equal(messageOf([desk], 'Reload the window.'), 'Reload the window.');
    desk.store.patch({ error: failure('server') });
    assert.match(messageOf([desk], 'Reload the window.'), /^Reload the window\. Do this\./);
  });

  it('puts an error row above the events that were read before', async () => {
    const { store, labels } = setting();
    store.merge([anEvent()]);
    store.patch({ error: failure('server') });
    assert.deepEqual(await labels(), ['The events could not be read', 'Needs answer']);
  });

  const rows: [ErrorKind, string, string][] = [
    ['server', 'ensEvents.refresh', 'error log retry'],
    ['credential', 'ensEvents.signIn', 'error log signIn'],
  ];
  for (const [kind, command, tokens] of rows) {
    it(`offers ${command} on the row of a ${kind} error`, async () => {
      const { store, item } = setting();
      store.patch({ error: failure(kind) });
      const row = await item({ kind: 'error', account: 'p1' });
      assert.equal(row.command?.command, command);
      assert.equal(row.contextValue, tokens);
      assert.match(typeof row.tooltip === 'string' ? row.tooltip : '', /Do this\.\nX\nsaid the service\nREQ-1/);
    });
  }

  it('says once, in a row that offers the policy, that names may not be read; other reasons stand above the rows', async () => {
    const { desks, store, children, item, labels } = setting();
    store.merge([anEvent(), anEvent({ eventId: 'e-2' })]);
    store.patch({ namesError: failure('permission') });
    assert.deepEqual(await labels(), ['Instance names are not shown', 'Needs answer']);
    const [node] = await children();
    const row = node && (await item(node));
    assert.deepEqual([row?.command?.command, row?.contextValue], ['ensEvents.copyRamPolicy', 'log names']);
    assert.equal(row?.tooltip, 'Do this.\nRefresh once the account has it.');
    assert.equal(
      row.accessibilityInformation?.label,
      'Instance names are not shown. Do this. Refresh once the account has it.',
    );
    const menus = (extensions.getExtension('ens-events.ens-events')?.packageJSON as Manifest).contributes.menus;
    const places = menus['view/item/context'].filter(
      ({ command, when }) => command === 'ensEvents.copyRamPolicy' && when.includes('names'),
    );
    assert.deepEqual(
      places.map(({ group }) => group),
      ['inline@1', '3_copy@1'],
    );
    assert.equal(messageOf(desks.shown()), '');
    store.patch({ namesError: failure('network') });
    assert.deepEqual(await labels(), ['Needs answer']);
    assert.equal(messageOf(desks.shown()), 'Instance names are not shown. Do this.');
  });

  for (const [incomplete, why] of [
    ['page-cap', 'there are more events than are read'],
    ['row-cap', 'there are more events than are read'],
    ['short', 'the service did not give all events'],
    ['changed', 'events came or went while it was read'],
    ['time', 'the service was too slow to give them all'],
  ] as const) {
    it(`says when the list is incomplete, and why: ${incomplete}`, async () => {
      const { store, children, item, labels } = setting();
      store.replace([anEvent()], { loading: false, incomplete });
      assert.deepEqual(await labels(), ['This list is incomplete', 'Needs answer']);
      const [note] = await children();
      assert.equal(note && (await item(note)).description, why);
    });
  }

  it('has what a decision needs in six lines of tooltip, times in local time and UTC', async () => {
    const { store, provider, tooltip } = setting();
    store.merge([anEvent({ reason: 'Host 7 is due', extra: { Zone: 'north' } })]);
    store.putInstances([anInstance()]);
    // What is escaped differs between versions of VS Code.
    const text = (await tooltip(provider.nodeOf('p1', keyOf))).value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
    assert.equal(text.trim().split('\n\n').length, 6, text);
    for (const field of [
      'edge-web-01',
      'Host',
      '2026-11-25 12:00 UTC',
      'Redeploy** possible',
      'cn-sample-1',
      '40 GiB',
      'needs an answer (Inquiring) · warning (WARN)',
    ]) {
      assert.ok(text.includes(field), `${field} is missing in ${text}`);
    }
  });

  it('offers in the tooltip what the menu offers, and calls nothing late that nobody can answer', async () => {
    const { store, provider, item, tooltip, occupy } = setting();
    const text = async () =>
      (await tooltip(provider.nodeOf('p1', keyOf))).value.replaceAll('&nbsp;', ' ').replaceAll('\\', '');
    const offers = async () => / redeployable/.test((await item(provider.nodeOf('p1', keyOf))).contextValue ?? '');
    store.merge([anEvent()]);
    assert.ok(await offers());
    assert.match(await text(), /Redeploy\*\* possible/);
    occupy(keyOf, 'planned');
    assert.ok(!(await offers()));
    assert.match(await text(), /Redeploy\*\* not possible: There is an operation on it already: planned/);
    store.merge([anEvent({ type: 'IP:SafeBan', publishTime: noon - 9 * hour, notBefore: noon - 2 * hour })]);
    assert.match(await text(), /Planned by the service\*\* .* · 2 h ago/);
    assert.doesNotMatch(await text(), /Deadline|overdue/);
  });

  it('calls the time of what nobody can answer here a plan, also once it is past', async () => {
    const { store, provider, tooltip } = setting();
    for (const [notBefore, words] of [
      [noon + 3 * hour, 'in 3 h'],
      [noon - 2 * hour, '2 h ago'],
    ] as const) {
      store.merge([anEvent({ type: 'Disk:Stalled', publishTime: noon - 9 * hour, notBefore })]);
      const { value } = await tooltip(provider.nodeOf('p1', keyOf));
      const text = value.replaceAll('&nbsp;', ' ');
      assert.match(text, new RegExp(`Planned by the service\\*\\* .* · ${words}`));
      assert.doesNotMatch(text, /Deadline|overdue/);
    }
  });

  it('case 48: shows what cannot be read as a time in the tooltip, as text', async () => {
    const { store, provider, tooltip } = setting();
    const event = anEvent({ notBeforeText: 'next [Sunday](command:quit)' });
    delete event.notBefore;
    store.merge([event]);
    const { value } = await tooltip(provider.nodeOf('p1', keyOf));
    assert.match(value, /Not before \(not readable as a time\)\*\* next/);
    assert.doesNotMatch(value, /(?<!\\)\]\(|Deadline/);
  });

  it('case 29: treats what the service wrote as text, in labels and in the tooltip', async () => {
    const hostile = '[ok](command:workbench.action.quit) $(trash) <img src=x> \u202etxt ![i](https://192.0.2.1/x)';
    const { store, provider, item, tooltip } = setting();
    store.merge([anEvent({ reason: hostile, type: hostile, extra: { [hostile]: hostile } })]);
    store.putInstances([anInstance({ name: hostile })]);
    const row = await item(provider.nodeOf('p1', keyOf));
    assert.doesNotMatch(`${textOf(row.label) ?? ''}${String(row.description)}`, /\$\(|\u202e/);
    const markdown = await tooltip(provider.nodeOf('p1', keyOf));
    assert.equal(markdown.isTrusted, false);
    assert.equal(markdown.supportHtml, false);
    assert.ok(!markdown.supportThemeIcons);
    assert.doesNotMatch(markdown.value, /(?<!\\)\]\(|(?<!\\)!\[|\u202e/);
  });

  it('case 98: offers no action while an operation of any window is at the event, and redraws that row alone', async () => {
    const { store, provider, item, occupy } = setting();
    const other = anEvent({ eventId: 'e-2' });
    store.merge([anEvent(), other]);
    const rows = [keyOf, eventKey(other)].map(key => provider.nodeOf('p1', key));
    const offered = () =>
      Promise.all(rows.map(async row => / redeployable/.test((await item(row)).contextValue ?? '')));
    assert.deepEqual(await offered(), [true, true]);
    const redrawn: unknown[] = [];
    provider.onDidChangeTreeData?.(nodes => redrawn.push(nodes));
    occupy(keyOf);
    assert.deepEqual(redrawn, [[rows[0]]]);
    assert.deepEqual(await offered(), [false, true]);
    occupy(keyOf);
    assert.equal(redrawn.length, 1);
  });

  it('case 50: says of a row that the last reading, which was not complete, did not bring it', async () => {
    const { store, provider, item, tooltip } = setting();
    store.merge([anEvent(), anEvent({ eventId: 'e-2' })]);
    store.replace([anEvent({ eventId: 'e-2' })], { loading: false, loadedAt: noon, incomplete: 'short' });
    const row = await item(provider.nodeOf('p1', keyOf));
    // A narrow sidebar cuts the end.
    assert.equal(row.label, '1 d? · redeploy · i-sample-1');
    assert.equal(row.description, 'not in the last reading');
    const tips = await Promise.all([keyOf, 'e-2/i-sample-1' as const].map(key => tooltip(provider.nodeOf('p1', key))));
    const inDoubt = tips.map(({ value }) => value.replaceAll('&nbsp;', ' ').includes('not in the last reading'));
    assert.deepEqual(inDoubt, [true, false]);
    assert.match(row.accessibilityInformation?.label ?? '', /not in the last reading/);
    store.merge([anEvent()]);
    assert.doesNotMatch(String((await item(provider.nodeOf('p1', keyOf))).description), /not in/);
  });

  for (const [operation, word, name] of [
    ['sending', 'being sent', 'i-sample-1'],
    ['running', 'accepted', 'i-sample-1'],
    ['planned', 'accepted', 'i-sample-1'],
    // Little room is left beside it.
    ['unknown', 'being read back', 'i-…ple-1'],
    ['unreadable', 'locked', 'i-sample-1'],
  ] as const) {
    it(`greys the row of an answered event and says "${word}", where its operation is ${operation}`, async () => {
      const { store, provider, item, occupy } = setting();
      store.merge([anEvent()]);
      assert.equal((await item(provider.nodeOf('p1', keyOf))).resourceUri, undefined);
      occupy(keyOf, operation);
      const row = await item(provider.nodeOf('p1', keyOf));
      assert.equal(row.label, `${word} · redeploy · ${name}`);
      assert.match(row.accessibilityInformation?.label ?? '', new RegExp(`^i-sample-1, ${word}, due in`));
      assert.deepEqual(row.resourceUri, greyedRow);
    });
  }

  it('hides what acts where the account is read-only, and says in the tooltip how to change it', async () => {
    const { desks, item, provider, tooltip } = setting();
    const desk = aDesk({}, { mark: 'readOnly' });
    desk.store.merge([anEvent()]);
    desks.show(desk);
    const tokens = (await item(provider.nodeOf('p1', keyOf))).contextValue ?? '';
    assert.match(tokens, /\breadOnly\b/);
    assert.doesNotMatch(tokens, /\bredeployable\b/);
    const { value } = await tooltip(provider.nodeOf('p1', keyOf));
    assert.match(value.replaceAll('&nbsp;', ' '), /not possible.*change its protection in Manage Accounts/);
  });

  it('is made of tree items, each with a label', async () => {
    const { store, provider, item } = setting();
    store.replace([anEvent(), anEvent({ eventId: 'e-2', status: 'Executed' })], {
      ...{ loading: false, loadedAt: noon, error: new Error('No answer came.'), incomplete: 'time' },
    });
    const kinds: string[] = [];
    const walk = async (parent?: Parameters<typeof item>[0]): Promise<void> => {
      for (const node of (await provider.getChildren(parent)) ?? []) {
        const row = await item(node);
        assert.ok(row instanceof TreeItem && (textOf(row.label) ?? '') !== '', node.kind);
        kinds.push(node.kind);
        await walk(node);
      }
    };
    await walk();
    assert.deepEqual([...new Set(kinds)].sort(), ['error', 'event', 'group', 'note']);
    assert.equal(kinds.filter(kind => kind === 'event').length, 2);
  });
});
