import assert from 'node:assert/strict';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { bothLocks } from '../../../src/state/bothLocks';
import type { LockHolder, Locks } from '../../../src/state/locks';
import { noon } from '../../builders';
import { aDisk } from '../operations/setting';

const mine: LockHolder = { operationId: 'mine', pid: 1, account: 'Test', at: noon };
const theirs: LockHolder = { ...mine, operationId: 'theirs', pid: 2 };

describe('case 81: the locks of this version and of the one before', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-both-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const setting = (oldFolder: string, instead: Partial<Locks> = {}) => {
    const [now, old] = [aDisk(), aDisk()];
    return { now, old, locks: bothLocks(now.locks, { ...old.locks, ...instead }, oldFolder) };
  };

  it('are taken and given up together', async () => {
    const { now, old, locks } = setting(folder);
    assert.equal(await locks.take('k', mine), undefined);
    assert.deepEqual([now.held.get('k'), old.held.get('k'), await locks.holds('k', 'mine')], [mine, mine, true]);
    await locks.release('k', 'mine');
    assert.deepEqual([now.held.size, old.held.size], [0, 0]);
  });

  it('are not had where either is somebody’s, and nothing stays of the attempt', async () => {
    const one = setting(folder);
    one.now.held.set('k', theirs);
    assert.equal(await one.locks.take('k', mine), theirs);
    assert.deepEqual([one.now.held.get('k'), one.old.held.size], [theirs, 0]);
    const other = setting(folder);
    other.old.held.set('k', theirs);
    assert.equal(await other.locks.take('k', mine), theirs);
    assert.deepEqual([other.now.held.size, other.old.held.get('k')], [0, theirs]);
  });

  it('are not had where the older ones fail, and nothing stays of the attempt', async () => {
    const { now, locks } = setting(folder, { take: () => Promise.reject(new Error('no')) });
    await assert.rejects(locks.take('k', mine), /no/);
    assert.equal(now.held.size, 0);
  });

  it('are those of this version alone where there are no others', async () => {
    const never = () => Promise.reject(new Error('There is no such folder.'));
    const { now, locks } = setting(path.join(folder, 'gone'), { take: never, release: never, breakUp: never });
    assert.equal(await locks.take('k', mine), undefined);
    assert.equal(now.held.get('k'), mine);
    await locks.release('k', 'mine');
    now.held.set('k', theirs);
    await locks.breakUp('k');
    assert.equal(now.held.size, 0);
  });

  it('are both taken away where a person says so', async () => {
    const { now, old, locks } = setting(folder);
    now.held.set('k', theirs);
    old.held.set('k', theirs);
    await locks.breakUp('k');
    assert.deepEqual([now.held.size, old.held.size], [0, 0]);
  });
});
