import assert from 'node:assert/strict';
import { actions } from '../../../src/events/actions';
import { fold } from '../../../src/operations/journalFold';
import { endKinds, type Operation, type Outcome } from '../../../src/operations/operation';
import { dataPolicies } from '../../../src/operations/plan';
import { anOperation, noon } from '../../builders';

/** The lines of an operation, as they come back from the disk, put together. */
function readBack({ outcome, end, ...operation }: Operation): Operation | undefined {
  const { id } = operation;
  const lines = [
    { v: 1, kind: 'begin', operation },
    ...(outcome ? [{ v: 1, kind: 'answer', id, outcome }] : []),
    ...(end ? [{ v: 1, kind: 'end', id, end }] : []),
  ];
  return fold(JSON.parse(JSON.stringify(lines)) as unknown[])[0];
}

const outcomes: Outcome[] = [
  { kind: 'accepted' },
  { kind: 'accepted', requestId: 'R' },
  { kind: 'notSent', code: 'ECONNREFUSED', message: 'No.' },
  { kind: 'refused', code: 'X', message: 'No.', requestId: 'R' },
  { kind: 'unknown', code: 'ECONNRESET', message: 'Hm.', requestId: 'R' },
];

describe('An operation that comes back from the journal', () => {
  const operations: Operation[] = [
    ...actions.map(action => anOperation({ action })),
    anOperation({ plan: { opsType: 'scheduled', planTime: noon } }),
    ...dataPolicies.flatMap(dataPolicy => [
      anOperation({ plan: { opsType: 'immediate', dataPolicy } }),
      anOperation({ plan: { opsType: 'scheduled', planTime: noon, dataPolicy } }),
    ]),
    anOperation({ snapshot: { addresses: ['192.0.2.1'], disks: ['pangu 40 GiB'] } }),
    anOperation({ snapshot: { status: 'Running', regionId: 'cn-sample-1', addresses: [], disks: [] } }),
    anOperation({ sample: true, again: 'op-0' }),
    anOperation({ window: 'w-1', started: 'boot 7' }),
    anOperation({ host: 'ens.aliyuncs.com', keyHash: 'key-1', keyId: 'LTAI…0001' }),
    anOperation({ snapshot: { addresses: [], disks: ['d-1'], localDisks: ['data 500 GiB local_ssd'] } }),
    anOperation({ snapshot: { addresses: [], disks: ['d-1'], localDisks: [] } }),
    ...outcomes.map(outcome => anOperation({ outcome })),
    ...endKinds.map(how => anOperation({ outcome: { kind: 'accepted' }, end: { how, status: 'Executed', at: noon } })),
  ];
  for (const operation of operations) {
    const { action, plan, snapshot, outcome, end } = operation;
    it(`is as it went: ${JSON.stringify({ action, plan, snapshot, outcome, end })}`, () => {
      assert.deepEqual(readBack(operation), operation);
    });
  }

  it('is the first of two that bear its id; an end alone makes none', () => {
    const begin = (name: string) => ({ v: 1, kind: 'begin', operation: anOperation({ name }) });
    assert.equal(fold([begin('first'), begin('second')])[0]?.name, 'first');
    assert.deepEqual(fold([{ v: 1, kind: 'end', id: 'op-1', end: { how: 'done', status: '', at: noon } }]), []);
  });
});

describe('case 83: a new kind of operation', () => {
  it('is read back with every member that the compiler knows, whatever is added: none is dropped', () => {
    const whole: Required<Omit<Operation, 'outcome' | 'end' | 'unreadable'>> = {
      ...anOperation({ plan: { opsType: 'scheduled', planTime: noon, dataPolicy: 'abandon' } }),
      ...{ window: 'w-1', started: 'boot 7', host: 'ens.aliyuncs.com', keyHash: 'key-1', keyId: 'LTAI…0001' },
      ...{ sample: true, again: 'op-0' },
      ...{ computer: 'host-1', namespace: 'pid:[1]', editor: 'editor-1' },
      notBeforeBefore: noon,
      snapshot: { status: 'Running', regionId: 'cn-sample-1', addresses: ['192.0.2.1'], disks: ['d-1'] },
    };
    assert.deepEqual(readBack(whole), whole);
  });

  it('has an action of the one list that events, menus and calls go by', () => {
    assert.deepEqual(
      actions.map(action => readBack(anOperation({ action }))?.action),
      actions,
    );
  });
});

describe('case 64: an operation that was left with its account', () => {
  const begin = { v: 1, kind: 'begin', operation: anOperation({ window: 'w-1', started: 'boot 7' }) };
  const end = (how: string) => ({ v: 1, kind: 'end', id: 'op-1', end: { how, status: '', at: noon } });
  const reopen = { v: 1, kind: 'reopen', id: 'op-1', by: { profileId: 'p2', account: 'New', pid: 7, window: 'w-7' } };

  it('is open again once it is taken up, by that account and window, and ends anew', () => {
    const [open] = fold([begin, end('left'), reopen]);
    assert.deepEqual(open, anOperation({ profileId: 'p2', account: 'New', pid: 7, window: 'w-7' }));
    assert.equal(fold([begin, end('left'), reopen, end('done')])[0]?.end?.how, 'done');
  });

  it('stays as it is where it ended otherwise, was open, or is not there', () => {
    assert.equal(fold([begin, end('done'), reopen])[0]?.end?.how, 'done');
    assert.deepEqual(fold([begin, reopen]), [begin.operation]);
    assert.deepEqual(fold([reopen]), []);
  });
});
