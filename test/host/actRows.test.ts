// Which events an action is about: what is selected, free and meant.
import assert from 'node:assert/strict';
import { window } from 'vscode';
import { act, type ActDeps } from '../../src/commands/act';
import type { EnsEvent } from '../../src/ens/types';
import { eventKey } from '../../src/events/event';
import type { Operation } from '../../src/operations/operation';
import type { EventNode } from '../../src/views/nodes';
import { aClient, aClock, anEvent, anInstance, anOperation, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, aProfile, someDesks } from '../desks';
import { somePersonTime } from '../personTime';
import { someSettings } from '../settings';
import { aQuickPick } from './quickPick';
import { withDialogs, type Shown } from './securityDialogs';

const eventOf = (n: number): EnsEvent => anEvent({ eventId: `e-${n}`, resourceId: `i-${n}` });
const rowOf = (event: EnsEvent): EventNode => ({ kind: 'event', account: 'p1', key: eventKey(event) });
const [one, two, three] = [eventOf(1), eventOf(2), eventOf(3)];

/** The events are listed; `selected` can be seen to be selected, and an action selects the row that it is about. */
function setting(selected: EnsEvent[], operations: Operation[] = []) {
  const client = aClient({ describeInstances: ids => Promise.resolve(ids.map(id => anInstance({ instanceId: id }))) });
  const desk = aDesk({ session: () => ({ profile: aProfile(), client, clockSkew: () => undefined }) });
  desk.store.replace([one, two, three], { loading: false, loadedAt: noon });
  desk.store.putInstances([1, 2, 3].map(n => anInstance({ instanceId: `i-${n}`, name: `edge-${n}` })));
  let selection = selected.map(rowOf);
  const at = (key: string) => operations.filter(operation => eventKey(operation) === key);
  return {
    desks: someDesks(desk),
    clock: aClock(),
    view: { tree: { visible: true }, selection: () => selection },
    records: { all: () => operations, at, reload: () => Promise.resolve() },
    self: { pid: 1, started: 1 },
    settings: someSettings(),
    ...wholeBundles,
    ...somePersonTime(),
    prepare: () => Promise.resolve(),
    showActed: (row: EventNode) => {
      selection = [row];
    },
    writeRule: () => Promise.resolve({ kind: 'allow' }),
    accountSignal: () => new AbortController().signal,
  } as unknown as ActDeps;
}
const titles = (shown: readonly Shown[]) =>
  shown.filter(({ kind }) => kind === 'quickPick').map(({ text }) => text.split('\n')[0]);
const close = () => undefined;

describe('The events an action is about', () => {
  it('are the selected ones', async () => {
    assert.deepEqual(titles(await withDialogs(close, () => act(setting([one]), 'redeploy'))), ['Redeploy edge-1']);
    const both = await withDialogs(close, () => act(setting([one, two]), 'redeploy'));
    assert.deepEqual(titles(both), ['Redeploy 2 instances']);
  });

  it('are not asked about where a policy forbids the action: it says so at once', async () => {
    const forbidden = { kind: 'deny', why: 'The policy forbids it.', advice: 'Ask its owner.' };
    const deps = { ...setting([one]), writeRule: () => Promise.resolve(forbidden) } as unknown as ActDeps;
    const shown = await withDialogs(close, () =>
      assert.rejects(act(deps, 'redeploy'), { reason: 'policy', message: 'The policy forbids it.' }),
    );
    assert.deepEqual(shown, []);
  });

  it('are asked for again by whoever goes back to choose another, though the first is selected by now', async () => {
    const asked: string[] = [];
    const { createQuickPick, showQuickPick } = window;
    const hands = aQuickPick();
    Object.assign(window, {
      createQuickPick: () => hands.pick,
      showQuickPick: (items: { label: string }[], { placeHolder }: { placeHolder: string }) => {
        asked.push(placeHolder);
        return Promise.resolve(asked.length === 1 ? items[0] : undefined);
      },
    });
    try {
      const done = act(setting([]), 'redeploy');
      await Promise.race([hands.open, done]);
      assert.equal(hands.pick.title, 'Redeploy edge-1');
      hands.back();
      await done;
    } finally {
      Object.assign(window, { createQuickPick, showQuickPick });
    }
    assert.deepEqual(asked, ['Which event', 'Which event']);
  });

  it('are those that no operation is at, and it says which are left out', async () => {
    const busy = anOperation({ eventId: 'e-2', resourceId: 'i-2' });
    const shown = await withDialogs(close, () => act(setting([one, two, three], [busy]), 'redeploy'));
    assert.deepEqual(titles(shown), ['Redeploy 2 instances']);
    const said = shown.filter(({ kind }) => kind === 'information').map(({ text }) => text.trim());
    assert.deepEqual(said, ['An operation is going on already. Left out: edge-2 (e-2).']);
  });
});
