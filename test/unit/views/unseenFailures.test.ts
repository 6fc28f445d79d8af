// Failures stay until somebody has looked at them, in whichever window.
import assert from 'node:assert/strict';
import { createSignal } from '../../../src/base/signal';
import { createTold } from '../../../src/events/told';
import { memoryFile, type ToldFile } from '../../../src/events/toldFile';
import type { End, Operation, Outcome } from '../../../src/operations/operation';
import { createUnseenFailures } from '../../../src/views/unseenFailures';
import { aClock, anOperation, hour, noon } from '../../builders';

const accepted: Outcome = { kind: 'accepted' };
const said = { code: 'X', message: 'x' };
const ended = (how: End['how'], at = noon): Partial<Operation> => ({ outcome: accepted, end: { how, status: '', at } });

function aWindow(file: ToldFile, ...operations: Operation[]) {
  const changes = createSignal<undefined>();
  const told = createTold(file, assert.ifError);
  const unseen = createUnseenFailures({ told, records: { all: () => operations, changes }, clock: aClock() });
  const change = async (...next: Operation[]) => {
    operations.splice(0, operations.length, ...next);
    changes.fire(undefined);
    await unseen.refresh();
  };
  return { unseen, change };
}

describe('a failure', () => {
  for (const [what, operation, counts] of [
    ['failed', ended('failed'), true],
    ['was canceled', ended('canceled'), true],
    ['is not listed any more', ended('gone'), true],
    ['was changed by somebody else', ended('changedElsewhere'), true],
    ['never became known', ended('unsettled'), true],
    ['was refused', { outcome: { kind: 'refused', ...said } }, true],
    ['was not sent', { outcome: { kind: 'notSent', ...said } }, true],
    ['has no clear outcome', { outcome: { kind: 'unknown', ...said } }, true],
    ['was left by whoever signed out', ended('left'), false],
    ['ended as a later version wrote', ended('unreadable'), false],
    ['is done', ended('done'), false],
    ['runs', { outcome: accepted }, false],
    ['is being sent', {}, false],
    ['failed a hundred days ago', ended('failed', noon - 100 * 24 * hour), false],
  ] as [string, Partial<Operation>, boolean][]) {
    it(`${counts ? 'counts' : 'does not count'} where an operation ${what}`, async () => {
      const { unseen } = aWindow(memoryFile(), anOperation(operation));
      assert.equal(unseen.count(), 0, 'nothing is said before the marks were read');
      await unseen.refresh();
      assert.equal(unseen.count(), counts ? 1 : 0);
    });
  }

  it('stays until it was looked at: in the next window and after a restart too', async () => {
    const file = memoryFile();
    const failures = [anOperation({ id: 'a', ...ended('failed') }), anOperation({ id: 'b', ...ended('gone') })];
    const [one, other] = [aWindow(file, ...failures), aWindow(file, ...failures)];
    await Promise.all([one.unseen.refresh(), other.unseen.refresh()]);
    await one.unseen.look([failures[0]!]);
    assert.deepEqual([one.unseen.count(), other.unseen.count()], [1, 2]);
    await other.unseen.refresh();
    assert.deepEqual(failures.map(other.unseen.has), [false, true]);
    const restarted = aWindow(file, ...failures);
    await restarted.unseen.refresh();
    assert.deepEqual(failures.map(restarted.unseen.has), [false, true]);
  });

  it('counts again where an outcome that was not clear turns out to be one', async () => {
    const unclear = anOperation({ outcome: { kind: 'unknown', ...said } });
    const { unseen, change } = aWindow(memoryFile(), unclear);
    await unseen.refresh();
    await unseen.look([unclear]);
    assert.equal(unseen.count(), 0);
    await change({ ...unclear, ...ended('unsettled') });
    assert.equal(unseen.count(), 1);
  });

  it('is found without the view being opened, and heard of', async () => {
    const { unseen, change } = aWindow(memoryFile());
    let heard = 0;
    unseen.changes.subscribe(() => (heard += 1));
    await change(anOperation(ended('failed')));
    assert.ok(heard > 0);
    assert.equal(unseen.count(), 1);
  });
});
