import assert from 'node:assert/strict';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { createCalls } from '../../../src/operations/calls';

/** An answer that comes when the test says so. */
function deferred() {
  let resolve: (requestId: string) => void = () => undefined;
  let reject: (error: Error) => void = () => undefined;
  const promise = new Promise<string>((...both) => {
    [resolve, reject] = both;
  });
  return { promise, resolve, reject };
}

describe('case 104: a window that ends while a call is under way', () => {
  it('waits for the answer of each, whether it comes or fails', async () => {
    const calls = createCalls();
    const first = deferred();
    const second = deferred();
    const running = [calls.run(() => first.promise), calls.run(() => second.promise)];
    let closed = false;
    const closing = calls.close().then(() => (closed = true));
    first.resolve('REQ-1');
    assert.equal(await running[0], 'REQ-1');
    await new Promise(resolve => setImmediate(resolve));
    assert.equal(closed, false);
    second.reject(new Error('no answer'));
    await assert.rejects(running[1]!);
    await closing;
    assert.equal(closed, true);
  });

  it('has nothing to wait for once they are over', async () => {
    const calls = createCalls();
    await calls.run(() => Promise.resolve());
    await assert.rejects(calls.run(() => Promise.reject(new Error('no'))));
    await calls.close();
  });

  it('keeps nothing of one that is over: a window may be open for weeks', async () => {
    const calls = createCalls();
    const answer = await calls.run(() => Promise.resolve({ requestId: 'REQ-1' })).then(over => new WeakRef(over));
    await new Promise(resolve => setImmediate(resolve));
    setFlagsFromString('--expose-gc');
    (runInNewContext('gc') as () => void)();
    assert.equal(answer.deref(), undefined);
  });

  it('tells what is under way that it closes, so that no further call is begun', async () => {
    const calls = createCalls();
    let signal: AbortSignal | undefined;
    const answer = deferred();
    const running = calls.run(closing => {
      signal = closing;
      return answer.promise;
    });
    assert.equal(signal?.aborted, false);
    const closing = calls.close();
    assert.equal(signal.aborted, true);
    answer.resolve('REQ-1');
    await closing;
    assert.equal(await running, 'REQ-1');
  });

  it('begins nothing more: what is asked for then hears at once that it closes', async () => {
    const calls = createCalls();
    await calls.close();
    assert.equal(await calls.run(closing => Promise.resolve(closing.aborted)), true);
  });
});
