import assert from 'node:assert/strict';
import { nodeId, type EventNode, type EventsNode } from '../../../src/views/nodes';
import { createStillness } from '../../../src/views/stillness';
import { noon } from '../../builders';
import { manualClock } from '../manualClock';

const row = (key: string): EventNode => ({ kind: 'event', account: 'p1', key });

function setting() {
  const clock = manualClock();
  const listeners = new Set<() => void>();
  const tree = { visible: true, selection: [] as EventsNode[] };
  const woken: number[] = [];
  const still = createStillness(
    Object.assign(tree, {
      onDidChangeSelection: (listener: (event: never) => void) => {
        const run = () => {
          listener(undefined as never);
        };
        listeners.add(run);
        return { dispose: () => listeners.delete(run) };
      },
    }),
    nodeId,
    clock,
    () => woken.push(clock.now() - noon),
  );
  const select = (...nodes: EventsNode[]) => {
    tree.selection = nodes;
    for (const listener of listeners) {
      listener();
    }
  };
  return { clock, tree, still, woken, select, listeners };
}

describe('How long a row keeps still', () => {
  it('for five seconds after it changed; then the list looks again', async () => {
    const { clock, still, woken } = setting();
    assert.equal(still.mayMove(row('a'), noon), false);
    await clock.pass(4_999);
    assert.deepEqual([still.mayMove(row('a'), noon), woken], [false, []]);
    await clock.pass(1);
    assert.deepEqual([still.mayMove(row('a'), noon), woken], [true, [5_000]]);
  });

  it('as long as the selection changes, and five seconds more', async () => {
    const { clock, still, woken, select } = setting();
    for (const key of ['b', 'c', 'd']) {
      select(row(key));
      await clock.pass(3_000);
      assert.equal(still.mayMove(row('a'), noon - 60_000), false);
    }
    await clock.pass(2_000);
    assert.equal(still.mayMove(row('a'), noon - 60_000), true);
    assert.equal(woken.at(-1), 11_000);
  });

  it('as long as it is selected, alone or among others, and five seconds more, without a timer meanwhile', async () => {
    for (const others of [[], [row('b')]]) {
      const { clock, still, woken, select } = setting();
      select(...others, row('a'));
      await clock.pass(3_600_000);
      assert.equal(still.mayMove(row('a'), noon), false);
      assert.equal(still.mayMove({ ...row('a'), account: 'p2' }, noon), true);
      assert.equal(clock.waiting(), 0);
      select();
      assert.equal(still.mayMove(row('a'), noon), false);
      await clock.pass(5_000);
      assert.equal(still.mayMove(row('a'), noon), true);
      assert.equal(woken.at(-1), 3_605_000);
    }
  });

  it('not at all where nobody sees it', () => {
    const { tree, still, select } = setting();
    select(row('a'));
    tree.visible = false;
    assert.equal(still.mayMove(row('a'), noon), true);
  });

  it('not for hours where the clock was set back', () => {
    const { clock, still, select } = setting();
    select(row('b'));
    clock.jump(-3_600_000);
    assert.equal(still.mayMove(row('a'), noon), true);
  });

  it('wakes nobody once the view is gone', async () => {
    const { clock, still, woken, listeners } = setting();
    still.mayMove(row('a'), noon);
    still.dispose();
    await clock.pass(60_000);
    assert.deepEqual([woken, listeners.size, clock.waiting()], [[], 0, 0]);
  });
});
