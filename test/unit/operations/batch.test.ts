import assert from 'node:assert/strict';
import { batchesIn } from '../../../src/operations/batch';
import { anOperation, noon } from '../../builders';

describe('Operations that were confirmed together', () => {
  it('are told from others by time, action and key, in their order', () => {
    const one = anOperation({ id: 'a', at: noon, keyHash: 'k1' });
    const operations = [
      one,
      { ...one, id: 'b', at: noon + 1 },
      { ...one, id: 'c' },
      { ...one, id: 'd', action: 'reboot' as const },
      { ...one, id: 'e', keyHash: 'k2' },
    ];
    assert.deepEqual(
      batchesIn(operations).map(batch => batch.map(({ id }) => id)),
      [['a', 'c'], ['b'], ['d'], ['e']],
    );
    assert.deepEqual(batchesIn([]), []);
  });

  it('are told by account where no key is on record, and by key in whatever account it is', () => {
    const old = anOperation({ at: noon });
    delete old.keyHash;
    const keyed = anOperation({ at: noon, keyHash: 'k1' });
    const operations = [
      { ...old, id: 'a', profileId: 'p1' },
      { ...old, id: 'b', profileId: 'p2' },
      { ...keyed, id: 'c', profileId: 'p1' },
      { ...keyed, id: 'd', profileId: 'p2' },
    ];
    assert.deepEqual(
      batchesIn(operations).map(batch => batch.map(({ id }) => id)),
      [['a'], ['b'], ['c', 'd']],
    );
  });
});
