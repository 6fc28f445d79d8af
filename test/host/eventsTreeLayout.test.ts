import assert from 'node:assert/strict';
import { CancellationTokenSource, MarkdownString, type TreeItem, type TreeItemLabel } from 'vscode';
import { EnsError } from '../../src/ens/error';
import { noFilter, type Arrangement } from '../../src/events/arrangement';
import { eventKey } from '../../src/events/event';
import { createBadge } from '../../src/views/badge';
import type { Profile } from '../../src/accounts/profile';
import type { EnsEvent } from '../../src/ens/types';
import type { Desk } from '../../src/views/desks';
import { createEventsProvider } from '../../src/views/eventsProvider';
import { descriptionOf, messageOf } from '../../src/views/headline';
import type { EventsNode } from '../../src/views/nodes';
import { anEvent, anInstance, hour, noon } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';
import { somePersonTime } from '../personTime';
import { someSilences } from '../silences';

const minute = 60_000;
const textOf = (label: string | TreeItemLabel | undefined) => (typeof label === 'string' ? label : label?.label);
const denied = new EnsError({ kind: 'permission', code: 'X', message: 'x', advice: 'Do this.', phase: 'answer' });

function setting(
  shown: Desk[],
  arrangement: Partial<Arrangement> = {},
  mayMove: (key: string, since: number) => boolean = () => true,
) {
  let now = noon;
  const desks = someDesks(...shown);
  const arrangements = someArrangements(arrangement);
  const provider = createEventsProvider({
    desks,
    arrangements,
    clock: { now: () => now },
    ...somePersonTime(),
    explanation: () => undefined,
    operationAt: () => undefined,
    mayMove: (node, since) => mayMove(node.key, since),
    onDidChangeOperations: () => () => undefined,
    silences: someSilences(),
  });
  const children = async (node?: EventsNode) => (await provider.getChildren(node)) ?? [];
  const item = async (node: EventsNode): Promise<TreeItem> => provider.getTreeItem(node);
  const rows = async (node?: EventsNode): Promise<string[]> => {
    const items = await Promise.all((await children(node)).map(item));
    return items.map(({ label, description }) => [textOf(label), description].filter(Boolean).join(' | '));
  };
  const redrawn: unknown[] = [];
  provider.onDidChangeTreeData?.(nodes => redrawn.push(nodes));
  return {
    desks,
    arrangements,
    provider,
    children,
    item,
    rows,
    redrawn,
    pass: (ms: number) => {
      now += ms;
      redrawn.length = 0;
      provider.tick();
    },
  };
}

describe('The layout of the events tree', () => {
  it('groups by what was chosen, or shows the events without groups', async () => {
    const desk = aDesk();
    desk.store.merge([anEvent(), anEvent({ eventId: 'e-2', type: 'Disk:Stalled', status: 'Executing' })]);
    desk.store.putInstances([anInstance()]);
    const { arrangements, rows } = setting([desk], { groupBy: 'type' });
    assert.deepEqual(await rows(), ['Disk slow | 1', 'Redeploy for maintenance | 1']);
    await arrangements.set('p1', { ...arrangements.of('p1'), groupBy: 'none' });
    assert.deepEqual(await rows(), ['1 d · redeploy · edge-web-01', 'running · disk slow · edge-web-01']);
  });

  it('says that the filter hides everything, and offers to clear it', async () => {
    const desk = aDesk();
    desk.store.merge([anEvent()]);
    const { children, item, rows } = setting([desk], { filter: { ...noFilter, text: 'nowhere' } });
    assert.deepEqual(await rows(), ['No event matches the filter | click to clear it']);
    const [row] = await Promise.all((await children()).map(item));
    assert.equal(row?.command?.command, 'ensEvents.clearFilter');
  });

  it('knows the parents of its rows, for revealing them', async () => {
    const [one, two] = [aDesk(), aDesk({ profileId: 'p2' })];
    one.store.merge([anEvent()]);
    const { desks, provider } = setting([one]);
    const event = provider.nodeOf('p1', eventKey(anEvent()));
    const group = await provider.getParent?.(event);
    assert.deepEqual(group, { kind: 'group', account: 'p1', group: 'needsAnswer' });
    assert.ok(group);
    assert.equal(await provider.getParent?.(group), undefined);
    desks.show(one, two);
    assert.deepEqual(await provider.getParent?.(group), { kind: 'account', account: 'p1' });
  });
});

describe('Several accounts in the events tree', () => {
  it('have a row each, with what waits; a single one has none', async () => {
    const [one, two] = [aDesk({}, { name: 'Ops' }), aDesk({ profileId: 'p2' }, { name: 'Lab' })];
    one.store.merge([anEvent()]);
    const { desks, rows, children } = setting([one, two]);
    assert.deepEqual(await rows(), ['Ops | 1 needs a response', 'Lab']);
    const [first] = await children();
    assert.deepEqual(await rows(first), ['Needs answer | 1']);
    desks.show(one);
    assert.deepEqual(await rows(), ['Needs answer | 1']);
  });

  it('keep an error below the account that has it', async () => {
    const [one, two] = [aDesk({}, { name: 'Ops' }), aDesk({ profileId: 'p2' }, { name: 'Lab' })];
    one.store.patch({ error: denied });
    two.store.replace([], { loading: false, loadedAt: noon });
    const { rows, children } = setting([one, two]);
    const [first, second] = await children();
    assert.deepEqual(await rows(), ['Ops | could not be read', 'Lab']);
    assert.deepEqual(await rows(first), ['The events could not be read | X']);
    assert.deepEqual(await rows(second), ['There are no events']);
    assert.equal(messageOf([one, two]), '');
  });

  it('tell the same event of two accounts apart', async () => {
    const [one, two] = [aDesk(), aDesk({ profileId: 'p2' })];
    const { provider, item } = setting([one, two]);
    const [a, b] = await Promise.all(['p1', 'p2'].map(id => item(provider.nodeOf(id, eventKey(anEvent())))));
    assert.notEqual(a?.id, b?.id);
  });
});

describe('What is due in several accounts', () => {
  const due = (n: number, fields: Partial<EnsEvent> = {}) =>
    anEvent({ eventId: `e-${n}`, resourceId: `i-${n}`, notBefore: noon + n * hour, ...fields });
  const two = (groupBy: Arrangement['groupBy'] = 'urgency', mark?: Profile['mark']) => {
    const [ops, lab] = [aDesk({}, { name: 'Ops' }), aDesk({ profileId: 'p2' }, { name: 'Lab', ...(mark && { mark }) })];
    ops.store.merge([due(3), due(40)]);
    lab.store.merge([due(2), due(1, { type: 'Disk:Stalled' })]);
    return { ops, lab, ...setting([ops, lab], { groupBy }) };
  };

  for (const groupBy of ['urgency', 'state', 'node', 'instance', 'type', 'none'] as const) {
    it(`stands above them, the soonest first, with the account, and not below its account too: by ${groupBy}`, async () => {
      const { rows, children } = two(groupBy);
      assert.deepEqual(await rows(), [
        'Due within 24 hours | 2',
        'Ops | 1 due today · 2 need a response',
        'Lab | 1 due today · 1 needs a response',
      ]);
      const [top, ops, lab] = await children();
      assert.deepEqual(await rows(top), ['2 h · redeploy · i-2 | Lab', '3 h · redeploy · i-3 | Ops']);
      const below = async (node?: EventsNode): Promise<string[]> => {
        const nodes = await children(node);
        const inGroups = await Promise.all(nodes.filter(({ kind }) => kind === 'group').map(rows));
        return inGroups.length > 0 ? inGroups.flat() : rows(node);
      };
      assert.deepEqual(await below(ops), ['1 d 16 h · redeploy · i-40']);
      assert.deepEqual(await below(lab), ['in 1 h · disk slow · i-1']);
    });
  }

  it('is found from its row, whose id is the same wherever it stands', async () => {
    const { provider, item, ops, desks } = two();
    const node = provider.nodeOf('p1', eventKey(due(3)));
    const { id } = await item(node);
    assert.deepEqual(await provider.getParent?.(node), { kind: 'due' });
    assert.equal(await provider.getParent?.({ kind: 'due' }), undefined);
    desks.show(ops);
    assert.deepEqual(await provider.getParent?.(node), { kind: 'group', account: 'p1', group: 'dueSoon' });
    assert.equal((await item(node)).id, id);
  });

  it('says its account to a screen reader, after the name', async () => {
    const { provider, item } = two();
    const { accessibilityInformation } = await item(provider.nodeOf('p1', eventKey(due(3))));
    assert.match(accessibilityInformation?.label ?? '', /^i-3, Ops, due in 3 h/);
  });

  it('has its account in its tooltip, where several are shown', async () => {
    const { provider, item, ops, desks } = two();
    const node = provider.nodeOf('p1', eventKey(due(3)));
    const tooltip = async () => {
      const row = await item(node);
      await provider.resolveTreeItem?.(row, node, new CancellationTokenSource().token);
      return row.tooltip instanceof MarkdownString
        ? row.tooltip.value.split('\n')[0]?.replaceAll('&nbsp;', ' ')
        : undefined;
    };
    assert.match((await tooltip()) ?? '', /· warning .* · Ops$/);
    desks.show(ops);
    assert.match((await tooltip()) ?? '', /· warning .*\(WARN\\\)$/);
  });

  it('goes to its account’s own list at once when that is marked as read-only', async () => {
    const profile = { mark: undefined as Profile['mark'] };
    const lab = aDesk({ profileId: 'p2' }, { name: 'Lab' });
    const session = lab.session;
    const marked: Desk = {
      ...lab,
      session: () => {
        const now = session();
        return now && { ...now, profile: { ...now.profile, ...(profile.mark && { mark: profile.mark }) } };
      },
    };
    marked.store.merge([due(2)]);
    // No row may move by itself: it is laid out anew.
    const { desks, rows } = setting([aDesk({}, { name: 'Ops' }), marked], {}, () => false);
    assert.deepEqual(await rows(), ['Due within 24 hours | 1', 'Ops', 'Lab | 1 due today · 1 needs a response']);
    profile.mark = 'readOnly';
    desks.show(...desks.shown());
    assert.deepEqual(await rows(), ['Ops', 'Lab | Read-only · 1 needs a response']);
  });

  it('is of no read-only account, whose row says what others have to answer', async () => {
    const { rows, children } = two('urgency', 'readOnly');
    assert.deepEqual(await rows(), [
      'Due within 24 hours | 1',
      'Ops | 1 due today · 2 need a response',
      'Lab | Read-only · 1 needs a response',
    ]);
    const lab = (await children()).at(-1);
    assert.deepEqual(await rows(lab), ['Can’t be answered here | 2']);
  });

  it('is not there where nothing is, or one account is shown', async () => {
    const { ops, lab, desks, rows } = two();
    lab.store.replace([], { loading: false, loadedAt: noon });
    ops.store.replace([due(40)], { loading: false, loadedAt: noon });
    assert.deepEqual(await rows(), ['Ops | 1 needs a response', 'Lab']);
    ops.store.merge([due(3)]);
    desks.show(ops);
    assert.deepEqual(await rows(), ['Due within 24 hours | 1', 'Needs answer | 1']);
  });

  it('leaves its account without a word that there is nothing', async () => {
    const { lab, rows, children, arrangements } = two();
    lab.store.replace([due(2)], { loading: false, loadedAt: noon });
    await arrangements.set('p2', { ...arrangements.of('p2'), filter: { ...noFilter, text: 'i-2' } });
    const account = (await children()).at(-1);
    assert.deepEqual(await rows(account), []);
    await arrangements.set('p2', { ...arrangements.of('p2'), filter: { ...noFilter, text: 'nowhere' } });
    assert.deepEqual(await rows(account), ['No event matches the filter | click to clear it']);
  });

  it('keeps its place there, greyed, when it was answered', async () => {
    const ops = aDesk({}, { name: 'Ops' });
    const free = { is: false };
    ops.store.replace([due(3), due(4)], { loading: false, loadedAt: noon });
    const scene = setting([ops, aDesk({ profileId: 'p2' }, { name: 'Lab' })], {}, () => free.is);
    const [top] = await scene.children();
    await scene.children(top);
    ops.store.replace([due(3, { status: 'Scheduled' }), due(4)], { loading: false, loadedAt: noon });
    assert.deepEqual(await scene.rows(), ['Due within 24 hours | 1', 'Ops | 1 due today · 1 needs a response', 'Lab']);
    assert.deepEqual(await scene.rows(top), ['in 3 h · redeploy · i-3 | Ops', '4 h · redeploy · i-4 | Ops']);
    const [row] = await Promise.all((await scene.children(top)).map(scene.item));
    assert.ok(row?.resourceUri);
    free.is = true;
    scene.pass(0);
    assert.deepEqual(await scene.rows(top), ['4 h · redeploy · i-4 | Ops']);
  });

  it('is counted anew in the row of its account as time goes on, also where its filter hides it', async () => {
    const ops = aDesk({}, { name: 'Ops' });
    ops.store.merge([due(24)]);
    const filter = { ...noFilter, text: 'nowhere' };
    const { children, item, rows, redrawn, pass } = setting([ops, aDesk({ profileId: 'p2' })], { filter });
    await Promise.all((await children()).map(item));
    assert.equal((await rows())[0], 'Ops | 1 needs a response · only "nowhere"');
    pass(minute);
    assert.deepEqual(redrawn, [[{ kind: 'account', account: 'p1' }]]);
    assert.equal((await rows())[0], 'Ops | 1 due today · 1 needs a response · only "nowhere"');
  });
});

describe('The row of an account', () => {
  const named = (...names: string[]) => names.map((name, n) => aDesk({ profileId: `p${n + 1}` }, { name }));
  const row = async (desks: Desk[], at = 0) => {
    const { children, item } = setting(desks);
    const node = (await children())[at];
    assert.ok(node);
    return item(node);
  };

  it('stands out where it is the active one, for screen readers too', async () => {
    const desks = named('Ops', 'Lab');
    const [active, other] = [await row(desks), await row(desks, 1)];
    assert.deepEqual(active.label, { label: 'Ops', highlights: [[0, 3]] });
    assert.deepEqual(other.label, { label: 'Lab' });
    assert.equal(active.accessibilityInformation?.label, 'Ops, active account');
    assert.equal(other.accessibilityInformation?.label, 'Lab');
    assert.match(
      typeof active.tooltip === 'string' ? active.tooltip : '',
      /^Ops\nThe account this window works with\n/,
    );
  });

  it('shortens a long name in the middle, but not where two would look the same', async () => {
    const [long, alike, other] = ['edge-production-east-ops', 'edge-production-west-ops', 'edge-lab-guangzhou-two'];
    assert.equal(textOf((await row(named(long, 'Lab'))).label), 'edge-…ion-east-ops');
    const [one, two] = ['eastern edge production', 'eastern-edge production'];
    assert.equal(textOf((await row(named(one, two))).label), one);
    assert.equal((await row(named(long, alike, other))).accessibilityInformation?.label, `${long}, active account`);
  });
});

describe('Marked accounts', () => {
  const marked = (mark: Profile['mark'], profileId: string) => {
    const desk = aDesk({ profileId }, { name: `Ops ${profileId}`, ...(mark && { mark }) });
    desk.store.merge([anEvent()]);
    return desk;
  };

  it('say so in their row, before all else, with what that means', async () => {
    const { children, item, rows } = setting([
      marked('production', 'p1'),
      marked('readOnly', 'p2'),
      marked(undefined, 'p3'),
    ]);
    assert.deepEqual(await rows(), [
      'Ops p1 | Production · 1 needs a response',
      'Ops p2 | Read-only · 1 needs a response',
      'Ops p3 | 1 needs a response',
    ]);
    const [production, readOnly] = await Promise.all((await children()).map(item));
    const tooltipOf = (row?: TreeItem) => (typeof row?.tooltip === 'string' ? row.tooltip : '');
    assert.match(tooltipOf(production), /Production: confirmations are typed$/);
    assert.match(tooltipOf(readOnly), /To allow operations, change its protection in Manage Accounts\.$/);
    assert.equal(readOnly?.contextValue, 'accountRoot readOnly');
  });

  it('say so beside the title, where there is no such row', () => {
    const title = (...desks: Desk[]) => descriptionOf(desks, someArrangements(), noon);
    assert.equal(title(marked('production', 'p1')), 'Production · Ops p1');
    assert.equal(title(marked('readOnly', 'p1')), 'Read-only · Ops p1');
    assert.equal(title(marked('readOnly', 'p1'), marked(undefined, 'p2')), 'Ops p1 and 1 more');
  });
});

describe('Rows that keep still', () => {
  const read = (desk: Desk, ...events: EnsEvent[]) => {
    desk.store.replace(events, { loading: false, loadedAt: noon });
  };
  const other = anEvent({ eventId: 'e-2' });

  function held() {
    const free = { is: false };
    const desk = aDesk();
    read(desk, anEvent(), other);
    return { ...setting([desk], {}, () => free.is), desk, free };
  }

  it('stay in their group, greyed, saying what they are now, and count where they belong no more', async () => {
    const { children, item, rows, desk, free, pass, redrawn } = held();
    const [group] = await children();
    assert.equal((await rows(group)).length, 2);
    read(desk, anEvent({ status: 'Executing' }), other);
    assert.deepEqual(await rows(), ['Needs answer | 1']);
    assert.deepEqual(await rows(group), ['running · redeploy · i-sample-1', '1 d · redeploy · i-sample-1']);
    const greyed = await Promise.all((await children(group)).map(item));
    assert.deepEqual(
      greyed.map(({ resourceUri }) => resourceUri !== undefined),
      [true, false],
    );
    free.is = true;
    pass(0);
    assert.deepEqual(redrawn, [undefined]);
    assert.deepEqual(await rows(), ['Needs answer | 1', 'Running | 1']);
  });

  it('stay where the service lists their event no more, without anything that acts', async () => {
    const { children, item, rows, desk, free, pass } = held();
    const [group] = await children();
    const [first] = await children(group);
    assert.ok(first);
    read(desk, other);
    assert.deepEqual(await rows(group), [
      '1 d · redeploy · i-sample-1 | no longer listed',
      '1 d · redeploy · i-sample-1',
    ]);
    assert.doesNotMatch((await item(first)).contextValue ?? '', /redeployable/);
    free.is = true;
    pass(0);
    assert.deepEqual(await rows(group), ['1 d · redeploy · i-sample-1']);
  });

  it('go where they belong when nobody sees the view, or a person lays it out anew', async () => {
    for (const settle of [
      ({ provider }: ReturnType<typeof held>) => {
        provider.settle();
        return Promise.resolve();
      },
      ({ arrangements }: ReturnType<typeof held>) => arrangements.set('p1', arrangements.of('p1')),
    ]) {
      const scene = held();
      await scene.children();
      read(scene.desk, anEvent({ status: 'Executing' }), other);
      assert.deepEqual(await scene.rows(), ['Needs answer | 1']);
      await settle(scene);
      assert.deepEqual(await scene.rows(), ['Needs answer | 1', 'Running | 1']);
    }
  });

  it('are gone at once with the account they are of', async () => {
    const { children, rows, desk } = held();
    await children();
    desk.store.clear();
    assert.deepEqual(await rows(), []);
  });
});

describe('Time in the events tree', () => {
  it('redraws the row whose label says something else now, and no other', async () => {
    const desk = aDesk();
    const later = anEvent({ eventId: 'e-2', notBefore: noon + 100.5 * hour });
    desk.store.merge([anEvent({ notBefore: noon + 30 * hour + 10 * minute }), later]);
    const { children, item, rows, pass, redrawn, provider } = setting([desk]);
    const [group] = await children();
    await Promise.all((await children(group)).map(item));
    pass(minute);
    assert.deepEqual(redrawn, []);
    pass(10 * minute);
    assert.deepEqual(redrawn, [[provider.nodeOf('p1', eventKey(anEvent()))]]);
    assert.deepEqual(await rows(group), ['1 d 5 h · redeploy · i-sample-1', '4 d 4 h · redeploy · i-sample-1']);
  });

  it('moves an event to what is due soon when its day begins', async () => {
    const desk = aDesk();
    desk.store.merge([anEvent({ notBefore: noon + 24 * hour })]);
    const { rows, pass, redrawn } = setting([desk]);
    assert.deepEqual(await rows(), ['Needs answer | 1']);
    pass(minute);
    assert.deepEqual(redrawn, [undefined]);
    assert.deepEqual(await rows(), ['Due within 24 hours | 1']);
  });

  it('reads nothing, and redraws nothing of an event that is gone', async () => {
    const desk = aDesk();
    desk.store.merge([anEvent()]);
    const { item, provider, pass, redrawn, rows } = setting([desk]);
    await rows();
    await item(provider.nodeOf('p1', eventKey(anEvent())));
    desk.store.replace([], { loading: false, loadedAt: noon });
    assert.deepEqual([redrawn, await rows()], [[undefined], []]);
    pass(hour);
    assert.deepEqual(redrawn, []);
  });
});

describe('Beside the title of the events view', () => {
  it('stand the account, the filter and the age of the list', () => {
    const desk = aDesk({}, { name: 'Ops' });
    desk.store.replace([anEvent()], { loading: false, loadedAt: noon });
    const filter = { ...noFilter, level: ['CRITICAL'], text: 'web' };
    assert.equal(
      descriptionOf([desk], someArrangements({ filter }), noon + 2 * minute),
      'only critical, "web" · Ops · read 2 min ago',
    );
    assert.equal(
      descriptionOf([desk, aDesk({ profileId: 'p2' })], someArrangements(), noon + 2 * minute),
      'Ops and 1 more · read 2 min ago',
    );
  });

  it('the active account is named, with how many others are shown', () => {
    const desks = [aDesk({}, { name: 'Ops' }), aDesk({ profileId: 'p2' }, { name: 'Lab' })];
    assert.equal(descriptionOf(desks, someArrangements(), noon), 'Ops and 1 more');
    assert.equal(descriptionOf(desks.reverse(), someArrangements(), noon), 'Lab and 1 more');
  });

  it('the badge does not count what nobody can answer here', () => {
    const [ops, readOnly] = [aDesk(), aDesk({ profileId: 'p2' }, { mark: 'readOnly' })];
    ops.store.merge([anEvent({ type: 'Disk:Stalled' }), anEvent({ eventId: 'e-2', type: 'New:Thing' })]);
    readOnly.store.merge([anEvent({ notBefore: noon + hour })]);
    assert.equal(createBadge([ops, readOnly], noon), undefined);
    ops.store.merge([anEvent({ eventId: 'e-3' })]);
    assert.equal(createBadge([ops, readOnly], noon)?.value, 1);
  });

  it('the badge counts what needs an answer, and says what is due and what first', () => {
    const desk = aDesk();
    assert.equal(createBadge([desk], noon), undefined);
    desk.store.merge([
      anEvent({ notBefore: noon + 3 * hour }),
      anEvent({ eventId: 'e-2' }),
      anEvent({ eventId: 'e-3', status: 'Executed' }),
    ]);
    desk.store.putInstances([anInstance()]);
    assert.deepEqual(createBadge([desk], noon), {
      value: 2,
      tooltip: 'Events that need an answer: 2\nDue within 24 hours: 1\nFirst: edge-web-01, in 3 h',
    });
  });
});
