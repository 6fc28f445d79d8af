import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createLocks, type LockHolder } from '../../../src/operations/locks';
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

  it('says by which window it is held, as that one is named', async () => {
    const locks = createLocks(folder);
    const named = { ...holder('op-1'), window: 'w-1', started: 'boot 7' };
    await locks.take(key, named);
    assert.deepEqual(await locks.take(key, holder('op-2')), named);
    await locks.take('e-2/i-1', holder('op-3'));
    assert.deepEqual(await locks.take('e-2/i-1', named), holder('op-3'), 'as earlier versions wrote it');
  });

  it('held by a file that nobody can read is held by somebody', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    const [lock] = await readdir(folder);
    const [file] = await readdir(path.join(folder, lock!));
    await writeFile(path.join(folder, lock!, file!), '{"torn');
    assert.equal((await locks.take(key, holder('op-2')))?.operationId, '');
  });

  it('is not held by a window that died before it had it', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    await locks.release(key, 'op-1');
    const name = createHash('sha256').update(key).digest('hex');
    await mkdir(path.join(folder, name));
    assert.equal(await locks.take(key, holder('op-2')), undefined);
  });

  it('leaves nothing behind when it was taken, refused or given up', async () => {
    const locks = createLocks(folder);
    await locks.take(key, holder('op-1'));
    await locks.take(key, holder('op-2'));
    assert.equal((await readdir(folder)).length, 1);
    await locks.release(key, 'op-1');
    assert.deepEqual(await readdir(folder), []);
  });

  it('keeps ids out of file names', async () => {
    const locks = createLocks(folder);
    await locks.take('../../etc/passwd', holder('../op-1'));
    const names = await readdir(folder, { recursive: true });
    assert.match(names.join(' '), /^[0-9a-f]{64} [0-9a-f]{64}.[0-9a-f]{64}\.json$/);
  });
});
