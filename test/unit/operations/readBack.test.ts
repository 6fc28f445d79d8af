import assert from 'node:assert/strict';
import { EnsError, type ErrorKind } from '../../../src/ens/error';
import type { EnsEvent } from '../../../src/ens/types';
import { createJournal } from '../../../src/operations/journal';
import type { Operation } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import { settle } from '../../../src/operations/settle';
import { aClock, anEvent, anInstance, anOperation, aReading, english, noon } from '../../builders';
import { aDisk } from './setting';

type Reading = EnsEvent | Error | undefined;

const unknown = { kind: 'unknown', code: 'ECONNRESET', message: '' } as const;
const accepted = { kind: 'accepted', requestId: 'R' } as const;
const failure = (kind: ErrorKind) => new EnsError({ kind, code: 'X', message: 'x', advice: 'x', phase: 'answer' });

/** Settles an operation whose event reads like this, one after the other, the last one for ever. */
async function settled(fields: Partial<Operation>, readings: Reading[], skew?: number) {
  const disk = aDisk();
  const clock = aClock();
  const records = createRecords(createJournal(disk.file));
  const operation = anOperation(fields);
  await records.begin(operation);
  let reads = 0;
  let released = 0;
  const settling = settle(
    {
      records,
      locks: {
        ...disk.locks,
        release: () => {
          released += 1;
          return Promise.resolve();
        },
      },
      clock,
      t: english,
      readInstance: () => Promise.resolve(anInstance()),
      isSameKey: () => Promise.resolve(true),
      clockSkew: () => skew,
      readEvent: () => {
        const next = readings[Math.min(reads, readings.length - 1)];
        reads += 1;
        return next instanceof Error ? Promise.reject(next) : Promise.resolve(aReading(next));
      },
    },
    operation,
    new AbortController().signal,
  );
  const end = await settling;
  return { end, reads, released, outcome: records.get(operation.id)?.outcome, clock };
}

const done = anEvent({ status: 'Executed' });

describe('Reading an unclear outcome back', () => {
  it('keeps the RequestId that a batch had given, and makes up none', async () => {
    const batch = await settled({ outcome: { ...unknown, requestId: 'R-B' } }, [done]);
    assert.deepEqual(batch.outcome, { kind: 'accepted', requestId: 'R-B' });
    assert.deepEqual((await settled({ outcome: unknown }, [done])).outcome, { kind: 'accepted' });
    assert.deepEqual((await settled({}, [done])).outcome, { kind: 'accepted' });
  });

  it('reads each form of the event once, until it has ended', async () => {
    const { end, reads } = await settled({ outcome: unknown }, [anEvent(), anEvent({ status: 'Executing' }), done]);
    assert.deepEqual([end.how, reads], ['done', 3]);
  });

  it('takes another planned time for a sign that the service took it up', async () => {
    const moved = anEvent({ status: 'Inquiring', notBefore: noon });
    const { outcome, reads } = await settled({ outcome: unknown }, [moved, done]);
    assert.deepEqual([outcome?.kind, reads], ['accepted', 2]);
  });

  it('takes an event that is not listed for no sign', async () => {
    const { end, reads } = await settled({ outcome: unknown }, [undefined]);
    assert.deepEqual([end, reads], [{ how: 'unsettled', status: 'Inquiring', at: noon + 60_000 }, 5]);
  });

  for (const kind of ['network', 'server', 'throttled', 'protocol'] as const) {
    it(`goes on through a ${kind} failure`, async () => {
      assert.equal((await settled({ outcome: unknown }, [failure(kind), done])).end.how, 'done');
    });
  }

  for (const error of [failure('credential'), failure('permission'), failure('clock'), new TypeError('odd')]) {
    it(`ends with a failure that will not pass: ${error instanceof EnsError ? error.kind : error.name}`, async () => {
      await assert.rejects(settled({ outcome: unknown }, [error]), error);
    });
  }
});

describe('Following an accepted operation', () => {
  it('ends as gone where the service lists the event no longer, with its last state', async () => {
    const { end } = await settled({ outcome: accepted }, [anEvent({ status: 'Executing' }), undefined]);
    assert.deepEqual([end.how, end.status], ['gone', 'Executing']);
    assert.match(end.summary ?? '', /^Unknown: the service no longer lists the event of edge-web-01\. It is running\./);
  });

  it('ends as gone with the state it was confirmed in, where the service never listed it again', async () => {
    const { end } = await settled({ outcome: accepted }, [undefined]);
    assert.deepEqual([end.how, end.status], ['gone', 'Inquiring']);
  });

  it('gives its lock up once only, however often the event is read', async () => {
    const disk = aDisk();
    const records = createRecords(createJournal(disk.file));
    const operation = anOperation({ outcome: accepted });
    await records.begin(operation);
    let released = 0;
    const readings = [anEvent({ status: 'Executing' }), anEvent({ status: 'Executing' }), done];
    await settle(
      {
        records,
        locks: {
          ...disk.locks,
          release: () => {
            released += 1;
            return Promise.resolve();
          },
        },
        clock: aClock(),
        t: english,
        readInstance: () => Promise.resolve(undefined),
        readEvent: () => Promise.resolve(aReading(readings.shift())),
        isSameKey: () => Promise.resolve(true),
        clockSkew: () => undefined,
      },
      operation,
      new AbortController().signal,
    );
    assert.equal(released, 2, 'when it ran, and at its end');
  });
});

describe('case 66: an unclear outcome whose event somebody else changed', () => {
  for (const [what, fields, event] of [
    ['was canceled', {}, anEvent({ status: 'Canceled' })],
    [
      'was planned for another time',
      { plan: { opsType: 'scheduled', planTime: noon + 7_200_000 } },
      anEvent({ status: 'Scheduled', notBefore: noon + 3_600_000 }),
    ],
    [
      'runs, though it was planned for later',
      { plan: { opsType: 'scheduled', planTime: noon + 7_200_000 } },
      anEvent({ status: 'Executing' }),
    ],
  ] as const) {
    it(`${what}: ends as changed by someone else, its outcome still unknown, its event unlocked`, async () => {
      const { end, outcome, released } = await settled({ outcome: unknown, ...fields }, [anEvent(), event]);
      assert.deepEqual([end.how, end.status], ['changedElsewhere', event.status]);
      assert.deepEqual([outcome?.kind, released], [undefined, 1]);
    });
  }

  for (const [what, skew, how] of [
    ['is an hour behind', 3_600_000, 'done'],
    ['is right', undefined, 'changedElsewhere'],
  ] as const) {
    it(`ran at the planned time by the service’s clock, where the computer’s ${what}: ${how}`, async () => {
      const plan = { opsType: 'scheduled', planTime: noon + 3_600_000 } as const;
      assert.equal((await settled({ outcome: unknown, plan }, [done], skew)).end.how, how);
    });
  }
});
