import assert from 'node:assert/strict';
import { largest, smallest } from '../../../src/events/extremes';

describe('The smallest and the largest number', () => {
  it('are found wherever they stand, and are none of none', () => {
    for (const numbers of [[3, 1, 2], [1, 2, 3], [2, 3, 1], [1, 3, 3, 1], new Set([1, 2, 3])]) {
      assert.deepEqual([smallest(numbers), largest(numbers)], [1, 3]);
    }
    assert.deepEqual([smallest([7]), largest([-7])], [7, -7]);
    assert.deepEqual([smallest([Infinity, 5]), largest([Infinity, 5])], [5, Infinity]);
    assert.deepEqual([smallest([]), largest([])], [undefined, undefined]);
  });

  it('case 77: are found among more than a call takes as arguments', () => {
    const many = Array.from({ length: 1_000_000 }, (_, index) => index);
    assert.throws(() => Math.min(...many), RangeError);
    assert.deepEqual([smallest(many), largest(many)], [0, 999_999]);
  });
});
