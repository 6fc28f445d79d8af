import assert from 'node:assert/strict';
import { EnsError } from '../../../src/ens/error';
import type { EnsEvent } from '../../../src/ens/types';
import { createFollowers } from '../../../src/operations/followers';
import { createJournal } from '../../../src/operations/journal';
import type { Operation } from '../../../src/operations/operation';
import { createRecords } from '../../../src/operations/records';
import { neighborsOf, type WindowId } from '../../../src/state/windows';
import { settle, type SettleParts } from '../../../src/operations/settle';
import { aClock, anEvent, anInstance, anOperation, aReading, english } from '../../builders';
import { aDisk } from './setting';

const never = new AbortController().signal;
const unclear = { kind: 'unknown', code: 'ECONNRESET', message: '' } as const;
const network = new EnsError({ kind: 'network', code: 'X', message: 'x', advice: 'x', phase: 'connect' });

/** An operation on disk, with its lock, and what the service says of its event, reading by reading. */
async function setting(fields: Partial<Operation>, readings: (EnsEvent | Error | undefined)[]) {
  const disk = aDisk();
  const clock = aClock();
  const records = createRecords(createJournal(disk.file));
  const operation = anOperation(fields);
  await records.begin(operation);
  if (operation.outcome) {
    await records.answer(operation.id, operation.outcome);
  }
  disk.held.set('e-00000000000000000000000000000001/i-sample-1', {
    operationId: operation.id,
    pid: 1,
    account: 'Test',
    at: clock.now(),
  });
  const parts: SettleParts = {
    records,
    locks: disk.locks,
    clock,
    t: english,
    readInstance: () => Promise.resolve(anInstance()),
    isSameKey: () => Promise.resolve(true),
    clockSkew: () => undefined,
    readEvent: () => {
      const next = readings.length > 1 ? readings.shift() : readings[0];
      return next instanceof Error ? Promise.reject(next) : Promise.resolve(aReading(next));
    },
  };
  return { disk, clock, records, operation, parts, run: () => settle(parts, operation, never) };
}

describe('An outcome that is not clear', () => {
  it('is read back after 2, 5, 15, 30 and 60 s, and then left to the console, unlocked', async () => {
    const { clock, disk, records, run } = await setting({ outcome: unclear }, [anEvent()]);
    assert.equal((await run()).how, 'unsettled');
    assert.deepEqual(clock.slept, [2000, 3000, 10_000, 15_000, 30_000]);
    assert.equal(disk.held.size, 0);
    assert.equal(records.get('op-1')?.end?.how, 'unsettled');
    assert.equal(records.get('op-1')?.outcome?.kind, 'unknown');
  });

  it('is accepted once the event shows it, and followed to its end', async () => {
    const readings = [anEvent(), anEvent({ status: 'Executing' }), anEvent({ status: 'Executed' })];
    const { disk, records, run } = await setting({ outcome: unclear }, readings);
    assert.equal((await run()).how, 'done');
    assert.equal(records.get('op-1')?.outcome?.kind, 'accepted');
    assert.equal(disk.held.size, 0);
  });

  it('is read back through failures of the network', async () => {
    const { run } = await setting({ outcome: unclear }, [network, network, anEvent({ status: 'Executed' })]);
    assert.equal((await run()).how, 'done');
  });
});

describe('An accepted operation', () => {
  const accepted = { kind: 'accepted', requestId: 'REQ-1' } as const;

  for (const [status, how] of [
    ['Executed', 'done'],
    ['Failed', 'failed'],
    ['Canceled', 'canceled'],
  ] as const) {
    it(`ends as ${how} when its event is ${status}, on disk too`, async () => {
      const { disk, run } = await setting({ outcome: accepted }, [anEvent({ status })]);
      assert.equal((await run()).how, how);
      assert.equal(disk.lines.at(-1)?.['kind'], 'end');
    });
  }

  it('keeps its event locked until the event shows that the service took it up', async () => {
    const { disk, parts, run } = await setting({ outcome: accepted }, [
      anEvent(),
      anEvent({ status: 'Executing' }),
      anEvent({ status: 'Executed' }),
    ]);
    const heldAt: [string, number][] = [];
    const read = parts.readEvent;
    parts.readEvent = async (...args) => {
      const reading = await read(...args);
      heldAt.push([reading.event?.status ?? '', disk.held.size]);
      return reading;
    };
    await run();
    assert.deepEqual(heldAt, [
      ['Inquiring', 1],
      ['Executing', 1],
      ['Executed', 0],
    ]);
  });

  it('tells what became of the instance, compared with before', async () => {
    const snapshot = { status: 'Running', regionId: 'cn-old', addresses: ['192.0.2.1'], disks: ['pangu 40 GiB'] };
    const { records, run } = await setting({ outcome: accepted, snapshot }, [anEvent({ status: 'Executed' })]);
    await run();
    assert.equal(
      records.get('op-1')?.end?.summary,
      'edge-web-01 was redeployed and is running. Its node changed: cn-old → cn-sample-1. Its addresses changed: −192.0.2.1 +192.0.2.10.',
    );
  });

  it('stays open when the watching is stopped', async () => {
    const { records, parts, operation } = await setting({ outcome: accepted }, [anEvent()]);
    await assert.rejects(settle(parts, operation, AbortSignal.abort()), { name: 'AbortError' });
    assert.equal(records.get('op-1')?.end, undefined);
  });
});

describe('Following in this window', () => {
  async function followers(isSignedIn = true) {
    const readings = [anEvent({ status: 'Executing' }), anEvent({ status: 'Executed' })];
    const { parts, operation } = await setting({ outcome: { kind: 'accepted', requestId: 'R' } }, readings);
    let reads = 0;
    const readEvent: SettleParts['readEvent'] = (...call) => {
      reads += 1;
      return parts.readEvent(...call);
    };
    const { follow } = createFollowers({
      ...parts,
      self: { pid: 1 },
      lives: () => true,
      canLookUp: () => true,
      hasAccount: () => true,
      partsFor: () => (isSignedIn ? { parts: { ...parts, readEvent }, signal: never } : undefined),
    });
    return { operation, follow, reads: () => reads };
  }

  it('sees an operation to its end once, however often it is asked for', async () => {
    const { operation, follow, reads } = await followers();
    const [first, second] = await Promise.all([follow(operation), follow(operation)]);
    assert.equal(first?.how, 'done');
    assert.equal(second, undefined);
    assert.equal(reads(), 2);
  });

  it('leaves the operation of an account that is not signed in here', async () => {
    const { operation, follow, reads } = await followers(false);
    assert.equal(await follow(operation), undefined);
    assert.equal(reads(), 0);
  });
});

describe('case 38: the next start', () => {
  async function afterCrash(
    fields: Partial<Operation>,
    readings: EnsEvent[],
    living: number[] = [],
    self: WindowId = { pid: 2 },
  ) {
    const { parts, records, disk } = await setting({ pid: 9, ...fields }, readings);
    const fresh = createRecords(createJournal(disk.file));
    const followers = createFollowers({
      ...parts,
      records: fresh,
      self,
      hasAccount: () => true,
      t: text => `translated: ${text}`,
      ...neighborsOf(self, { exists: pid => living.includes(pid), startOf: () => 'boot 9' }),
      partsFor: () => ({ parts: { ...parts, records: fresh }, signal: never }),
    });
    const resumed = await followers.resume();
    await Promise.all(resumed.map(taken => taken.settle()));
    return { resumed, records: fresh, earlier: records, disk };
  }

  it('reads back an operation whose window died before the answer came, and sends nothing', async () => {
    const { records } = await afterCrash({}, [anEvent({ status: 'Executing' }), anEvent({ status: 'Executed' })]);
    assert.equal(records.get('op-1')?.outcome?.kind, 'accepted');
    assert.equal(records.get('op-1')?.end?.how, 'done');
  });

  for (const [who, self] of [
    ['this window', { pid: 9, window: 'w-2', started: 'boot 9' }],
    ['another program', { pid: 2, window: 'w-2', started: 'boot 8' }],
  ] as const) {
    it(`reads back one that was being sent, where ${who} has the process id of its window by now`, async () => {
      const { records } = await afterCrash({ window: 'w-1', started: 'boot 1' }, [anEvent()], [9], self);
      assert.equal(records.get('op-1')?.outcome?.kind, 'unknown');
      assert.equal(records.get('op-1')?.end?.how, 'unsettled');
    });
  }

  it('leaves one that this very window is sending', async () => {
    const self = { pid: 9, window: 'w-1', started: 'boot 1' };
    const { resumed } = await afterCrash(self, [anEvent()], [9], self);
    assert.equal(resumed.length, 0);
  });

  it('leaves one to a living window of an earlier version, which names no more than its process', async () => {
    const { resumed } = await afterCrash({}, [anEvent()], [9]);
    assert.equal(resumed.length, 0);
  });

  it('leaves one that never shows to the console, with why in a code and in words', async () => {
    const { records, disk } = await afterCrash({}, [anEvent()]);
    assert.deepEqual(records.get('op-1')?.outcome, {
      kind: 'unknown',
      code: 'HostEnded',
      message: 'translated: The window closed before the answer came.',
    });
    assert.equal(records.get('op-1')?.end?.how, 'unsettled');
    assert.equal(disk.held.size, 0);
  });

  it('goes on following an accepted one', async () => {
    const { records } = await afterCrash({ outcome: { kind: 'accepted', requestId: 'R' } }, [
      anEvent({ status: 'Failed' }),
    ]);
    assert.equal(records.get('op-1')?.end?.how, 'failed');
  });

  it('leaves what another living window follows', async () => {
    const { resumed } = await afterCrash({ outcome: { kind: 'accepted', requestId: 'R' } }, [anEvent()], [9]);
    assert.equal(resumed.length, 0);
  });

  it('has nothing to do with what was refused or not sent', async () => {
    const { resumed } = await afterCrash({ outcome: { kind: 'refused', code: 'X', message: '' } }, [anEvent()]);
    assert.equal(resumed.length, 0);
  });
});
