import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { createSignal } from '../../../src/base/signal';

/** Each listener that fails, with what it throws. */
const failures: [string, unknown, string][] = [
  ['an error', new Error('bad'), 'bad'],
  ['a text', 'bad', 'bad'],
  ['nothing', undefined, 'undefined'],
];

describe('A signal', () => {
  it('is heard by whoever subscribed, until they end it', () => {
    const heard: number[] = [];
    const signal = createSignal<number>();
    const end = signal.subscribe(value => heard.push(value));
    signal.fire(1);
    end();
    signal.fire(2);
    assert.deepEqual(heard, [1]);
  });

  for (const [name, thrown, message] of failures) {
    for (const place of [0, 1, 2]) {
      it(`case 77: a listener that throws ${name} in place ${place} keeps the value from no other, nor from the next`, () => {
        const heard: string[] = [];
        const errors: string[] = [];
        const signal = createSignal<string>(error => errors.push(error.message));
        for (const index of [0, 1, 2]) {
          signal.subscribe(value => {
            if (index === place) {
              throw thrown;
            }
            heard.push(`${index} ${value}`);
          });
        }
        signal.fire('a');
        signal.fire('b');
        const others = [0, 1, 2].filter(index => index !== place);
        assert.deepEqual(
          heard,
          ['a', 'b'].flatMap(value => others.map(index => `${index} ${value}`)),
        );
        assert.deepEqual(errors, [message, message]);
      });
    }
  }

  it('case 77: without anybody to hear it, what a listener throws is thrown once all have heard the value', () => {
    const later: (() => void)[] = [];
    const queue = mock.method(globalThis, 'queueMicrotask', (work: () => void) => later.push(work));
    try {
      const heard: string[] = [];
      const signal = createSignal<string>();
      signal.subscribe(() => {
        throw new Error('bad');
      });
      signal.subscribe(value => heard.push(value));
      signal.fire('a');
      assert.deepEqual(heard, ['a']);
    } finally {
      queue.mock.restore();
    }
    assert.equal(later.length, 1);
    assert.throws(later[0]!, { message: 'bad' });
  });

  it('case 77: a listener that ends itself and then throws is heard of once', () => {
    const errors: Error[] = [];
    const signal = createSignal<undefined>(error => errors.push(error));
    const end = signal.subscribe(() => {
      end();
      throw new Error('bad');
    });
    signal.fire(undefined);
    signal.fire(undefined);
    assert.equal(errors.length, 1);
  });
});
