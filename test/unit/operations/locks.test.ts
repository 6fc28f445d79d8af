import assert from 'node:assert/strict';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocks, processLives, type LockHolder } from '../../../src/operations/locks';
import { noon } from '../../builders';

const key = 'e-1/i-1';
const holder = (operationId: string): LockHolder => ({ operationId, pid: 1, account: 'Test', at: noon });

describe('The lock of an event', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-locks-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('goes to one of many windows that ask in the same moment; the others hear who has it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => createLocks(folder).take(key, holder(`op-${n}`))),
    );
    const winners = answers.filter(answer => answer === undefined);
    assert.equal(winners.length, 1);
    for (const answer of answers) {
      assert.ok(!answer || answer.account === 'Test' || answer.operationId === '');
    }
  });

  it('does not stand in the way of another event', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    assert.equal(await locks.take('e-2/i-1', holder('op-2')), undefined);
  });

  it('is free again once its operation gives it up, and only then', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    await locks.release(key, 'op-2');
    assert.equal((await locks.take(key, holder('op-3')))?.operationId, 'op-1');
    await locks.release(key, 'op-1');
    assert.equal(await locks.take(key, holder('op-3')), undefined);
  });

  it('held by a file that nobody can read is held by somebody', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    const [file] = await readdir(folder);
    await writeFile(path.join(folder, file!), '{"torn');
    assert.equal((await locks.take(key, holder('op-2')))?.operationId, '');
  });

  it('keeps ids out of file names', async () => {
    const locks = createLocks(folder);
    await locks.take('../../etc/passwd', holder('op-1'));
    const [file] = await readdir(folder);
    assert.match(file!, /^[0-9a-f]{64}\.json$/);
  });
});

describe('Whether a window still lives', () => {
  it('is told by its process', () => {
    assert.equal(processLives(process.pid), true);
    assert.equal(processLives(2 ** 22 + 1), false);
  });
});
