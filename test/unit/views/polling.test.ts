import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createClaims } from '../../../src/state/claims';
import { createLease } from '../../../src/state/lease';
import type { Desk } from '../../../src/views/desks';
import type { Polling } from '../../../src/views/polling';
import { anEvent, anInstance, anOperation, aPage, hour } from '../../builders';
import { manualClock, type ManualClock } from '../manualClock';
import { aDesk, aPollingWindow, minute, until } from './pollingBench';

describe('The lists of a window', () => {
  let folder: string;
  let clock: ManualClock;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-polling-'));
    clock = manualClock();
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  const leases = () => readdir(path.join(folder, 'watch')).catch(() => []);

  it('without an account start no timer, whatever is set and seen', async () => {
    const window = aPollingWindow({ clock, folder });
    window.become({ watching: true, visible: true });
    await clock.pass(hour);
    assert.deepEqual([clock.slept, existsSync(path.join(folder, 'watch'))], [[], false]);
  });

  it('that nobody sees start no timer and ask nothing, unless they are watched in the background', async () => {
    const { desk, calls } = aDesk(clock);
    const window = aPollingWindow({ clock, folder, desks: [desk] });
    await clock.pass(hour);
    assert.deepEqual([clock.slept, calls.lists, existsSync(path.join(folder, 'watch'))], [[], 0, false]);
    window.become({ watching: true });
    await until(() => clock.waiting() === 1);
    assert.equal(calls.lists, 1);
    assert.equal((await leases()).length, 1);
    window.polling.dispose();
  });

  it('are read each by itself; a list that is hidden again is read no more', async () => {
    const [one, two] = [aDesk(clock, 'p1'), aDesk(clock, 'p2')];
    const window = aPollingWindow({ clock, folder, desks: [one.desk] });
    window.become({ visible: true });
    await clock.pass(90_000);
    window.show(one.desk, two.desk);
    await clock.pass(minute);
    assert.deepEqual([one.calls.lists, two.calls.lists], [3, 2]);
    window.show(two.desk);
    await clock.pass(minute);
    assert.deepEqual([one.calls.lists, two.calls.lists, clock.waiting()], [3, 3, 1]);
    window.polling.dispose();
    assert.equal(clock.waiting(), 0);
  });

  it('are read while an operation of this window and account is under way, though nobody sees them', async () => {
    const { desk, calls } = aDesk(clock);
    const { records, self, polling } = aPollingWindow({ clock, folder, desks: [desk] });
    const plan = { opsType: 'scheduled', planTime: clock.now() + hour } as const;
    await records.begin(anOperation({ ...self, id: 'planned', plan }));
    await records.answer('planned', { kind: 'accepted', requestId: 'R' });
    await records.begin(anOperation({ ...self, id: 'of another account', profileId: 'p2' }));
    await records.begin(anOperation({ pid: 2, window: 'w2', id: 'of another window' }));
    await records.begin(anOperation({ ...self, id: 'refused' }));
    await records.answer('refused', { kind: 'refused', code: 'X', message: '' });
    // While they were being sent they were under way.
    await clock.pass(minute);
    const before = calls.lists;
    await clock.pass(10 * minute);
    assert.equal(calls.lists, before);
    await records.begin(anOperation(self));
    await clock.pass(minute);
    assert.equal(calls.lists, before + 3);
    await records.end('op-1', { how: 'done', status: 'Executed', at: clock.now() });
    await clock.pass(10 * minute);
    assert.deepEqual([calls.lists, clock.waiting()], [before + 3, 0]);
    polling.dispose();
  });

  it('tell of each good read once, a person’s too, when names are known', async () => {
    let fails = false;
    const { desk } = aDesk(clock, 'p1', {
      describeHistoryEvents: () => (fails ? Promise.reject(new Error('x')) : Promise.resolve(aPage([anEvent()]))),
      describeInstances: async () => {
        await clock.sleep(5_000);
        return [anInstance()];
      },
    });
    const window = aPollingWindow({ clock, folder, desks: [desk] });
    const heard: (string | undefined)[] = [];
    const listen = ({ store }: Desk) => heard.push(store.instance('i-sample-1')?.name);
    const unsubscribe = window.polling.onPolled(listen);
    window.become({ visible: true });
    await clock.pass(4_000);
    assert.deepEqual(heard, []);
    await clock.pass(1_000);
    assert.deepEqual(heard, ['edge-web-01']);
    await clock.pass(20_000);
    await desk.loader.load();
    await clock.pass(0);
    assert.equal(heard.length, 2);
    fails = true;
    await clock.pass(5 * minute);
    assert.equal(heard.length, 2);
    fails = false;
    unsubscribe();
    await clock.pass(20 * minute);
    assert.equal(heard.length, 2);
    window.polling.dispose();
  });

  it('tell of a read whose names could not be had', async () => {
    const describeInstances = () => Promise.reject(new Error('The keyring is locked.'));
    const describeHistoryEvents = () => Promise.resolve(aPage([anEvent()]));
    const { desk } = aDesk(clock, 'p1', { describeHistoryEvents, describeInstances });
    const window = aPollingWindow({ clock, folder, desks: [desk] });
    let heard = 0;
    window.polling.onPolled(() => (heard += 1));
    window.become({ visible: true });
    await clock.pass(1_000);
    assert.equal(heard, 1);
    window.polling.dispose();
  });

  describe('watched in the background by several windows', () => {
    /** Windows with the same account. `next` lets five minutes go by; `reads` is how often each read the list. */
    const windows = async (count: number, lives: (window: { pid: number }) => boolean = () => true) => {
      const all = Array.from({ length: count }, (_, n) => {
        const { desk, calls } = aDesk(clock);
        return { ...aPollingWindow({ pid: n + 1, clock, folder, desks: [desk], lives }), calls };
      });
      all.forEach(({ become }) => {
        become({ watching: true });
      });
      await until(() => clock.waiting() === count);
      return {
        all,
        reads: () => all.map(({ calls }) => calls.lists),
        next: async () => {
          const timers = clock.waiting();
          await clock.pass(5 * minute);
          await until(() => clock.waiting() === timers);
        },
        end: () => {
          all.forEach(({ polling }) => {
            polling.dispose();
          });
        },
      };
    };

    it('are read by just one of them, every five minutes', async () => {
      const { reads, next, end } = await windows(3);
      for (let n = 0; n < 5; n += 1) {
        await next();
      }
      assert.deepEqual(reads().sort(), [0, 0, 6]);
      end();
      assert.deepEqual([await leases(), clock.waiting()], [[], 0]);
    });

    it('are taken over by just one of them when the window that read them was killed', async () => {
      let killed = false;
      const lives = ({ pid }: { pid: number }) => !(pid === 9 && killed);
      const self = { pid: 9, window: 'w9' };
      await createLease({
        claims: createClaims({ folder: path.join(folder, 'watch'), clock }),
        name: 'watch p1',
        self,
        lives,
        clock,
      }).hold(hour);
      const { reads, next, end } = await windows(2, lives);
      await next();
      assert.deepEqual(reads(), [0, 0]);
      killed = true;
      await next();
      await next();
      assert.deepEqual(reads().sort(), [0, 2]);
      end();
    });

    for (const [what, leave] of [
      [
        'case 41: are taken over when the window that reads them closes',
        ({ polling }: { polling: Polling }) => {
          polling.dispose();
        },
      ],
      [
        'are taken over when the window that reads them no longer watches',
        ({ become }: { become: (change: { watching: boolean }) => void }) => {
          become({ watching: false });
        },
      ],
    ] as const) {
      it(what, async () => {
        const { all, reads, next, end } = await windows(2);
        const first = reads().indexOf(1);
        leave(all[first]!);
        assert.deepEqual([await leases(), clock.waiting()], [[], 1]);
        await next();
        assert.deepEqual(reads(), [1, 1]);
        end();
      });
    }
  });

  it('are not watched where the folder takes no files; the log says why', async () => {
    await writeFile(path.join(folder, 'watch'), 'a file in the place of the folder');
    const { desk, calls } = aDesk(clock);
    const window = aPollingWindow({ clock, folder, desks: [desk] });
    window.become({ watching: true });
    await until(() => clock.waiting() === 1);
    assert.deepEqual([calls.lists, window.errors.length], [0, 1]);
    window.polling.dispose();
  });
});
