import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { rmdirSync, rmSync, type PathLike } from 'node:fs';
import * as system from 'node:fs/promises';
import { mkdir, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClaims, type ClaimDisk } from '../../../src/state/claims';
import { createLocks, type LockHolder } from '../../../src/state/locks';
import { aClock, noon } from '../../builders';
import { manualClock } from '../manualClock';

const key = 'e-1/i-1';
const holder = (operationId: string): LockHolder => ({ operationId, pid: 1, account: 'Test', at: noon });

const neverWarns = (line: string) => {
  assert.equal(line, '');
};

const locksIn = (folder: string, disk: ClaimDisk = system) =>
  createLocks({
    claims: createClaims({ folder, clock: aClock(), disk }),
    clock: aClock(),
    warn: neverWarns,
    signal: new AbortController().signal,
  });

describe('The lock of an event', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-locks-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  it('case 35: goes to one of many windows that ask in the same moment; the others hear who has it', async () => {
    const answers = await Promise.all(
      Array.from({ length: 20 }, (_, n) => locksIn(folder).take(key, holder(`op-${n}`))),
    );
    const winners = answers.filter(answer => answer === undefined);
    assert.equal(winners.length, 1);
    for (const answer of answers) {
      assert.ok(!answer || answer.account === 'Test' || answer.operationId === '');
    }
  });

  it('does not stand in the way of another event', async () => {
    const locks = locksIn(folder);
    await locks.take(key, holder('op-1'));
    assert.equal(await locks.take('e-2/i-1', holder('op-2')), undefined);
  });

  it('is free again once its operation gives it up, and only then', async () => {
    const locks = locksIn(folder);
    await locks.take(key, holder('op-1'));
    await locks.release(key, 'op-2');
    assert.equal((await locks.take(key, holder('op-3')))?.operationId, 'op-1');
    await locks.release(key, 'op-1');
    assert.equal(await locks.take(key, holder('op-3')), undefined);
  });

  it('says by which window it is held, as that one is named', async () => {
    const locks = locksIn(folder);
    const named = { ...holder('op-1'), window: 'w-1', started: 'boot 7' };
    await locks.take(key, named);
    assert.deepEqual(await locks.take(key, holder('op-2')), named);
    await locks.take('e-2/i-1', holder('op-3'));
    assert.deepEqual(await locks.take('e-2/i-1', named), holder('op-3'), 'as earlier versions wrote it');
  });

  it('held by a file that nobody can read is held by somebody', async () => {
    const locks = locksIn(folder);
    await locks.take(key, holder('op-1'));
    const [lock] = await readdir(folder);
    const [file] = await readdir(path.join(folder, lock!));
    await writeFile(path.join(folder, lock!, file!), '{"torn');
    assert.equal((await locks.take(key, holder('op-2')))?.operationId, '');
  });

  it('held by one that gives it up just then was held by somebody', async () => {
    await locksIn(folder).take(key, holder('op-1'));
    const gone = () => Promise.reject(Object.assign(new Error('gone'), { code: 'ENOENT' }));
    const only =
      <T>(works: (path: PathLike) => Promise<T>) =>
      (path: PathLike) =>
        String(path).includes('probe') ? works(path) : gone();
    for (const disk of [
      { ...system, readdir: gone as unknown as ClaimDisk['readdir'] },
      { ...system, readFile: only(file => system.readFile(file, 'utf8')) as unknown as ClaimDisk['readFile'] },
    ]) {
      const locks = locksIn(folder, disk);
      assert.equal((await locks.take(key, holder('op-2')))?.operationId, '');
    }
  });

  it('makes the folder where it is the first on this computer', async () => {
    const locks = locksIn(path.join(folder, 'ens-events', 'locks'));
    assert.equal(await locks.take(key, holder('op-1')), undefined);
    assert.equal((await locks.take(key, holder('op-2')))?.operationId, 'op-1');
  });

  it('is on the disk before it counts, and readable for its owner alone', async () => {
    const options: unknown[] = [];
    const writeFile: ClaimDisk['writeFile'] = (file, data, how) => {
      options.push(how);
      return system.writeFile(file, data, how);
    };
    await locksIn(folder, { ...system, writeFile }).take(key, holder('op-1'));
    assert.deepEqual(options, [{ mode: 0o600, flush: true }]);
  });

  it('is not held by a window that died before it had it', async () => {
    const locks = locksIn(folder);
    await locks.take(key, holder('op-1'));
    await locks.release(key, 'op-1');
    const name = createHash('sha256').update(key).digest('hex');
    await mkdir(path.join(folder, name));
    assert.equal(await locks.take(key, holder('op-2')), undefined);
  });

  it('leaves nothing behind when it was taken, refused or given up', async () => {
    const locks = locksIn(folder);
    await locks.take(key, holder('op-1'));
    await locks.take(key, holder('op-2'));
    assert.equal((await readdir(folder)).length, 1);
    await locks.release(key, 'op-1');
    assert.deepEqual(await readdir(folder), []);
  });

  it('keeps ids out of file names', async () => {
    const locks = locksIn(folder);
    await locks.take('../../etc/passwd', holder('../op-1'));
    const names = await readdir(folder, { recursive: true });
    assert.match(names.join(' '), /^[0-9a-f]{64} [0-9a-f]{64}.[0-9a-f]{64}\.json$/);
  });
});

describe('case 59: a lock that the system does not remove', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-locks-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));

  /** A disk that refuses the first removals, and a window over it. */
  function refusing(code: string, times: number) {
    const clock = manualClock();
    const lines: string[] = [];
    const closed = new AbortController();
    let refused = 0;
    const refusingRm: ClaimDisk['rm'] = (file, options) => {
      refused += 1;
      // At once, so that no test waits for a disk.
      if (refused <= times) {
        return Promise.reject(Object.assign(new Error(code), { code }));
      }
      rmSync(file, options);
      return Promise.resolve();
    };
    const rmdir = async (name: PathLike) => {
      await Promise.resolve();
      rmdirSync(name);
    };
    const disk = { ...system, rmdir };
    const locks = createLocks({
      claims: createClaims({ folder, clock: aClock(), disk }),
      clock,
      warn: line => lines.push(line),
      signal: closed.signal,
    });
    const hold = async () => {
      await locks.take(key, holder('op-1'));
      disk.rm = refusingRm;
    };
    const isFree = async () => (await locksIn(folder).take(key, holder('op-9'))) === undefined;
    return { clock, lines, closed, locks, hold, isFree };
  }

  for (const code of ['EBUSY', 'EPERM', 'EIO', 'EACCES']) {
    it(`${code}: whoever gives it up hears nothing of it; the log does, and it is tried again until it is gone`, async () => {
      const { clock, lines, locks, hold, isFree } = refusing(code, 3);
      await hold();
      await locks.release(key, 'op-1');
      assert.deepEqual(lines, [`Lock not removed code=${code}; trying again`]);
      assert.equal(await isFree(), false);
      await clock.pass(1_000);
      await clock.pass(5_000);
      assert.equal(await isFree(), false);
      await clock.pass(30_000);
      assert.equal(await isFree(), true);
      assert.deepEqual([lines.length, clock.waiting()], [1, 0]);
    });
  }

  it('for no reason named: the log says that there is none', async () => {
    const lines: string[] = [];
    const disk = { ...system, rm: () => Promise.reject(new Error('odd')) };
    const locks = createLocks({
      claims: createClaims({ folder, disk, clock: aClock() }),
      ...{ clock: manualClock(), signal: new AbortController().signal },
      warn: line => lines.push(line),
    });
    await locks.release(key, 'op-1');
    assert.deepEqual(lines, ['Lock not removed code=(none); trying again']);
  });

  it('is given up in the end, which the log says', async () => {
    const { clock, lines, locks, hold } = refusing('EBUSY', Infinity);
    await hold();
    await locks.release(key, 'op-1');
    for (const wait of clock.slept.concat(5_000, 30_000, 120_000, 600_000)) {
      await clock.pass(wait);
    }
    assert.deepEqual([lines.at(-1), clock.waiting()], ['Lock not removed; given up', 0]);
  });

  it('is not tried for longer than the window lives', async () => {
    const { clock, closed, locks, hold } = refusing('EBUSY', Infinity);
    await hold();
    await locks.release(key, 'op-1');
    closed.abort();
    await clock.pass(1_000);
    assert.equal(clock.waiting(), 0);
  });

  it('does not hide that another one was taken: what was made for taking it stays, and is nobody’s', async () => {
    const disk = { ...system, rm: () => Promise.reject(Object.assign(new Error('busy'), { code: 'EBUSY' })) };
    const signal = new AbortController().signal;
    const locks = createLocks({
      claims: createClaims({ folder, clock: aClock(), disk }),
      clock: aClock(),
      warn: neverWarns,
      signal,
    });
    assert.equal(await locks.take(key, holder('op-1')), undefined);
    assert.equal((await locks.take(key, holder('op-2')))?.operationId, 'op-1');
  });
});
