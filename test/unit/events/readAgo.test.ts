import assert from 'node:assert/strict';
import { readAgo } from '../../../src/events/readAgo';
import { english, noon } from '../../builders';

describe('When the list was last read', () => {
  const cases: [number, string][] = [
    [0, 'read just now'],
    [59_999, 'read just now'],
    [60_000, 'read 1 min ago'],
    [2 * 60_000 + 30_000, 'read 2 min ago'],
    [3 * 3_600_000 + 20 * 60_000, 'read 3 h 20 min ago'],
    [26 * 3_600_000, 'read 1 d 2 h ago'],
    [-3_600_000, 'read just now'],
  ];
  for (const [age, words] of cases) {
    it(`${age / 1_000} s later it says "${words}"`, () => {
      assert.equal(readAgo(noon, noon + age, english), words);
    });
  }
});
