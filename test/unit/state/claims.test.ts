import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import type { PathLike } from 'node:fs';
import * as system from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClaims, type ClaimDisk } from '../../../src/state/claims';
import { journalFailure } from '../../../src/state/journalError';
import { createLease } from '../../../src/state/lease';
import { createLocks, type LockHolder } from '../../../src/state/locks';
import { aClock, english, noon } from '../../builders';

const key = 'e-1/i-1';
const hash = (text: string) => createHash('sha256').update(text).digest('hex');
const holder = (operationId: string): LockHolder => ({ operationId, pid: 1, account: 'Test', at: noon });
const failing = (code: string) => () => Promise.reject(Object.assign(new Error(code), { code }));

describe('What one of all windows has', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await system.mkdtemp(path.join(tmpdir(), 'ens-events-claims-'));
  });
  afterEach(() => system.rm(folder, { recursive: true, force: true }));

  const claimsOn = (disk: ClaimDisk = system) => createClaims({ folder, clock: aClock(), disk });
  const locksOn = (disk: ClaimDisk = system) =>
    createLocks({
      claims: claimsOn(disk),
      clock: aClock(),
      warn: line => {
        assert.fail(line);
      },
      signal: new AbortController().signal,
    });
  const place = () => path.join(folder, hash(key));

  describe('case 74: a foreign file in its folder', () => {
    const foreign: [string, (place: string) => Promise<unknown>][] = [
      ['of a file manager', at => system.writeFile(path.join(at, '.DS_Store'), 'x')],
      ['of Windows', at => system.writeFile(path.join(at, 'Thumbs.db'), 'x')],
      [
        'a conflict copy of the holder’s own',
        at => system.writeFile(path.join(at, `${hash('op-1')} (conflicted copy).json`), JSON.stringify(holder('op-1'))),
      ],
      ['a folder with something in it', at => system.mkdir(path.join(at, 'a', 'b'), { recursive: true })],
    ];
    for (const [what, put] of foreign) {
      it(`${what}: is no holder, and the lock that was given up is free`, async () => {
        const locks = locksOn();
        await locks.take(key, holder('op-1'));
        await put(place());
        assert.equal((await locks.take(key, holder('op-2')))?.operationId, 'op-1');
        assert.equal(await locks.holds(key, 'op-1'), true);
        await locks.release(key, 'op-1');
        assert.deepEqual(await system.readdir(folder), []);
        assert.equal(await locks.take(key, holder('op-2')), undefined);
      });

      it(`${what}: where nobody ever had the lock, it is taken`, async () => {
        await system.mkdir(place(), { recursive: true });
        await put(place());
        assert.equal(await locksOn().take(key, holder('op-2')), undefined);
      });

      it(`${what}: a lease is taken and given up all the same`, async () => {
        const lease = (pid: number) =>
          createLease({ claims: claimsOn(), name: key, self: { pid }, lives: () => true, clock: aClock() });
        await system.mkdir(place(), { recursive: true });
        await put(place());
        assert.equal(await lease(1).hold(1_000), true);
        assert.equal(await lease(2).hold(1_000), false);
      });
    }
  });

  describe('case 101: on a disk that', () => {
    for (const code of ['EBUSY', 'EPERM', 'EACCES']) {
      it(`says ${code} for a moment, as Windows does while a scanner reads the folder: it is taken`, async () => {
        let refused = 0;
        const rename: ClaimDisk['rename'] = (from, to) => {
          const isLock = String(to).endsWith(hash(key));
          refused += isLock ? 1 : 0;
          return isLock && refused <= 2 ? failing(code)() : system.rename(from, to);
        };
        assert.equal(await locksOn({ ...system, rename }).take(key, holder('op-1')), undefined);
        assert.equal(refused, 3);
      });

      it(`says ${code} for what somebody has, as Windows does: says who has it`, async () => {
        await locksOn().take(key, holder('op-1'));
        const rename: ClaimDisk['rename'] = (from, to) =>
          String(to).endsWith(hash(key)) ? failing(code)() : system.rename(from, to);
        assert.equal((await locksOn({ ...system, rename }).take(key, holder('op-2')))?.operationId, 'op-1');
      });

      it(`says ${code} for good: the lock is not had, and it is the disk that says so, not another window`, async () => {
        const rename: ClaimDisk['rename'] = (from, to) =>
          String(to).endsWith(hash(key)) ? failing(code)() : system.rename(from, to);
        await assert.rejects(locksOn({ ...system, rename }).take(key, holder('op-1')), { code });
      });
    }

    const unfit: [string, Partial<ClaimDisk>][] = [
      ['renames nothing', { rename: failing('ENOSYS') }],
      [
        'puts one folder over another',
        {
          rename: async (from, to) => {
            await system.rm(to, { recursive: true, force: true });
            await system.rename(from, to);
          },
        },
      ],
      [
        'copies a folder instead of moving it',
        {
          rename: async (from, to) => {
            await system.cp(String(from), String(to), { recursive: true, force: true });
          },
        },
      ],
      [
        'flushes nothing',
        {
          open: async (...how: Parameters<typeof system.open>) => {
            const handle = await system.open(...how);
            handle.datasync = failing('ENOTSUP');
            return handle;
          },
        },
      ],
    ];
    for (const [what, instead] of unfit) {
      it(`${what}: no lock is ever had there, in words that say what to do`, async () => {
        const locks = locksOn({ ...system, ...instead });
        for (const operation of ['op-1', 'op-2']) {
          const error: unknown = await locks.take(key, holder(operation)).catch((reason: unknown) => reason);
          const { message, advice } = journalFailure(error, english);
          assert.match(message, /cannot keep two windows apart: NO_(RENAME|FSYNC)$/);
          assert.match(advice, /^Nothing is sent from here\..*ensEvents\.stateFolder/);
        }
        assert.deepEqual(await system.readdir(folder), []);
      });
    }

    it('works is tried once a window, not at each lock', async () => {
      let probes = 0;
      const mkdir = ((dir: PathLike, options: object) => {
        probes += path.basename(path.dirname(String(dir))).startsWith('probe-') ? 1 : 0;
        return system.mkdir(dir, options);
      }) as ClaimDisk['mkdir'];
      const locks = locksOn({ ...system, mkdir });
      await locks.take('one', holder('op-1'));
      await locks.take('two', holder('op-2'));
      assert.equal(probes, 2);
    });
  });

  it('case 101: is lost where a cloud drive brings the holder of another computer', async () => {
    const locks = locksOn();
    await locks.take(key, holder('op-1'));
    assert.equal(await locks.holds(key, 'op-1'), true);
    await system.writeFile(path.join(place(), `${hash('op-2')}.json`), JSON.stringify(holder('op-2')));
    assert.equal(await locks.holds(key, 'op-1'), false);
    await locks.breakUp(key);
    assert.deepEqual([await locks.holds(key, 'op-1'), await system.readdir(folder)], [false, []]);
  });

  for (const [what, text] of [
    ['a later version’s', JSON.stringify({ v: 2, who: 'someone' })],
    ['null', 'null'],
    ['version 99', JSON.stringify({ v: 99, ...holder('op-1') })],
    ['a process that is no number', JSON.stringify({ ...holder('op-1'), pid: 'x' })],
  ] as const) {
    it(`case 100: held by a file that is ${what}: is somebody’s, since when it says, and stays as it is`, async () => {
      const locks = locksOn();
      await locks.take(key, holder('op-1'));
      const file = path.join(place(), `${hash('op-1')}.json`);
      await system.writeFile(file, text);
      await system.utimes(file, noon / 1_000, noon / 1_000);
      const other = await locks.take(key, holder('op-2'));
      assert.deepEqual([other?.operationId, other?.at], ['', noon]);
      assert.equal(await system.readFile(file, 'utf8'), text);
    });
  }

  it('case 100: a lease of a later version is left alone while it has a heartbeat', async () => {
    const clock = aClock();
    const claims = createClaims({ folder, clock });
    const lease = createLease({ claims, name: 'p1', self: { pid: 1 }, lives: () => false, clock });
    await claims.put('p1', 'theirs', JSON.stringify({ v: 2, process: { id: 7 } }), clock.now());
    assert.equal(await lease.hold(60_000), false);
    await clock.sleep(60_001);
    assert.equal(await lease.hold(60_000), true);
  });
});
