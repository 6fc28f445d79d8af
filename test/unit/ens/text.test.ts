import assert from 'node:assert/strict';
import { extraFields } from '../../../src/ens/fields';
import { numberOf, shownValue, textOf } from '../../../src/ens/text';

describe('What is taken over from an answer', () => {
  it('is text that is there, cut', () => {
    assert.deepEqual(
      ['ab', 'abcdef', '', 5, null, undefined, ['ab']].map(value => textOf(value, 4)),
      ['ab', 'abcd', undefined, undefined, undefined, undefined, undefined],
    );
  });

  it('is a number, in text too, with its decimals', () => {
    assert.deepEqual([1.25, '1.25', ' 40 ', '', '1e3', '0x10', '-1', NaN, null].map(numberOf), [
      1.25,
      1.25,
      40,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
  });

  it('is something to see where it is nested beyond reading', () => {
    let deep: unknown = 1;
    for (let level = 0; level < 100_000; level += 1) {
      deep = [deep];
    }
    assert.deepEqual(['x', 5, { a: [1] }, deep].map(shownValue), ['x', '5', '{"a":[1]}', '…']);
  });

  it('is fifty fields of a row that nobody knows, each with a short name', () => {
    const row = Object.fromEntries(Array.from({ length: 99 }, (_, index) => [`f${index}`.padEnd(300, 'x'), index]));
    const extra = Object.entries(extraFields(row, new Set()));
    assert.equal(extra.length, 50);
    assert.deepEqual(extra[49], ['f49'.padEnd(200, 'x'), '49']);
  });
});
