import assert from 'node:assert/strict';
import { anEvent } from '../../builders';
import { aFailure, aPollBench, minute, second } from './pollBench';

describe('A list that keeps itself fresh', () => {
  it('is read when it comes into sight, then once a minute', async () => {
    const { clock, reads, become } = aPollBench();
    await become({ visible: true });
    await clock.pass(4 * minute);
    assert.deepEqual(reads, [0, 60, 120, 180, 240]);
  });

  it('waits up to a tenth longer, by chance, counted from the end of the read before', async () => {
    const chances = [0.5, 0, 0.9];
    const { clock, reads, service } = aPollBench({ visible: true }, () => chances.shift() ?? 0);
    service.takes = 2 * second;
    await clock.pass(4 * minute);
    assert.deepEqual(reads, [0, 65, 127, 194.4]);
  });

  it('is read twice as often while an event is being carried out', async () => {
    const { clock, reads, service } = aPollBench({ visible: true });
    service.answer = [anEvent({ status: 'Executing' })];
    await clock.pass(minute);
    assert.deepEqual(reads, [0, 30, 60]);
    service.answer = [anEvent({ status: 'Executed' })];
    await clock.pass(3 * minute);
    assert.deepEqual(reads, [0, 30, 60, 90, 150, 210]);
  });

  it('is read every 30 s while an operation is under way, hidden or not, and at once if it is older', async () => {
    const { clock, reads, become } = aPollBench({ visible: true });
    await clock.pass(40 * second);
    await become({ operating: true });
    assert.deepEqual(reads, [0, 40]);
    await become({ visible: false });
    await clock.pass(minute);
    assert.deepEqual(reads, [0, 40, 70, 100]);
    await become({ operating: false });
    await clock.pass(10 * minute);
    assert.deepEqual(reads, [0, 40, 70, 100]);
    assert.equal(clock.waiting(), 0);
  });

  it('follows the interval of the setting, and rests where that is 0', async () => {
    const { clock, reads, become } = aPollBench({ visible: true, interval: 5 * minute });
    await clock.pass(10 * minute);
    assert.deepEqual(reads, [0, 300, 600]);
    await become({ interval: 0 });
    await clock.pass(60 * minute);
    assert.deepEqual([reads.length, clock.waiting()], [3, 0]);
    await become({ interval: minute });
    assert.equal(reads.length, 4);
  });

  it('rests while it is hidden, without a timer', async () => {
    const { clock, reads, become } = aPollBench({ visible: true });
    await clock.pass(30 * second);
    await become({ visible: false });
    assert.equal(clock.waiting(), 0);
    await clock.pass(60 * minute);
    assert.deepEqual(reads, [0]);
  });

  it('is read at once when it comes back into sight, if it is older than a minute', async () => {
    const { clock, reads, become } = aPollBench({ visible: true });
    await clock.pass(second);
    await become({ visible: false });
    await clock.pass(40 * second);
    await become({ visible: true });
    assert.deepEqual(reads, [0], 'it is 41 s old');
    await become({ visible: false });
    await clock.pass(20 * second);
    await become({ visible: true });
    assert.deepEqual(reads, [0, 61]);
  });

  it('rests ten minutes after the window was last touched, and is read at once when that happens again', async () => {
    const { clock, reads, become } = aPollBench({ visible: true });
    await clock.pass(90 * second);
    await become({ awaySince: clock.now() });
    await clock.pass(9 * minute);
    assert.equal(reads.at(-1), 600);
    await clock.pass(60 * minute);
    assert.deepEqual([reads.at(-1), clock.waiting()], [660, 0]);
    await become({ awaySince: undefined });
    assert.deepEqual([reads.at(-1), reads.length], [90 + 69 * 60, 13]);
  });

  it('is read by one call at a time, whoever asks', async () => {
    const { clock, reads, service, load, poller } = aPollBench({ visible: true });
    service.takes = 90 * second;
    await clock.pass(second);
    const person = load();
    poller.update();
    await clock.pass(80 * second);
    assert.deepEqual(reads, [0]);
    await clock.pass(9 * second);
    await person;
    await clock.pass(59 * second);
    assert.deepEqual(reads, [0]);
    await clock.pass(2 * second);
    assert.deepEqual(reads, [0, 150]);
  });

  it('counts from a person’s own refresh', async () => {
    const { clock, reads, load } = aPollBench({ visible: true });
    await clock.pass(50 * second);
    await load();
    await clock.pass(61 * second);
    assert.deepEqual(reads, [0, 50, 110]);
  });

  it('is not read without an account, and again with one', async () => {
    const { clock, reads, become } = aPollBench({ visible: true, signedOut: true });
    await clock.pass(10 * minute);
    assert.deepEqual([reads, clock.waiting()], [[], 0]);
    await become({ signedOut: false });
    assert.deepEqual(reads, [600]);
  });

  it('is read at once where it was forgotten, as with other credentials', async () => {
    const { clock, reads, store } = aPollBench({ visible: true });
    await clock.pass(10 * second);
    store.clear();
    await clock.pass(0);
    assert.deepEqual(reads, [0, 10]);
  });

  it('that was read before counts from then', async () => {
    const first = aPollBench();
    await first.load();
    await first.clock.pass(50 * second);
    await first.become({ visible: true });
    await first.clock.pass(9 * second);
    assert.deepEqual(first.reads, [0]);
    await first.clock.pass(second);
    assert.deepEqual(first.reads, [0, 60]);
  });

  it('case 41: leaves no timer when the window closes, and is not read any more, whatever happens', async () => {
    const { clock, reads, poller, become, store } = aPollBench({ visible: true, watching: true });
    await clock.pass(10 * second);
    assert.equal(clock.waiting(), 1);
    poller.dispose();
    await become({ operating: true });
    store.clear();
    await clock.pass(60 * minute);
    assert.deepEqual([reads, clock.waiting()], [[0], 0]);
  });

  it('case 41: that is being read when the window closes is not read again', async () => {
    const { clock, reads, poller, service } = aPollBench({ visible: true });
    service.takes = 5 * second;
    await clock.pass(second);
    poller.dispose();
    await clock.pass(60 * minute);
    assert.deepEqual([reads, clock.waiting()], [[0], 0]);
  });
});

describe('A list that cannot be read', () => {
  it('is asked for after 1, 2, 4, 8, then every 15 minutes, and as usual after one success', async () => {
    const { clock, reads, service } = aPollBench({ visible: true });
    service.answer = aFailure();
    await clock.pass(61 * minute);
    assert.deepEqual(
      reads.map(at => at / 60),
      [0, 1, 3, 7, 15, 30, 45, 60],
    );
    service.answer = [];
    await clock.pass(16 * minute);
    assert.deepEqual(
      reads.slice(8).map(at => at / 60),
      [75, 76, 77],
    );
  });

  it('is not asked for more often because an event is being carried out', async () => {
    const { clock, reads, service } = aPollBench({ visible: true, operating: true });
    service.answer = aFailure();
    await clock.pass(8 * minute);
    assert.deepEqual(reads, [0, 60, 180, 420]);
  });

  it('starts anew with a minute when a person refreshes', async () => {
    const { clock, reads, service, load } = aPollBench({ visible: true });
    service.answer = aFailure();
    await clock.pass(20 * minute);
    await load();
    await clock.pass(4 * minute);
    assert.deepEqual(
      reads.map(at => at / 60),
      [0, 1, 3, 7, 15, 20, 21, 23],
    );
  });

  it('is read as usual once a person’s refresh succeeded', async () => {
    const { clock, reads, service, load } = aPollBench({ visible: true });
    service.answer = aFailure();
    await clock.pass(20 * minute);
    service.answer = [];
    await load();
    await clock.pass(2 * minute);
    assert.deepEqual(
      reads.slice(-3).map(at => at / 60),
      [20, 21, 22],
    );
  });

  it('is read at once by somebody who turns to it, unless it was tried within a minute', async () => {
    const { clock, reads, service, become } = aPollBench({ visible: true });
    service.answer = aFailure();
    await clock.pass(16 * minute);
    await become({ visible: false });
    await become({ visible: true });
    assert.equal(reads.at(-1), 16 * 60);
    await become({ visible: false });
    await become({ visible: true });
    assert.equal(reads.length, 6);
  });

  it('waits as long as the service asks, up to 15 minutes', async () => {
    const { clock, reads, service } = aPollBench({ visible: true });
    service.answer = aFailure({ kind: 'throttled', retryAfter: 5 * minute });
    await clock.pass(5 * minute - 1);
    assert.deepEqual(reads, [0]);
    await clock.pass(1);
    assert.deepEqual(reads, [0, 300]);
  });

  it('case 23: for its credentials is not asked for again by itself, until a person’s refresh succeeds', async () => {
    const { clock, reads, service, become, load } = aPollBench({ visible: true });
    service.answer = aFailure({ kind: 'credential' });
    await clock.pass(60 * minute);
    await become({ visible: false });
    await become({ visible: true });
    assert.deepEqual([reads, clock.waiting()], [[0], 0]);
    service.answer = [];
    await load();
    await clock.pass(minute);
    assert.deepEqual(reads, [0, 3_600, 3_660]);
  });
});

describe('A list that is watched in the background', () => {
  it('is read every five minutes by the window whose turn it is', async () => {
    const { clock, reads } = aPollBench({ watching: true });
    await clock.pass(15 * minute);
    assert.deepEqual(reads, [0, 300, 600, 900]);
  });

  it('is left to the other window, which is asked for every five minutes', async () => {
    const { clock, reads, service, asked } = aPollBench({ watching: true, mayWatch: false });
    await clock.pass(16 * minute);
    assert.deepEqual([reads, asked()], [[], 4]);
    service.mayWatch = true;
    await clock.pass(5 * minute);
    assert.deepEqual(reads, [1_200]);
  });

  it('is read at once when it comes into sight, though another window watches', async () => {
    const { clock, reads, become } = aPollBench({ watching: true, mayWatch: false });
    await clock.pass(7 * minute);
    await become({ visible: true });
    await clock.pass(minute);
    assert.deepEqual(reads, [420, 480]);
  });

  it('rests as soon as the setting is off', async () => {
    const { clock, reads, become } = aPollBench({ watching: true });
    await clock.pass(6 * minute);
    await become({ watching: false });
    await clock.pass(60 * minute);
    assert.deepEqual([reads, clock.waiting()], [[0, 300], 0]);
  });
});
