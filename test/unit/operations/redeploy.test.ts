import assert from 'node:assert/strict';
import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import type { EnsEvent, OperationRequest } from '../../../src/ens/types';
import type { Plan } from '../../../src/operations/plan';
import { redeploy } from '../../../src/operations/redeploy';
import { aClient, aClock, anEvent, english, hour, noon } from '../../builders';

const never = new AbortController().signal;
const immediate: Plan = { opsType: 'immediate' };

/** Confirms `anEvent()`, lets the service hold `fresh`, and tells what was sent. */
function setting({ fresh = anEvent(), fail }: { fresh?: EnsEvent | undefined; fail?: EnsErrorDetails } = {}) {
  const sent: OperationRequest[] = [];
  const client = aClient({
    eventRedeployInstance: request => {
      sent.push(request);
      return fail ? Promise.reject(new EnsError(fail)) : Promise.resolve({ requestId: 'REQ-W' });
    },
  });
  const parts = { client, readEvent: () => Promise.resolve(fresh), clock: aClock(), t: english };
  return { sent, run: (plan = immediate, signal = never) => redeploy(parts, anEvent(), plan, signal) };
}
const details = (fields: Partial<EnsErrorDetails>): EnsErrorDetails => ({
  kind: 'server',
  code: 'InternalError',
  message: 'x',
  advice: 'x',
  phase: 'answer',
  ...fields,
});

describe('Redeploying', () => {
  it('sends EventId, ResourceId and OpsType, once', async () => {
    const { sent, run } = setting();
    assert.equal(await run(), 'REQ-W');
    assert.deepEqual(sent, [{ eventId: anEvent().eventId, resourceId: 'i-sample-1', opsType: 'immediate' }]);
  });

  it('sends PlanTime in milliseconds when it is scheduled', async () => {
    const { sent, run } = setting();
    await run({ opsType: 'scheduled', planTime: noon + hour });
    assert.equal(sent[0]?.planTime, noon + hour);
  });

  const refusals: [string, EnsEvent, string][] = [
    ['began to run', anEvent({ status: 'Executing' }), 'notAllowed'],
    ['was canceled', anEvent({ status: 'Canceled' }), 'notAllowed'],
    ['was scheduled by somebody else', anEvent({ status: 'Scheduled' }), 'changed'],
    ['got another planned time', anEvent({ notBefore: noon + 2 * hour }), 'changed'],
    ['became another type', anEvent({ type: 'Instance:SystemFailure.Redeploy' }), 'changed'],
  ];
  for (const [what, fresh, reason] of refusals) {
    it(`sends nothing when the event ${what} since the confirmation`, async () => {
      const { sent, run } = setting({ fresh });
      await assert.rejects(run(), { name: 'OperationRefused', reason });
      assert.deepEqual(sent, []);
    });
  }

  it('sends nothing when the service no longer lists the event', async () => {
    const { sent } = setting();
    const parts = { client: aClient(), readEvent: () => Promise.resolve(undefined), clock: aClock(), t: english };
    await assert.rejects(redeploy(parts, anEvent(), immediate, never), { reason: 'gone' });
    assert.deepEqual(sent, []);
  });

  it('sends nothing when the planned time passed while the dialog was open', async () => {
    const { sent, run } = setting();
    await assert.rejects(run({ opsType: 'scheduled', planTime: noon }), { reason: 'past' });
    assert.deepEqual(sent, []);
  });

  it('sends nothing when cancelled before', async () => {
    const { sent, run } = setting();
    await assert.rejects(run(immediate, AbortSignal.abort()), { name: 'AbortError' });
    assert.deepEqual(sent, []);
  });

  const outcomes: [string, Partial<EnsErrorDetails>, string][] = [
    [
      'refused with code and RequestId',
      { kind: 'permission', code: 'NoPermission', httpStatus: 400, requestId: 'R' },
      'EnsError',
    ],
    ['no connection', { kind: 'network', code: 'ECONNREFUSED', phase: 'connect' }, 'EnsError'],
    ['a reset after the request went out', { kind: 'network', code: 'ECONNRESET', phase: 'sent' }, 'OutcomeUnknown'],
    ['a deadline after the request went out', { kind: 'network', code: 'DEADLINE', phase: 'sent' }, 'OutcomeUnknown'],
    ['an error of the service', { httpStatus: 500, requestId: 'R' }, 'OutcomeUnknown'],
    ['an answer that is none', { kind: 'protocol', code: '(none)', httpStatus: 200 }, 'OutcomeUnknown'],
    ['a redirect', { kind: 'protocol', code: '(none)', httpStatus: 302 }, 'OutcomeUnknown'],
    ['a refusal without RequestId', { kind: 'request', code: 'X', httpStatus: 400 }, 'OutcomeUnknown'],
    ['a refusal without code', { kind: 'request', code: '(none)', httpStatus: 400, requestId: 'R' }, 'OutcomeUnknown'],
    ['a used nonce', { kind: 'server', code: 'SignatureNonceUsed', httpStatus: 400, requestId: 'R' }, 'OutcomeUnknown'],
    ['408', { code: 'Timeout', httpStatus: 408, requestId: 'R' }, 'OutcomeUnknown'],
    ['425', { code: 'TooEarly', httpStatus: 425, requestId: 'R' }, 'OutcomeUnknown'],
  ];
  for (const [what, fields, name] of outcomes) {
    it(`${what}: ends as ${name} after one request`, async () => {
      const { sent, run } = setting({ fail: details(fields) });
      await assert.rejects(run(), { name });
      assert.equal(sent.length, 1);
    });
  }
});
