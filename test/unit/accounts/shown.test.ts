import assert from 'node:assert/strict';
import type { Keyring } from '../../../src/accounts/keyring';
import { createShownAccounts } from '../../../src/accounts/shown';
import { saysNotKept } from '../../../src/state/notKept';
import { isLayouts } from '../../../src/views/arrangements';
import { diskFull, fakeDocument, fakeMemento } from './fakes';

function storage(stored?: unknown, earlier: [string, unknown][] = []) {
  const document = fakeDocument(stored, isLayouts);
  const memento = fakeMemento(new Map(earlier));
  const said: string[] = [];
  const onNotKept = saysNotKept('layouts.json', line => said.push(line));
  const open = (keyring?: Keyring) =>
    createShownAccounts({ document, memento, onNotKept, ...(keyring && { keyring }) });
  return { document, memento, said, open };
}

describe('The accounts that are shown beside the active one', () => {
  it('are kept for the next window, each once, and who shows them hears of it', async () => {
    const { document, memento, open } = storage();
    const shown = open();
    assert.deepEqual(shown.ids(), []);
    let told = 0;
    shown.onDidChange(() => {
      told += 1;
    });
    await shown.set(['a', 'b', 'a']);
    assert.deepEqual([shown.ids(), told], [['a', 'b'], 1]);
    assert.deepEqual(open().ids(), ['a', 'b']);
    assert.deepEqual([document.value(), memento.values.size], [{ version: 1, shown: { '': ['a', 'b'] } }, 0]);
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
      assert.deepEqual(
        storage({ version: 1, shown: { '': stored } })
          .open()
          .ids(),
        ids,
      );
    });

    it(`are ${ids.length} where an earlier version stored ${JSON.stringify(stored)}`, () => {
      assert.deepEqual(
        storage(undefined, [['ensEvents.shownAccounts', stored]])
          .open()
          .ids(),
        ids,
      );
    });
  }

  it('are those of this version where it has stored some, whatever the earlier one stores', async () => {
    const { memento, open } = storage(undefined, [['ensEvents.shownAccounts', ['a']]]);
    await open().set(['b']);
    await memento.update('ensEvents.shownAccounts', ['c']);
    assert.deepEqual(open().ids(), ['b']);
  });

  it('are another browser’s own, over the same files', async () => {
    const { open } = storage();
    const keyring = (own: string): Keyring => ({ id: own, isOurs: id => id === own });
    await open(keyring('k-1')).set(['a', 'b']);
    await open(keyring('k-2')).set(['c', 'd']);
    assert.deepEqual(
      [open(keyring('k-1')).ids(), open(keyring('k-2')).ids(), open().ids()],
      [['a', 'b'], ['c', 'd'], []],
    );
  });

  it('case 100: in a list of a newer version stay as they are; the choice holds here, and the log says so once', async () => {
    const { document, said, open } = storage({ version: 2, shown: { '': ['x'] }, wall: [1] });
    const before = document.file.text;
    const shown = open();
    assert.deepEqual(shown.ids(), []);
    await shown.set(['a']);
    await shown.set(['a', 'b']);
    assert.deepEqual([shown.ids(), document.file.text], [['a', 'b'], before]);
    assert.deepEqual(said, ['Not kept for the next window file=layouts.json reason=newer']);
  });

  it('hold in this window where the disk is full', async () => {
    const { document, said, open } = storage();
    document.change = diskFull;
    const shown = open();
    await shown.set(['a']);
    assert.deepEqual([shown.ids(), said.length], [['a'], 1]);
  });
});
