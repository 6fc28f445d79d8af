import assert from 'node:assert/strict';
import type { Operation } from '../../../src/operations/operation';
import { isForThisEditor, type TakeOverParts } from '../../../src/operations/takeOver';
import { anOperation, hour, noon } from '../../builders';

describe('An operation that was begun in an editor', () => {
  const month = 30 * 24 * hour;
  const isOurs = (operation: Operation, now = noon) =>
    isForThisEditor({ self: { editor: 'ours' }, clock: { now: () => now } } as TakeOverParts, operation);
  const unnamed = anOperation({ at: noon });
  delete unnamed.editor;

  it('is seen to there, by any editor where it names none, and by any where it is a sample', () => {
    assert.equal(isOurs({ ...unnamed, editor: 'ours' }), true);
    assert.equal(isOurs({ ...unnamed, editor: 'another' }), false);
    assert.equal(isOurs(unnamed), true);
    assert.equal(isOurs({ ...unnamed, editor: 'another', sample: true }), true);
  });

  it('is seen to by another one after a month', () => {
    const another = { ...unnamed, editor: 'another' };
    assert.deepEqual([isOurs(another, noon + month), isOurs(another, noon + month + 1)], [false, true]);
    assert.equal(isOurs({ ...another, at: 0 }, month), false);
  });
});
