// Switching the account is seen, in the tree of a real extension host whose VS Code side is recorded.
import assert from 'node:assert/strict';
import { EventEmitter, window, type TreeDataProvider } from 'vscode';
import { useAccount } from '../../src/commands/switchAccount';
import type { EnsEvent } from '../../src/ens/types';
import { defaultArrangement, noFilter } from '../../src/events/arrangement';
import { eventKey } from '../../src/events/event';
import { createEventsView } from '../../src/views/eventsView';
import type { EventsNode } from '../../src/views/nodes';
import { aClock, anEvent, hour, noon } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';
import { someSilences } from '../silences';
import { somePersonTime } from '../personTime';

const [ops, lab] = [aDesk({}, { name: 'Ops' }), aDesk({ profileId: 'p2' }, { name: 'Lab' })];

/** The events view over a tree that is in sight or not, and what it was asked to reveal. */
function setting({ visible }: { visible: boolean }, arrangements = someArrangements()) {
  const { createTreeView, registerFileDecorationProvider } = window;
  const events = new EventEmitter<never>().event;
  const revealed: unknown[][] = [];
  const selections = new EventEmitter<{ selection: readonly EventsNode[] }>();
  const given: { provider?: TreeDataProvider<EventsNode> } = {};
  const tree = {
    ...{ visible, selection: [], dispose: () => undefined },
    ...{ onDidChangeVisibility: events, onDidChangeSelection: selections.event },
    reveal: (...args: unknown[]) => Promise.resolve(void revealed.push(args)),
  };
  Object.assign(window, {
    createTreeView: (_: string, { treeDataProvider }: { treeDataProvider: TreeDataProvider<EventsNode> }) => {
      given.provider = treeDataProvider;
      return tree;
    },
    registerFileDecorationProvider: () => ({ dispose: () => undefined }),
  });
  try {
    const desks = someDesks(ops, lab);
    const view = createEventsView({
      ...{ desks, arrangements, clock: aClock(), ...somePersonTime() },
      accounts: { state: () => ({ kind: 'signedOut' }) },
      ticker: { onTick: () => () => undefined, start: () => undefined },
      silences: someSilences(),
      operationAt: () => undefined,
      onDidChangeOperations: () => () => undefined,
    });
    const select = (...selection: EventsNode[]) => {
      selections.fire({ selection });
    };
    return { desks, view, revealed, select, provider: given.provider };
  } finally {
    Object.assign(window, { createTreeView, registerFileDecorationProvider });
  }
}

describe('Switching the account', () => {
  it('selects its row once it is the active one, and leaves the focus where it is', async () => {
    const { desks, view, revealed, provider } = setting({ visible: true });
    const activate = () => {
      desks.show(lab, ops);
      return Promise.resolve();
    };
    await useAccount({ accounts: { activate }, revealAccount: view.revealAccount }, 'p2');
    assert.deepEqual(revealed, [
      [
        { kind: 'account', account: 'p2' },
        { select: true, focus: false },
      ],
    ]);
    // The very node of the tree: VS Code finds a row by nothing else.
    const [first] = (await provider?.getChildren()) ?? [];
    assert.equal(revealed[0]?.[0], first);
    view.dispose();
  });

  it('opens no view that nobody looks at, and seeks no row of a single account', async () => {
    const hidden = setting({ visible: false });
    await hidden.view.revealAccount('p2');
    const single = setting({ visible: true });
    single.desks.show(lab);
    await single.view.revealAccount('p2');
    assert.deepEqual([...hidden.revealed, ...single.revealed], []);
    hidden.view.dispose();
    single.view.dispose();
  });

  it('finds an event that is due from anywhere, in the group above the accounts', async () => {
    const event = anEvent({ notBefore: noon + hour });
    ops.store.merge([event]);
    const { view, revealed, provider } = setting({ visible: true });
    await view.reveal('p1', eventKey(event));
    const [due] = (await provider?.getChildren()) ?? [];
    const [row] = (await provider?.getChildren(due)) ?? [];
    assert.ok(row && due);
    assert.equal(revealed[0]?.[0], row);
    assert.equal(await provider?.getParent?.(row), due);
    view.dispose();
  });
});

describe('The selected rows', () => {
  it('are those that no filter hides: VS Code does not tell when it hides one', async () => {
    const arrangements = someArrangements();
    const [one, two] = ['i-1', 'i-2'].map(resourceId => anEvent({ eventId: `e-${resourceId}`, resourceId })) as [
      EnsEvent,
      EnsEvent,
    ];
    ops.store.merge([one, two]);
    const { view, select } = setting({ visible: true }, arrangements);
    const rows = [one, two].map(event => ({ kind: 'event', account: 'p1', key: eventKey(event) }) as const);
    select(...rows);
    assert.deepEqual(view.selection(), rows);
    await arrangements.set('p1', { ...defaultArrangement, filter: { ...noFilter, text: 'i-2' } });
    assert.deepEqual(view.selection(), rows.slice(1));
    await arrangements.set('p1', defaultArrangement);
    assert.deepEqual(view.selection(), rows);
    view.dispose();
  });
});
