import assert from 'node:assert/strict';
import { appendFile, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { createJournal } from '../../../src/operations/journal';
import { fold } from '../../../src/operations/journalFold';
import { journalFile } from '../../../src/state/journalFile';
import { anOperation, english, noon } from '../../builders';

describe('The journal of operations', () => {
  let folder: string;
  let file: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-journal-'));
    file = path.join(folder, 'deep', 'operations.jsonl');
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const journal = () => createJournal(journalFile(file, english));

  it('gives back after a restart what was written before it', async () => {
    await journal().begin(anOperation());
    await journal().answer('op-1', { kind: 'accepted', requestId: 'REQ-1' });
    await journal().end('op-1', { how: 'done', status: 'Executed', at: noon, summary: 'as before' });
    assert.deepEqual(await journal().read(), [
      {
        ...anOperation(),
        outcome: { kind: 'accepted', requestId: 'REQ-1' },
        end: { how: 'done', status: 'Executed', at: noon, summary: 'as before' },
      },
    ]);
  });

  it('takes no plan on record whose time is no whole number of milliseconds', async () => {
    for (const planTime of [NaN, Infinity, noon + 0.5]) {
      await assert.rejects(journal().begin(anOperation({ plan: { opsType: 'scheduled', planTime } })), TypeError);
    }
    assert.deepEqual(await journal().read(), []);
  });

  it('is empty where there is no file', async () => {
    assert.deepEqual(await journal().read(), []);
  });

  it('survives a torn last line, and what is written after it', async () => {
    await journal().begin(anOperation());
    await appendFile(file, '{"v":1,"kind":"answer","id":"op-1","outc');
    await journal().begin(anOperation({ id: 'op-2' }));
    assert.deepEqual(
      (await journal().read()).map(({ id }) => id),
      ['op-1', 'op-2'],
    );
  });

  it('passes over lines that are not its own', async () => {
    await journal().begin(anOperation());
    const foreign = [
      'null',
      '[]',
      '5',
      'nonsense',
      '{"v":2,"kind":"begin"}',
      '{"v":1,"kind":"answer","id":"x"}',
      '\0\0',
    ];
    await appendFile(file, `${foreign.join('\n')}\n`);
    await journal().answer('op-1', { kind: 'notSent', code: 'ECONNREFUSED', message: '' });
    assert.equal((await journal().read())[0]?.outcome?.kind, 'notSent');
  });

  it('never mixes the lines of windows that write at the same time', async () => {
    const ids = Array.from({ length: 40 }, (_, n) => `op-${n}`);
    await Promise.all(ids.map(id => journal().begin(anOperation({ id }))));
    assert.equal((await journal().read()).length, 40);
  });

  it('says so, and what helps, when it cannot be written', async () => {
    await writeFile(path.join(folder, 'deep'), 'a file where the folder should be');
    await assert.rejects(journal().begin(anOperation()), (error: Error & { advice?: string }) => {
      assert.equal(error.name, 'JournalError');
      assert.match(error.advice ?? '', /Nothing is sent without it/);
      return true;
    });
  });

  it('says so when it cannot be read', async () => {
    const unreadable = createJournal(journalFile(folder, english));
    await assert.rejects(unreadable.read(), { name: 'JournalError', code: 'EISDIR' });
  });

  it('can be read by the person alone', async () => {
    await journal().begin(anOperation());
    const { mode } = await import('node:fs/promises').then(fs => fs.stat(file));
    assert.equal(mode & 0o077, 0);
    assert.doesNotMatch(await readFile(file, 'utf8'), /secret|token|password/i);
  });
});

describe('Lines put together', () => {
  it('never throw, whatever they hold', () => {
    fc.assert(
      fc.property(fc.array(fc.anything()), lines => {
        fold(lines);
      }),
      { numRuns: process.env['CI'] ? 1000 : 100 },
    );
  });

  it('ignore an answer without its operation', () => {
    assert.deepEqual(fold([{ v: 1, kind: 'answer', id: 'x', outcome: { kind: 'accepted' } }]), []);
  });
});
