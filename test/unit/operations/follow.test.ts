import assert from 'node:assert/strict';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import { follow, type EventReading } from '../../../src/operations/follow';
import type { EnsEvent } from '../../../src/ens/types';
import { aClock, anEvent, aReading, hour, noon } from '../../builders';

const failure = (kind: ErrorKind) => new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'connect' });

/** Answers one reading after the other; an error is thrown. */
function readings(...list: (EnsEvent | Error | undefined)[]) {
  return () => {
    const next = list.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(aReading(next));
  };
}
const never = new AbortController().signal;
const now = { opsType: 'immediate' } as const;

describe('Following an operation', () => {
  it('reads after 2 s, then ever later up to 30 s, until the event ended', async () => {
    const clock = aClock();
    const running = Array.from({ length: 9 }, () => anEvent({ status: 'Executing' }));
    const last = await follow(
      { clock, readEvent: readings(...running, anEvent({ status: 'Executed' })) },
      anEvent(),
      now,
      never,
    );
    assert.equal(last.status, 'Executed');
    assert.deepEqual(clock.slept.slice(0, 3), [2000, 3000, 4500]);
    assert.deepEqual(clock.slept.slice(-2), [30_000, 30_000]);
    assert.equal(clock.slept.length, 10);
  });

  it('rests until the planned time once the service lists it as scheduled', async () => {
    const clock = aClock();
    const planTime = noon + 90 * 60_000;
    const scheduled = anEvent({ status: 'Scheduled', notBefore: planTime });
    const readEvent = readings(scheduled, scheduled, scheduled, anEvent({ status: 'Executed' }));
    await follow({ clock, readEvent }, anEvent(), { opsType: 'scheduled', planTime }, never);
    assert.deepEqual(clock.slept, [2000, hour, 30 * 60_000 - 2000, 2000]);
  });

  for (const kind of ['network', 'server', 'throttled', 'protocol'] as const) {
    it(`goes on after a ${kind} failure`, async () => {
      const readEvent = readings(failure(kind), anEvent({ status: 'Executed' }));
      assert.equal((await follow({ clock: aClock(), readEvent }, anEvent(), now, never)).status, 'Executed');
    });
  }

  for (const kind of ['credential', 'permission', 'cancelled'] as const) {
    it(`ends with a ${kind} failure`, async () => {
      await assert.rejects(follow({ clock: aClock(), readEvent: readings(failure(kind)) }, anEvent(), now, never), {
        kind,
      });
    });
  }

  it('ends with what was known when the service no longer lists the event', async () => {
    const readEvent = readings(anEvent({ status: 'Executing' }), undefined);
    assert.equal((await follow({ clock: aClock(), readEvent }, anEvent(), now, never)).status, 'Executing');
  });

  it('stops when told to', async () => {
    const stop = new AbortController();
    stop.abort();
    await assert.rejects(follow({ clock: aClock(), readEvent: readings() }, anEvent(), now, stop.signal), {
      name: 'AbortError',
    });
  });
});

describe('case 51: an event that a reading lacks', () => {
  const running = anEvent({ status: 'Executing' });
  const done = anEvent({ status: 'Executed' });
  const absent = aReading();
  const incomplete = { complete: false };

  /** What is known of the event in the end, and how often it was read. */
  async function followed(list: (EventReading | Error)[]) {
    let reads = 0;
    const readEvent = () => {
      const next = list[Math.min(reads, list.length - 1)];
      reads += 1;
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(next ?? absent);
    };
    const last = await follow({ clock: aClock(), readEvent }, anEvent(), now, never);
    return { status: last.status, reads };
  }

  for (const [what, list, status, reads] of [
    ['twice in a row, both complete: it is gone', [aReading(running), absent, absent], 'Executing', 3],
    [
      'once: it is not gone, and followed to its end',
      [aReading(running), absent, aReading(running), aReading(done)],
      'Executed',
      4,
    ],
    ['twice, but not in a row', [absent, aReading(running), absent, aReading(done)], 'Executed', 4],
    ['again and again, but incomplete', [incomplete, incomplete, incomplete, aReading(done)], 'Executed', 4],
    [
      'once, then an incomplete one lacks it, then once more',
      [absent, incomplete, absent, aReading(done)],
      'Executed',
      4,
    ],
    [
      'once, then the network fails, then once more',
      [absent, failure('network'), absent, aReading(done)],
      'Executed',
      4,
    ],
    ['though it is incomplete, it has the event', [{ complete: false, event: done }], 'Executed', 1],
  ] as const) {
    it(what, async () => {
      assert.deepEqual(await followed([...list]), { status, reads });
    });
  }

  it('of a planned operation: is looked for again soon, not at its planned time', async () => {
    const clock = aClock();
    const planTime = noon + 5 * hour;
    const scheduled = aReading(anEvent({ status: 'Scheduled', notBefore: planTime }));
    const list = [scheduled, absent, absent];
    const readEvent = () => Promise.resolve(list.shift() ?? absent);
    await follow({ clock, readEvent }, anEvent(), { opsType: 'scheduled', planTime }, never);
    assert.deepEqual(clock.slept, [2_000, hour, 2_000]);
  });
});
