// Case 101: the lock of a window that cannot be looked up, in the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { lockedLong, offerToRemoveLock } from '../../src/commands/removeLock';
import { keyOf } from '../../src/operations/operation';
import type { Result } from '../../src/operations/perform';
import { OperationRefused } from '../../src/operations/refusal';
import { anOperation } from '../builders';
import { withDialogs } from './securityDialogs';

const why = 'edge-1 has been locked since 2026-11-27 by a window on host-2, which can’t be reached from here.';
const stopped = (reason: 'locked' | 'lockedLong'): Result => ({
  kind: 'stopped',
  operation: anOperation({ name: 'edge-1' }),
  why: new OperationRefused(reason, why, 'Nothing was sent from here.'),
});

/** Offers it to a person who answers with this button, or with none. */
async function offering(button?: string) {
  const found = lockedLong(stopped('lockedLong'));
  assert.ok(found);
  const broken: string[] = [];
  const breakUp = (key: string) => Promise.resolve(void broken.push(key));
  const shown = await withDialogs(
    ({ choices }) => choices.find(each => each === button),
    () => offerToRemoveLock({ breakUp }, found),
  );
  return { broken, shown };
}

describe('case 101: the lock of a window that cannot be looked up', () => {
  it('is offered to be removed for that reason alone', () => {
    assert.equal(lockedLong(stopped('locked')), undefined);
  });

  it('stays where the person does not say so; the question begins with what happened and names the window', async () => {
    const { broken, shown } = await offering();
    assert.deepEqual(broken, []);
    assert.equal(shown.length, 1);
    const text = JSON.stringify(shown[0]);
    for (const part of ['Nothing was sent. Remove the lock of edge-1?', 'host-2', 'no other window, on any computer']) {
      assert.ok(text.includes(part), text);
    }
  });

  it('is removed where the person says so, and nothing is sent', async () => {
    const { broken, shown } = await offering('Remove Lock');
    assert.deepEqual(broken, [keyOf(anOperation())]);
    assert.match(JSON.stringify(shown[1]), /The lock of edge-1 was removed\. Choose the action again to go on\./);
  });
});
