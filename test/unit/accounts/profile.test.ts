import assert from 'node:assert/strict';
import { maskKeyId } from '../../../src/accounts/profile';

describe('What is shown of an AccessKey ID', () => {
  for (const [id, shown] of [
    ['LTAI5tSampleSample7xQ2', 'LTAI…7xQ2'],
    ['LTAI5t7xQ2ab', 'LTAI…Q2ab'],
    ['LTAI5t7xQ2a', '…2a'],
    ['ab', '…ab'],
    ['', '…'],
  ] as const) {
    it(`${id || 'none'}: ${shown}`, () => {
      assert.equal(maskKeyId(id), shown);
    });
  }
});
