// A view that cannot draw what changed is no reason for an operation to fail.
import assert from 'node:assert/strict';
import { createJournal } from '../../../src/operations/journal';
import { perform } from '../../../src/operations/perform';
import { createRecords } from '../../../src/operations/records';
import { noon } from '../../builders';
import { aDisk, anIntent, aService, aWindow } from './setting';

/** Records whose listener always throws, over a disk of their own. */
function troubled() {
  const disk = aDisk();
  const errors: string[] = [];
  const records = createRecords(createJournal(disk.file), error => errors.push(error.message));
  records.changes.subscribe(() => {
    throw new Error('The view is gone.');
  });
  return { disk, records, errors };
}

describe('case 77: a listener of the records that throws', () => {
  it('fails no beginning, answer, end or reading of an operation, and is heard of', async () => {
    const { disk, records, errors } = troubled();
    const { operation } = anIntent();
    await records.begin(operation);
    await records.answer(operation.id, { kind: 'accepted', requestId: 'REQ-1' });
    await records.end(operation.id, { how: 'done', status: 'Executed', at: noon });
    await records.reload();
    assert.deepEqual(
      disk.lines.map(({ kind }) => kind),
      ['begin', 'answer', 'end'],
    );
    // One for each, and one for each look at what the other windows wrote before and after the end.
    assert.deepEqual(errors, Array<string>(6).fill('The view is gone.'));
  });

  it('keeps no operation from being sent, once, and from having its outcome', async () => {
    const { disk, records } = troubled();
    const service = aService();
    const { parts } = aWindow(disk, service);
    const [result] = await perform({ ...parts, records }, [anIntent()], new AbortController().signal);
    assert.equal(service.sent.length, 1);
    assert.equal(result?.kind === 'sent' && result.operation.outcome?.kind, 'accepted');
    assert.equal(result?.kind === 'sent' && result.error, undefined);
  });
});
