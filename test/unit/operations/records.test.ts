import assert from 'node:assert/strict';
import { busyOperation } from '../../../src/operations/busy';
import { createJournal } from '../../../src/operations/journal';
import { JournalError } from '../../../src/state/journalError';
import { isOpen, keyOf, type End } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import { anEvent, anOperation, noon } from '../../builders';
import { aDisk } from './setting';

const end: End = { how: 'done', status: 'Executed', at: noon };
const key = keyOf(anOperation());

function twoWindows() {
  const disk = aDisk();
  return { disk, one: createRecords(createJournal(disk.file)), two: createRecords(createJournal(disk.file)) };
}

describe('The records of two windows', () => {
  it('case 97: tell of each other’s operations and ends once they are read again', async () => {
    const { one, two } = twoWindows();
    await one.begin(anOperation());
    await one.answer('op-1', { kind: 'accepted' });
    await two.reload();
    assert.equal(two.get('op-1')?.outcome?.kind, 'accepted');
    await two.end('op-1', end);
    assert.equal(one.get('op-1')?.end, undefined);
    await one.reload();
    assert.deepEqual(one.get('op-1')?.end, end);
  });

  it('case 59: an answer that the disk refused is known here all the same, until it can be written', async () => {
    const { disk, one, two } = twoWindows();
    await one.begin(anOperation());
    disk.fill();
    await assert.rejects(one.answer('op-1', { kind: 'accepted', requestId: 'R' }), { code: 'ENOSPC' });
    await one.reload();
    assert.equal(one.get('op-1')?.outcome?.kind, 'accepted');
    await two.reload();
    assert.equal(two.get('op-1')?.outcome, undefined);
  });

  it('case 59: an answer that the disk refused is on it before the end is, once there is room', async () => {
    const { disk, one } = twoWindows();
    await one.begin(anOperation());
    const append = disk.file.append.bind(disk.file);
    disk.file.append = () => Promise.reject(new JournalError('The disk is full.', 'Make room.', 'ENOSPC'));
    await assert.rejects(one.answer('op-1', { kind: 'accepted', requestId: 'R' }), { code: 'ENOSPC' });
    disk.file.append = append;
    await one.end('op-1', end);
    assert.deepEqual(
      disk.lines.map(({ kind }) => kind),
      ['begin', 'answer', 'end'],
    );
    const [operation] = await createJournal(disk.file).read();
    assert.equal(operation?.outcome?.kind, 'accepted');
  });

  it('hold one end, which is written once: a window that comes later with another one hears it', async () => {
    const { disk, one, two } = twoWindows();
    await one.begin(anOperation());
    await one.end('op-1', end);
    assert.deepEqual(await two.end('op-1', { ...end, how: 'unsettled' }), end);
    assert.equal(disk.lines.filter(({ kind }) => kind === 'end').length, 1);
  });

  it('keep what this window knows where somebody took the file away', async () => {
    const { disk, one } = twoWindows();
    await one.begin(anOperation());
    disk.lines.length = 0;
    await one.reload();
    assert.equal(one.get('op-1')?.id, 'op-1');
  });

  it('name no operation that nobody began', async () => {
    const { one } = twoWindows();
    await one.answer('op-1', { kind: 'accepted' });
    assert.deepEqual(await one.end('op-1', end), end);
    assert.deepEqual(one.all(), []);
  });

  it('lose nothing that is written while the disk is read', async () => {
    const { disk, one } = twoWindows();
    await one.begin(anOperation());
    const read = disk.file.read.bind(disk.file);
    let reads = 0;
    disk.file.read = async () => {
      const lines = [...(await read())];
      reads += 1;
      if (reads === 1) {
        await one.answer('op-1', { kind: 'accepted', requestId: 'R' });
      }
      return lines;
    };
    await one.reload();
    assert.equal(one.get('op-1')?.outcome?.kind, 'accepted');
    assert.equal(reads, 2);
  });
});

describe('case 98: the operation at an event', () => {
  const accepted = { kind: 'accepted', requestId: 'R' } as const;

  it('is the one that is being sent, or was accepted and does not show yet, of whatever window', async () => {
    const { one, two } = twoWindows();
    assert.equal(busyOperation(one, anEvent(), noon), undefined);
    await two.begin(anOperation({ pid: 2, window: 'w-2' }));
    await one.reload();
    assert.equal(busyOperation(one, anEvent(), noon)?.window, 'w-2');
    await two.answer('op-1', accepted);
    await one.reload();
    assert.equal(busyOperation(one, anEvent(), noon)?.id, 'op-1');
  });

  it('is none once the event shows it, nor of another event', async () => {
    const { one } = twoWindows();
    await one.begin(anOperation());
    await one.answer('op-1', accepted);
    assert.equal(busyOperation(one, anEvent({ status: 'Scheduled' }), noon), undefined);
    assert.equal(busyOperation(one, anEvent({ notBefore: noon }), noon), undefined);
    assert.equal(busyOperation(one, anEvent({ eventId: 'e-2' }), noon), undefined);
    assert.equal(busyOperation(one, anEvent({ resourceId: 'i-2' }), noon), undefined);
  });

  for (const kind of ['refused', 'notSent'] as const) {
    it(`is none that was ${kind}, nor one that ended`, async () => {
      const { one } = twoWindows();
      await one.begin(anOperation());
      await one.answer('op-1', { kind, code: 'X', message: '' });
      assert.equal(one.at(key).findLast(isOpen), undefined);
      await one.begin(anOperation({ id: 'op-2' }));
      assert.equal(one.at(key).findLast(isOpen)?.id, 'op-2');
      await one.end('op-2', end);
      assert.equal(one.at(key).findLast(isOpen), undefined);
    });
  }
});
