import assert from 'node:assert/strict';
import { unawaited } from '../../../src/base/unawaited';

const settled = () => new Promise(resolve => setImmediate(resolve));

/** What the process hears of promises that nobody looked after, meanwhile. */
async function heardByTheProcess(work: () => void): Promise<unknown[]> {
  const listeners = process.listeners('unhandledRejection');
  const heard: unknown[] = [];
  process.removeAllListeners('unhandledRejection');
  process.on('unhandledRejection', reason => heard.push(reason));
  try {
    work();
    await settled();
  } finally {
    process.removeAllListeners('unhandledRejection');
    for (const listener of listeners) {
      process.on('unhandledRejection', listener);
    }
  }
  return heard;
}

describe('Work that nobody waits for', () => {
  /** A promise may be rejected with anything. */
  const anything = (reason: unknown) => reason as Error;
  const failures: [string, Error, RegExp][] = [
    ['an error', new Error('the disk is full'), /^Error: the disk is full$/],
    ['a text', anything('gone'), /^Error: gone$/],
    ['nothing', anything(undefined), /^Error: undefined$/],
  ];
  for (const [name, reason, words] of failures) {
    it(`is heard of where it fails with ${name}, by the one who was named`, async () => {
      const errors: Error[] = [];
      const unheard = await heardByTheProcess(() => {
        const work = Promise.resolve().then(() => Promise.reject(reason));
        unawaited(work, error => errors.push(error));
      });
      assert.deepEqual(unheard, []);
      assert.match(errors.join(), words);
    });

    it(`is heard of by the process where it was not to fail, and does with ${name}`, async () => {
      const heard = await heardByTheProcess(() => {
        unawaited(Promise.reject(reason), 'it only waits');
      });
      assert.equal(heard.length, 1);
      assert.match(String(heard[0]), /^Error: Unexpected, since it only waits$/);
      assert.equal((heard[0] as Error).cause, reason);
    });
  }

  it('is heard of by nobody where it succeeds', async () => {
    const errors: Error[] = [];
    const heard = await heardByTheProcess(() => {
      unawaited(Promise.resolve(1), error => errors.push(error));
      unawaited(Promise.resolve(1), 'it only waits');
    });
    assert.deepEqual([heard, errors], [[], []]);
  });
});
