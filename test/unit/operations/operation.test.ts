import assert from 'node:assert/strict';
import {
  endOf,
  hasMoved,
  isOpen,
  operationState,
  requestIdOf,
  type End,
  type Operation,
  type OperationState,
  type Outcome,
} from '../../../src/operations/operation';
import { anEvent, anOperation, hour, noon } from '../../builders';

const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
const said = { code: 'X', message: 'x' };
const planned = (planTime: number): Partial<Operation> => ({
  outcome: accepted,
  plan: { opsType: 'scheduled', planTime },
});
const ended = (how: End['how']): Partial<Operation> => ({ outcome: accepted, end: { how, status: 'S', at: noon } });

describe('Where an operation stands', () => {
  const states: [string, Partial<Operation>, OperationState, boolean][] = [
    ['no answer yet', {}, 'sending', true],
    ['never sent', { outcome: { kind: 'notSent', ...said } }, 'notSent', false],
    ['refused', { outcome: { kind: 'refused', ...said } }, 'refused', false],
    ['an answer that was lost', { outcome: { kind: 'unknown', ...said } }, 'unknown', true],
    ['accepted, at once', { outcome: accepted }, 'running', true],
    ['accepted, for later', planned(noon + 1), 'planned', true],
    ['accepted, at its time', planned(noon), 'running', true],
    ['accepted, after its time', planned(noon - hour), 'running', true],
    ['done', ended('done'), 'done', false],
    ['failed', ended('failed'), 'failed', false],
    ['canceled', ended('canceled'), 'failed', false],
    ['not listed any more', ended('gone'), 'unsettled', false],
    ['changed by somebody else', ended('changedElsewhere'), 'unsettled', false],
    ['left with its account', ended('left'), 'unsettled', false],
    ['never told', ended('unsettled'), 'unsettled', false],
    ['ended before its answer came', { end: { how: 'left', status: 'S', at: noon } }, 'unsettled', false],
  ];
  for (const [what, fields, state, open] of states) {
    it(`${what}: ${state}, ${open ? 'open' : 'over'}`, () => {
      const operation = anOperation(fields);
      assert.deepEqual([operationState(operation, noon), isOpen(operation)], [state, open]);
    });
  }
});

describe('What an event says of the operation on it', () => {
  for (const [status, how] of [
    ['Executed', 'done'],
    ['Failed', 'failed'],
    ['Canceled', 'canceled'],
    ['Avoided', 'canceled'],
  ] as const) {
    it(`${status}: it ended as ${how}`, () => {
      assert.deepEqual(endOf(anEvent({ status }), noon), { how, status, at: noon });
    });
  }
  for (const status of ['Inquiring', 'Scheduled', 'Executing', 'Unheard']) {
    it(`${status}: it goes on`, () => {
      assert.equal(endOf(anEvent({ status }), noon), undefined);
    });
  }

  it('another state or planned time is a move, an answer without a planned time is none', () => {
    const untimed = anEvent();
    delete untimed.notBefore;
    const moved = [anEvent(), anEvent({ status: 'Executing' }), anEvent({ notBefore: noon }), untimed].map(event =>
      hasMoved(anOperation(), event),
    );
    assert.deepEqual(moved, [false, true, true, false]);
  });
});

describe('The RequestId of an operation', () => {
  for (const [what, outcome, requestId] of [
    ['accepted', accepted, 'REQ-1'],
    ['refused', { kind: 'refused', ...said, requestId: 'REQ-2' }, 'REQ-2'],
    ['refused without one', { kind: 'refused', ...said }, undefined],
    ['not sent', { kind: 'notSent', ...said }, undefined],
    ['no answer yet', undefined, undefined],
  ] as [string, Outcome | undefined, string | undefined][]) {
    it(`${what}: ${requestId ?? 'none'}`, () => {
      assert.equal(requestIdOf(anOperation(outcome && { outcome })), requestId);
    });
  }
});
