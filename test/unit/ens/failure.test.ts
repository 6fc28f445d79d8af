// What a call that failed says of itself, without a server.
import assert from 'node:assert/strict';
import { AnswerRejected } from '../../../src/ens/answer';
import type { EnsErrorDetails } from '../../../src/ens/error';
import { TransportError, transportFailure, type Exchange } from '../../../src/ens/exchange';
import { toEnsError, unsentError } from '../../../src/ens/failure';
import { findingOfBody } from '../../../src/ens/refusal';
import { standingClock, t } from '../builders';

const clock = standingClock();
const context = {
  action: 'DescribeHistoryEvents',
  host: 'ens.aliyuncs.com',
  clock,
  t,
  mask: (text: string) => text.replaceAll('secret', '***'),
};
const dated = (skew: number) => ({ date: new Date(clock.now() + skew).toUTCString() });

/** What an error becomes, with the answer that came: by default a 400. */
function failed(error: unknown, exchange: Partial<Exchange> = {}): Partial<EnsErrorDetails> {
  const { kind, code, message, phase, requestId } = toEnsError(error, {
    ...context,
    exchange: { phase: 'answer', httpStatus: 400, headers: {}, ...exchange },
  });
  return { kind, code, message, phase, ...(requestId !== undefined && { requestId }) };
}
/** What the SDK throws for a 4xx or 5xx answer. */
const refusal = (body: Record<string, unknown>) => Object.assign(new Error('sdk'), { data: body });

describe('A call that failed', () => {
  it('in the network, with a code of ours: says so in words of ours', () => {
    const { code, message } = failed(transportFailure('TotalTimeout'), { phase: 'sent' });
    assert.equal(code, 'TotalTimeout');
    assert.doesNotMatch(message ?? '', /TotalTimeout/);
  });

  it('in the network, with a code of the system: in its words, cut, and without a secret', () => {
    const { kind, message } = failed(new TransportError('EHOST', `secret ${'x'.repeat(3_000)}`), { phase: 'connect' });
    assert.deepEqual([kind, message?.slice(0, 6), message?.length], ['network', '*** xx', 2_000]);
  });

  it('by an error in the body of a success: counts as a failure of the service where the code is not known', () => {
    const body = { RequestId: 'R-1', Message: 'No.' };
    const error = (code: string) => new AnswerRejected({ why: 'error', code }, body);
    assert.deepEqual(failed(error('Some.NewCode'), { httpStatus: 200 }), {
      ...{ kind: 'server', code: 'Some.NewCode', message: 'No.', phase: 'answer', requestId: 'R-1' },
    });
    assert.equal(failed(error('NoPermission'), { httpStatus: 200 }).kind, 'permission');
  });

  it('by a list that is not there: says which, and keeps the RequestId', () => {
    const error = new AnswerRejected({ why: 'incomplete', list: 'Instances.Instance' }, { RequestId: 'R-1' });
    assert.deepEqual(failed(error, { httpStatus: 200 }), {
      kind: 'protocol',
      code: 'IncompleteAnswer',
      message: 'The answer lacks what belongs in it: Instances.Instance',
      phase: 'answer',
      requestId: 'R-1',
    });
  });

  for (const [minutes, kind] of [
    [1, 'clock'],
    [-1, 'clock'],
    [0.98, 'request'],
  ] as const) {
    it(`by a request that expired, the clocks ${minutes} min apart: ${kind}`, () => {
      const error = refusal({ Code: 'RequestExpired', RequestId: 'R-1' });
      assert.equal(failed(error, { headers: dated(minutes * 60_000) }).kind, kind);
    });
  }

  for (const [httpStatus, headers, kind] of [
    [400, { 'x-acs-retry-after': '500' }, 'throttled'],
    [400, { 'retry-after': '5' }, 'request'],
    [400, {}, 'request'],
    [500, { 'x-acs-retry-after': '500' }, 'server'],
    [403, { 'x-acs-retry-after': '500' }, 'permission'],
  ] as const) {
    it(`by a code that nobody knows, HTTP ${httpStatus}, ${JSON.stringify(headers)}: ${kind}`, () => {
      const error = refusal({ Code: 'Some.NewCode', RequestId: 'R-1' });
      assert.equal(failed(error, { httpStatus, headers }).kind, kind);
    });
  }

  it('by a page of somebody else: says status and type of it, no more than a line', () => {
    const said = (headers: Exchange['headers']) => failed(new Error('sdk'), { httpStatus: 502, headers }).message;
    assert.equal(said({}), 'This is not an answer of the ENS API: HTTP 502');
    assert.equal(said({ 'content-type': 'text/html' }), 'This is not an answer of the ENS API: HTTP 502 text/html');
    const long = said({ 'content-type': `text/${'x'.repeat(300)}` });
    assert.equal(long?.length, 'This is not an answer of the ENS API: HTTP 502 '.length + 100);
  });
});

describe('A request that was never begun', () => {
  for (const [what, error, code, kind] of [
    ['by a code', Object.assign(new Error('secret'), { code: 'ERR_INVALID_CHAR' }), 'ERR_INVALID_CHAR', 'credential'],
    ['by its name', new TypeError('secret'), 'TypeError', 'request'],
    ['by nothing', 'secret', '(none)', 'request'],
  ] as const) {
    it(`names what was wrong ${what}, in words of ours, and that nothing was sent`, () => {
      const failure = unsentError(error, context);
      assert.deepEqual(
        [failure.phase, failure.code, failure.kind, failure.message],
        ['connect', code, kind, 'The request could not be built.'],
      );
      assert.equal(failure.httpStatus, undefined);
    });
  }
});

describe('What a body says that is an error', () => {
  const finding = (body: Record<string, unknown>, kind: 'request' | 'permission' = 'request') =>
    findingOfBody(body, { rawCode: 'X', kind }, context);

  it('is no more than it has', () => {
    assert.deepEqual(finding({}), { kind: 'request', code: 'X', message: 'The service gave no explanation.' });
  });

  it('is its words and its RequestId, under any of their names', () => {
    const said = { kind: 'request', code: 'X', message: 'No.', requestId: 'R-1' };
    for (const name of ['Message', 'message', 'ErrorMessage', 'errorMessage']) {
      for (const id of ['RequestId', 'requestId']) {
        assert.deepEqual(finding({ [name]: 'No.', [id]: 'R-1' }), said);
      }
    }
  });

  it('is the permission that is missing, where it names one and nothing else', () => {
    const missing = (AuthAction: unknown) =>
      finding({ AccessDeniedDetail: { AuthAction } }, 'permission').missingAction;
    assert.equal(missing('ens:EventRedeployInstance'), 'ens:EventRedeployInstance');
    for (const odd of ['see ens:Event', 'ens:Event (command:quit)', 'ens:', '', undefined]) {
      assert.equal(missing(odd), 'ens:DescribeHistoryEvents');
    }
  });
});
