import assert from 'node:assert/strict';
import { createTotalCounts } from '../../../src/ens/totalCounts';

/** What is known after pages with these counts and rows. */
function after(countsAll: boolean, ...pages: (readonly [totalCount: number | undefined, rowCount: number])[]) {
  const counts = createTotalCounts(countsAll);
  for (const [totalCount, rowCount] of pages) {
    counts.note({ rowCount, ...(totalCount !== undefined && { totalCount }) });
  }
  return counts;
}

describe('case 49: how many rows there are in all', () => {
  it('is not known without a count, or where it may be that of the page alone', () => {
    assert.equal(after(false).total(0), undefined);
    assert.equal(after(true).total(0), undefined);
    assert.equal(after(false, [undefined, 7]).total(7), undefined);
    assert.equal(after(false, [7, 7]).total(7), undefined);
  });

  it('is the count of a service that counts all, as it is known or shows by one that is larger than its page', () => {
    assert.equal(after(true, [7, 7]).total(7), 7);
    assert.equal(after(false, [30, 10]).total(10), 30);
    assert.equal(after(false, [10, 10], [30, 10]).total(10), undefined, 'two counts');
    assert.equal(after(true, [0, 0]).total(0), 0);
  });

  it('is not known where more came', () => {
    assert.deepEqual([30, 31].map(after(true, [30, 10]).total), [30, undefined]);
  });

  it('differs only between pages that count all', () => {
    assert.equal(after(true, [7, 7], [8, 7]).differ(), true);
    assert.equal(after(true, [7, 7], [7, 0]).differ(), false);
    assert.equal(after(false, [7, 7], [5, 5]).differ(), false);
    assert.equal(after(true, [7, 7], [8, 7]).total(7), undefined);
  });
});
