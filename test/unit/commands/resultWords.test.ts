import assert from 'node:assert/strict';
import { canTryAgain, resultCounts, resultGroup, resultRow } from '../../../src/commands/resultWords';
import { JournalError } from '../../../src/state/journalError';
import type { Operation, Outcome } from '../../../src/operations/operation';
import type { Result } from '../../../src/operations/perform';
import { OperationRefused, type RefusalReason } from '../../../src/operations/refusal';
import { anOperation, english } from '../../builders';

const sent = (outcome: Outcome | undefined, fields: Partial<Operation> = {}): Result => ({
  kind: 'sent',
  operation: anOperation({ ...(outcome && { outcome }), ...fields }),
});
const stopped = (reason: RefusalReason): Result => ({
  kind: 'stopped',
  operation: anOperation(),
  why: new OperationRefused(reason, 'It changed.', 'Decide anew.'),
});
const unwritten: Result = {
  kind: 'stopped',
  operation: anOperation(),
  why: new JournalError('The disk is full.', 'Make room.', 'ENOSPC'),
};
const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
const refused: Outcome = { kind: 'refused', code: 'NoPermission', message: 'No.' };
const unknown: Outcome = { kind: 'unknown', code: 'ECONNRESET', message: 'Reset.' };
const notSent: Outcome = { kind: 'notSent', code: 'ECONNREFUSED', message: 'No connection.' };
const { eventId } = anOperation();

describe('The row of a result', () => {
  const rows: [string, Result, string, string][] = [
    ['accepted', sent(accepted), 'accepted', 'RequestId: REQ-1'],
    ['accepted, by a lost answer', sent({ kind: 'accepted' }), 'accepted', `Event id: ${eventId}`],
    ['refused by the service', sent(refused), 'refused', 'NoPermission: No.'],
    ['without a clear answer', sent(unknown), 'outcome not clear yet', 'ECONNRESET: Reset.'],
    ['without any outcome', sent(undefined), 'outcome not clear yet', `Event id: ${eventId}`],
    ['not sent, for want of a connection', sent(notSent), 'not sent', 'ECONNREFUSED: No connection.'],
    ['stopped on this side', stopped('changed'), 'not sent', 'It changed. Decide anew.'],
    ['that could not be written down', unwritten, 'not sent', 'The disk is full. Make room.'],
  ];
  for (const [what, result, word, why] of rows) {
    it(`of one ${what}: which instance, "${word}", and why`, () => {
      assert.deepEqual(resultRow(result, [result], english), {
        label: 'edge-web-01',
        description: `${word} · i-sample-1`,
        detail: why,
      });
    });
  }

  it('says its event, once, where another one is of the same instance', () => {
    const all = [sent(accepted), sent({ kind: 'accepted' }, { eventId: 'e-2' })];
    assert.deepEqual(
      all.map(result => resultRow(result, all, english).detail),
      [`RequestId: REQ-1 · Event id: ${eventId}`, 'Event id: e-2'],
    );
    const other = sent(accepted, { resourceId: 'i-2' });
    assert.equal(resultRow(other, [...all, other], english).detail, 'RequestId: REQ-1');
  });

  it('shows no icon that a name or the service brings', () => {
    const result = sent({ ...refused, message: '$(check) accepted' }, { name: '$(check) ok' });
    const { label, detail } = resultRow(result, [result], english);
    assert.doesNotMatch(label + detail, /\$\(check\)/);
  });
});

describe('All results together', () => {
  it('are counted by what became of them', () => {
    const results = [sent(accepted), sent(accepted), sent(refused), sent(unknown), sent(undefined), sent(notSent)];
    assert.equal(
      resultCounts([...results, stopped('gone')], english),
      '2 accepted, 1 refused, 2 outcome not clear yet, 2 not sent',
    );
    assert.deepEqual([...results, stopped('gone')].map(resultGroup), [
      ...['accepted', 'accepted', 'refused', 'unknown', 'unknown', 'notSent', 'notSent'],
    ]);
  });

  for (const [what, result, again] of [
    ['was refused', sent(refused), true],
    ['was not sent', sent(notSent), true],
    ['was accepted', sent(accepted), false],
    ['is not clear', sent(unknown), false],
    ['has no outcome', sent(undefined), false],
    ['could not be written down', unwritten, true],
    ...(['changed', 'past', 'afterUnknown', 'unread'] as const).map(reason => [reason, stopped(reason), true] as const),
    ...(['locked', 'policy', 'otherAccount', 'gone', 'notAllowed'] as const).map(
      reason => [reason, stopped(reason), false] as const,
    ),
  ] as const) {
    it(`${again ? 'can' : 'cannot'} be tried again: one that ${what}`, () => {
      assert.equal(canTryAgain(result), again);
    });
  }
});
