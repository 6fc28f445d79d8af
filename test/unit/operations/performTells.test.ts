import assert from 'node:assert/strict';
import type { EnsEvent } from '../../../src/ens/types';
import { createJournal } from '../../../src/operations/journal';
import { JournalError } from '../../../src/state/journalError';
import type { JournalFile } from '../../../src/state/journalFile';
import type { Intent } from '../../../src/operations/confirmation';
import { perform, type PerformParts } from '../../../src/operations/perform';
import { createRecords } from '../../../src/operations/records';
import { anEvent } from '../../builders';
import { aDisk, anIntent, aService, aWindow } from './setting';

const never = new AbortController().signal;
const other = anEvent({ eventId: 'e-2', resourceId: 'i-2' });

/** Two events, and what is asked of the service about them. */
function setting(events: EnsEvent[] = [anEvent(), other]) {
  const disk = aDisk();
  const service = aService(events);
  const { parts } = aWindow(disk, service);
  const asked = { reads: 0, batches: [] as number[] };
  const { readEvents } = parts;
  parts.readEvents = (...call) => {
    asked.reads += 1;
    return readEvents(...call);
  };
  const { batchEventRedeployInstance } = parts.writer;
  parts.writer.batchEventRedeployInstance = (requests, signal) => {
    asked.batches.push(requests.length);
    return batchEventRedeployInstance(requests, signal);
  };
  const run = (intents: Intent[], instead: Partial<PerformParts> = {}) =>
    perform({ ...parts, ...instead }, intents, never);
  return { disk, service, parts, asked, run };
}

const two = () => [anIntent(), anIntent({ id: 'op-2' }, other)];

describe('What is told of several confirmed at once', () => {
  it('is one result each, in their order, of one call', async () => {
    const { asked, run } = setting();
    const results = await run(two());
    assert.deepEqual(
      results.map(({ kind, operation: { id, outcome } }) => [kind, id, outcome?.kind]),
      [
        ['sent', 'op-1', 'accepted'],
        ['sent', 'op-2', 'accepted'],
      ],
    );
    assert.ok(results.every(result => !('error' in result)));
    assert.deepEqual(asked, { reads: 1, batches: [2] });
  });

  it('is a reason for the one that changed, while the other is sent alone', async () => {
    const { asked, service, run } = setting([anEvent()]);
    const results = await run(two());
    assert.deepEqual(
      results.map(({ kind, operation: { id } }) => [kind, id]),
      [
        ['sent', 'op-1'],
        ['stopped', 'op-2'],
      ],
    );
    assert.deepEqual([service.sent.length, asked.batches], [1, []]);
  });

  it('is a reason for each where none may be sent: no call at all', async () => {
    const { asked, service, disk, run } = setting([]);
    assert.deepEqual(
      (await run(two())).map(({ kind }) => kind),
      ['stopped', 'stopped'],
    );
    assert.deepEqual([service.sent, asked.batches, disk.lines, disk.held.size], [[], [], [], 0]);
  });

  it('is nothing for nothing: the service is not even asked', async () => {
    const { asked, run } = setting();
    assert.deepEqual(await run([]), []);
    assert.deepEqual(asked, { reads: 0, batches: [] });
  });

  it('is why the locked ones wait, without asking for their events', async () => {
    const { asked, disk, run } = setting();
    for (const key of [`${anEvent().eventId}/i-sample-1`, 'e-2/i-2']) {
      disk.held.set(key, { operationId: 'theirs', pid: 2, account: 'Other', at: 0 });
    }
    assert.deepEqual(
      (await run(two())).map(({ kind }) => kind),
      ['stopped', 'stopped'],
    );
    assert.deepEqual([asked.reads, disk.held.size], [0, 2]);
  });
});

describe('What is told when the computer fails', () => {
  it('while the events are locked: nothing is sent, and no lock stays', async () => {
    const { disk, parts, service, run } = setting();
    let taken = 0;
    const take: PerformParts['locks']['take'] = (...call) => {
      taken += 1;
      const readOnly = Object.assign(new Error('read-only'), { code: 'EROFS' });
      return taken === 2 ? Promise.reject(readOnly) : parts.locks.take(...call);
    };
    const failing = run(two(), { locks: { ...parts.locks, take } });
    await assert.rejects(failing, { name: 'JournalError', code: 'EROFS' });
    assert.deepEqual([service.sent, disk.held.size], [[], 0]);
  });

  it('before the sending, in a way that is not the disk’s: the other one is sent, and no lock stays', async () => {
    const { disk, parts, service, run } = setting();
    const begin: PerformParts['records']['begin'] = operation =>
      operation.id === 'op-2' ? Promise.reject(new TypeError('odd')) : parts.records.begin(operation);
    const results = await run(two(), { records: { ...parts.records, begin } });
    assert.deepEqual(
      results.map(({ kind }) => kind),
      ['sent', 'stopped'],
    );
    assert.deepEqual(
      [service.sent.length, [...disk.held.values()].map(({ operationId }) => operationId)],
      [1, ['op-1']],
    );
  });

  it('when its record was written but not flushed: nothing is sent, and the record says so', async () => {
    const { disk, service, run } = setting();
    let flushes = 0;
    const append: JournalFile['append'] = async record => {
      await disk.file.append(record);
      flushes += 1;
      if (flushes === 1) {
        throw new JournalError('The disk is broken.', 'Repair it.', 'EIO');
      }
    };
    const journal = createJournal({ ...disk.file, append });
    const [result] = await run([anIntent()], { records: createRecords(journal) });
    assert.equal(result?.kind === 'stopped' && result.why.message, 'The disk is broken.');
    assert.deepEqual([service.sent, disk.held.size], [[], 0]);
    const [operation] = await journal.read();
    assert.deepEqual(operation?.outcome, { kind: 'notSent', code: 'EIO', message: 'The disk is broken.' });
  });

  it('after the sending: the outcome stands, with the reason that it could not be written down', async () => {
    const { parts, service, run } = setting();
    const full = new JournalError('The disk is full.', 'Make room.', 'ENOSPC');
    const answer = () => Promise.reject(full);
    const [result] = await run([anIntent()], { records: { ...parts.records, answer } });
    assert.equal(result?.operation.outcome?.kind, 'accepted');
    assert.equal(result.kind === 'sent' && result.error, full);
    assert.equal(service.sent.length, 1);
  });

  it('after a call that failed too: the failure of the call comes first', async () => {
    const { parts, service, run } = setting();
    service.answer({ code: 'X', httpStatus: 400, requestId: 'R' });
    const answer = () => Promise.reject(new JournalError('The disk is full.', 'Make room.', 'ENOSPC'));
    const [result] = await run([anIntent()], { records: { ...parts.records, answer } });
    assert.equal(result?.kind === 'sent' && result.error?.name, 'EnsError');
  });

  it('in words that are no error: they become one', async () => {
    const { parts, run } = setting();
    const answer = () =>
      Promise.resolve().then(() => {
        AbortSignal.abort('text').throwIfAborted();
      });
    const [result] = await run([anIntent()], { records: { ...parts.records, answer } });
    assert.equal(result?.kind === 'sent' && result.error?.message, 'text');
  });
});
