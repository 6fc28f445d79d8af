// What windows do with operations that others left open, and how their watching ends.
import assert from 'node:assert/strict';
import { mock } from 'node:test';
import { EnsError } from '../../../src/ens/error';
import { anEvent, anOperation, aReading } from '../../builders';
import { accepted, computer, dead } from './computer';

const done = aReading(anEvent({ status: 'Executed' }));
const failure = new EnsError({ kind: 'permission', code: 'X', message: 'x', advice: 'x', phase: 'answer' });

describe('An operation that a dead window left open', () => {
  it('is taken up once by a window that looks twice before it is seen to its end', async () => {
    const { openWindow } = await computer([anOperation({ ...dead, outcome: accepted })], [done]);
    const { followers } = openWindow();
    const looks = [await followers.resume(), await followers.resume()];
    assert.deepEqual(
      looks.map(taken => taken.length),
      [1, 0],
    );
  });

  it('is taken up by one of two windows that have the same process id, as in two containers', async () => {
    const { openWindow } = await computer([anOperation({ ...dead, outcome: accepted })], [done]);
    const looks = await Promise.all(
      ['w-1', 'w-2'].map(window => openWindow({ self: { pid: 1, window } }).followers.resume()),
    );
    assert.equal(looks.flat().length, 1);
  });

  it('is taken up again by the window that gave it up, though the system did not remove its lock', async () => {
    const { disk, openWindow } = await computer([anOperation({ ...dead, outcome: accepted })], [failure, done]);
    const release = disk.locks.release.bind(disk.locks);
    disk.locks.release = (asked, id) => (asked.startsWith('settle ') ? Promise.resolve() : release(asked, id));
    const { followers } = openWindow();
    const [failing] = await followers.resume();
    await assert.rejects(failing!.settle(), failure);
    const [taken] = await followers.resume();
    assert.equal((await taken?.settle())?.how, 'done');
  });

  it('is let be while somebody has it, nobody knows who', async () => {
    const { disk, openWindow } = await computer([anOperation({ ...dead, outcome: accepted })]);
    disk.held.set('settle op-1', { operationId: '', pid: 0, account: '', at: 0 });
    assert.deepEqual(await openWindow().followers.resume(), []);
  });

  it('is seen to its end by a window that can take it the second time only', async () => {
    const { disk, openWindow, ends } = await computer([anOperation({ ...dead, outcome: accepted })], [done]);
    const take = disk.locks.take.bind(disk.locks);
    let failures = 1;
    disk.locks.take = (...call) => (failures-- > 0 ? Promise.reject(new Error('EIO')) : take(...call));
    const { followers } = openWindow();
    const [failing] = await followers.resume();
    await assert.rejects(failing!.settle(), { name: 'JournalError' });
    const [taken] = await followers.resume();
    await taken?.settle();
    assert.deepEqual(await ends(), ['op-1 done']);
  });
});

describe('Watching an operation', () => {
  const running = aReading(anEvent({ status: 'Executing' }));
  const mine = anOperation({ pid: 1, window: 'w-1', outcome: accepted });

  it('can be stopped: it stays open, nothing listens on, and it can be watched again to its end', async () => {
    const { openWindow, ends, reads } = await computer([mine], [running, done]);
    const window = openWindow({
      served: reading => {
        if (reading === running) {
          window.account.abort();
        }
      },
    });
    const { records, followers } = window;
    await records.reload();
    let listeners = 0;
    const subscribe = records.changes.subscribe.bind(records.changes);
    mock.method(records.changes, 'subscribe', (listener: () => void) => {
      listeners += 1;
      const end = subscribe(listener);
      return () => {
        listeners -= 1;
        end();
      };
    });
    await assert.rejects(followers.follow(records.get('op-1')!), { name: 'AbortError' });
    assert.deepEqual([await ends(), reads, listeners], [['op-1 open'], ['w-1 op-1'], 0]);
    window.signInAgain();
    assert.equal((await followers.follow(records.get('op-1')!))?.how, 'done');
    assert.equal(listeners, 0);
  });
});
