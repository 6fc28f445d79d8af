// The layouts of lists: what is kept of them, and what this version does not know.
import assert from 'node:assert/strict';
import { defaultArrangement, type Arrangement } from '../../../src/events/arrangement';
import { saysNotKept } from '../../../src/state/notKept';
import { createArrangements, isLayouts } from '../../../src/views/arrangements';
import { diskFull, fakeDocument, fakeMemento } from '../accounts/fakes';

const byNode: Arrangement = { ...defaultArrangement, groupBy: 'node' };
const byType: Arrangement = { ...defaultArrangement, groupBy: 'type' };

function storage(stored?: unknown, earlier: [string, unknown][] = []) {
  const document = fakeDocument(stored, isLayouts);
  const memento = fakeMemento(new Map(earlier));
  const said: string[] = [];
  const onNotKept = saysNotKept('layouts.json', line => said.push(line));
  const open = () =>
    createArrangements({ document, memento, onNotKept, logError: () => assert.fail('A listener threw.') });
  const layouts = () => document.value()['layouts'] as Record<string, unknown>;
  return { document, memento, said, open, layouts };
}

describe('The layout of an account’s list', () => {
  it('is kept for the next window, for each account, whichever window chose it', async () => {
    const { open, memento } = storage();
    const [first, second] = [open(), open()];
    await Promise.all([first.set('a', byNode), second.set('b', byType), first.set('c', byType)]);
    const next = open();
    assert.deepEqual(['a', 'b', 'c', 'd'].map(next.of), [byNode, byType, byType, defaultArrangement]);
    assert.equal(memento.values.size, 0);
  });

  it('is that of an earlier version until one is chosen here', async () => {
    const { open, memento } = storage(undefined, [['ensEvents.arrangement.a', byNode]]);
    assert.deepEqual(open().of('a'), byNode);
    await open().set('b', byType);
    assert.deepEqual(open().of('a'), byNode);
    await open().set('a', byType);
    await memento.update('ensEvents.arrangement.a', byNode);
    assert.deepEqual(open().of('a'), byType);
  });

  for (const [what, stored] of Object.entries({
    'a grouping': { ...byNode, groupBy: 'weather' },
    'an order': { ...defaultArrangement, sortBy: ['a', 'b'] },
    'a filter': { ...defaultArrangement, filter: 'open' },
    'a null': null,
    'a number': 7,
    'a text': 'x',
    'a list': [byNode],
  })) {
    it(`case 100: of ${what} that it does not know: the default is shown, and the stored one stays until one is chosen`, async () => {
      const { open, layouts, said } = storage({ version: 1, layouts: { a: stored, b: byNode } }, [
        ['ensEvents.arrangement.a', byNode],
      ]);
      const arrangements = open();
      assert.deepEqual(arrangements.of('a'), defaultArrangement);
      await arrangements.set('b', byType);
      assert.deepEqual(layouts(), { a: stored, b: byType });
      await arrangements.set('a', byType);
      assert.deepEqual([open().of('a'), said], [byType, []]);
    });
  }

  it('case 100: keeps what a newer version stores beside it, for this account and all in all', async () => {
    const { open, document, layouts } = storage({
      ...{ version: 1, layouts: { a: { ...byNode, columns: ['age'] } }, wall: { on: true } },
    });
    await open().set('a', byType);
    assert.deepEqual([layouts(), document.value()['wall']], [{ a: { ...byType, columns: ['age'] } }, { on: true }]);
  });

  for (const stored of [{ version: 2, layouts: { a: byNode } }, { version: 1, layouts: [byNode] }, { layouts: {} }]) {
    it(`case 100: in a file of a newer version: read-only; the choice holds here, and the log says so once: ${JSON.stringify(stored).slice(0, 40)}`, async () => {
      const { open, document, said } = storage(stored);
      const before = document.file.text;
      const arrangements = open();
      let heard = 0;
      arrangements.onDidChange(() => (heard += 1));
      await arrangements.set('a', byType);
      await arrangements.set('b', byNode);
      assert.deepEqual([arrangements.of('a'), arrangements.of('b'), heard], [byType, byNode, 2]);
      assert.deepEqual([open().of('a'), document.file.text], [defaultArrangement, before]);
      assert.deepEqual(said, ['Not kept for the next window file=layouts.json reason=newer']);
    });
  }

  it('case 100: in half a file: the default, until one is chosen', async () => {
    const { open, document } = storage();
    document.file.text = '{"version":1,"layouts":{"a":{"gro';
    const arrangements = open();
    assert.deepEqual(arrangements.of('a'), defaultArrangement);
    await arrangements.set('a', byNode);
    assert.deepEqual(open().of('a'), byNode);
  });

  it('holds in this window where the disk is full, and the log says why', async () => {
    const { open, document, said } = storage();
    document.change = diskFull;
    const arrangements = open();
    await arrangements.set('a', byNode);
    assert.deepEqual(arrangements.of('a'), byNode);
    assert.deepEqual(said, ['Not kept for the next window file=layouts.json reason=ENOSPC']);
  });
});
