import assert from 'node:assert/strict';
import { createShownAccounts } from '../../../src/accounts/shown';
import { fakeMemento } from './fakes';

describe('The accounts that are shown beside the active one', () => {
  it('are kept for the next window, each once, and who shows them hears of it', async () => {
    const memento = fakeMemento();
    const shown = createShownAccounts(memento);
    assert.deepEqual(shown.ids(), []);
    let told = 0;
    shown.onDidChange(() => {
      told += 1;
    });
    await shown.set(['a', 'b', 'a']);
    assert.deepEqual([shown.ids(), told], [['a', 'b'], 1]);
    assert.deepEqual(createShownAccounts(memento).ids(), ['a', 'b']);
    assert.deepEqual([...memento.values.keys()], ['ensEvents.shownAccounts']);
  });

  for (const [stored, ids] of [
    [
      ['a', 5, null, 'b'],
      ['a', 'b'],
    ],
    ['a', []],
    [{ a: 1 }, []],
    [null, []],
  ] as const) {
    it(`are ${ids.length} where ${JSON.stringify(stored)} is stored`, () => {
      const memento = fakeMemento(new Map<string, unknown>([['ensEvents.shownAccounts', stored]]));
      assert.deepEqual(createShownAccounts(memento).ids(), ids);
    });
  }
});
