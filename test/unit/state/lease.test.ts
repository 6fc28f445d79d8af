import assert from 'node:assert/strict';
import { mkdir, mkdtemp, readdir, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClaims } from '../../../src/state/claims';
import { createLease } from '../../../src/state/lease';
import { aClock, noon } from '../../builders';

const minute = 60_000;
const silence = 45 * minute;

describe('A lease', () => {
  let folder: string;
  let clock: ReturnType<typeof aClock>;
  const living = new Set<number>();
  const leaseOf = (pid: number, name = 'p1') =>
    createLease({
      claims: createClaims({ folder, clock }),
      name,
      self: { pid, window: `w${pid}` },
      lives: other => living.has(other.pid),
      clock,
    });
  const onlyFolder = async () => path.join(folder, (await readdir(folder))[0]!);
  const onlyFile = async () => path.join(await onlyFolder(), (await readdir(await onlyFolder()))[0]!);

  beforeEach(async () => {
    folder = path.join(await mkdtemp(path.join(tmpdir(), 'ens-events-lease-')), 'watch');
    clock = aClock();
    living.clear();
    [1, 2, 3].forEach(pid => living.add(pid));
  });
  afterEach(() => rm(path.dirname(folder), { recursive: true, force: true }));

  it('goes to one of many windows that ask in the same moment, and stays there', async () => {
    const leases = Array.from({ length: 20 }, (_, n) => leaseOf(n));
    leases.forEach((_, n) => living.add(n));
    const first = await Promise.all(leases.map(lease => lease.hold(silence)));
    assert.equal(first.filter(held => held).length, 1);
    assert.deepEqual(await Promise.all(leases.map(lease => lease.hold(silence))), first);
  });

  it('of one account does not stand in the way of another', async () => {
    assert.equal(await leaseOf(1, 'p1').hold(silence), true);
    assert.equal(await leaseOf(2, 'p2').hold(silence), true);
    assert.equal(await leaseOf(2, 'p1').hold(silence), false);
  });

  it('is free as soon as its window gives it up; giving up what is another’s does nothing', async () => {
    const [mine, other] = [leaseOf(1), leaseOf(2)];
    await mine.hold(silence);
    other.release();
    assert.equal(await other.hold(silence), false);
    mine.release();
    assert.deepEqual(await readdir(folder), []);
    assert.equal(await other.hold(silence), true);
    mine.release();
    assert.equal(await mine.hold(silence), false);
  });

  it('of a window that was killed is taken over by one of the others', async () => {
    await leaseOf(1).hold(silence);
    living.delete(1);
    const held = await Promise.all([leaseOf(2), leaseOf(3)].map(lease => lease.hold(silence)));
    assert.deepEqual(held.sort(), [false, true]);
  });

  it('of a living window is taken over once it was silent too long, which that window then notices', async () => {
    const [hung, other] = [leaseOf(1), leaseOf(2)];
    await hung.hold(silence);
    await clock.sleep(silence);
    assert.equal(await other.hold(silence), false);
    await clock.sleep(1_000);
    assert.equal(await other.hold(silence), true);
    assert.equal(await hung.hold(silence), false);
  });

  it('that is confirmed now and then is never taken over', async () => {
    const [mine, other] = [leaseOf(1), leaseOf(2)];
    for (let n = 0; n < 10; n += 1) {
      assert.equal(await mine.hold(silence), true);
      await clock.sleep(silence - minute);
      assert.equal(await other.hold(silence), false);
    }
  });

  it('shows its heartbeat by the clock of the product', async () => {
    const lease = leaseOf(1);
    await lease.hold(silence);
    assert.equal((await stat(await onlyFile())).mtimeMs, noon);
    await clock.sleep(5 * minute);
    await lease.hold(silence);
    assert.equal((await stat(await onlyFile())).mtimeMs, noon + 5 * minute);
  });

  it('from before the clock was set back a day does not hold for a day', async () => {
    const lease = leaseOf(1);
    await lease.hold(silence);
    clock = aClock(noon - 24 * 60 * minute);
    assert.equal(await leaseOf(2).hold(silence), true);
  });

  const rubbish: [string, string][] = [
    ['torn', '{"pid":1,"win'],
    ['empty', ''],
    ['of something else', '[1]'],
  ];
  for (const [what, text] of rubbish) {
    it(`whose file is ${what} is taken over`, async () => {
      await leaseOf(1).hold(silence);
      await writeFile(await onlyFile(), text);
      assert.equal(await leaseOf(2).hold(silence), true);
    });
  }

  it('is taken where something else lies in its place', async () => {
    await leaseOf(1).hold(silence);
    const place = await onlyFolder();
    await rm(place, { recursive: true });
    await writeFile(place, 'x');
    assert.equal(await leaseOf(1).hold(silence), true);
    leaseOf(1).release();
    await mkdir(path.join(place, 'a', 'b'), { recursive: true });
    assert.equal(await leaseOf(2).hold(silence), true);
  });

  it('that is given up while it is being taken is not kept', async () => {
    const lease = leaseOf(1);
    const taking = lease.hold(silence);
    lease.release();
    assert.equal(await taking, false);
    assert.deepEqual(await readdir(folder), []);
  });

  it('leaves nothing half done behind', async () => {
    await Promise.all([leaseOf(1), leaseOf(2), leaseOf(3)].map(lease => lease.hold(silence)));
    assert.equal((await readdir(folder)).length, 1);
    assert.equal((await readdir(await onlyFolder())).length, 1);
  });

  it('cannot be held where the disk takes no files, and says why', async () => {
    await writeFile(folder, 'a file in the place of the folder');
    await assert.rejects(leaseOf(1).hold(silence), /EEXIST|ENOTDIR/);
    leaseOf(1).release();
  });
});
