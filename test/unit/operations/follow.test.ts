import assert from 'node:assert/strict';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import { follow } from '../../../src/operations/follow';
import type { EnsEvent } from '../../../src/ens/types';
import { aClock, anEvent, hour, noon } from '../../builders';

const failure = (kind: ErrorKind) => new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'connect' });

/** Answers one reading after the other; an error is thrown. */
function readings(...list: (EnsEvent | Error | undefined)[]) {
  return () => {
    const next = list.shift();
    return next instanceof Error ? Promise.reject(next) : Promise.resolve(next);
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
