import assert from 'node:assert/strict';
import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import { outcomeOfFailure, verdictOfCode } from '../../../src/ens/writeOutcome';

/** A refusal as the service gives it, but for what a test is about. */
function outcome(part: Partial<EnsErrorDetails> = {}) {
  const refusal = {
    kind: 'request',
    code: 'InvalidParameter',
    phase: 'answer',
    httpStatus: 400,
    requestId: 'R',
  } as const;
  return outcomeOfFailure(new EnsError({ message: 'x', advice: 'x', ...refusal, ...part }));
}

describe('What a failed write means', () => {
  it('nothing left this machine while there was no connection, whatever else is known', () => {
    assert.equal(outcome({ phase: 'connect' }), 'notSent');
    assert.equal(outcome({ phase: 'connect', httpStatus: 502 }), 'notSent');
  });

  for (const httpStatus of [400, 401, 403, 404, 407, 409, 424, 426, 429, 499]) {
    it(`refused: HTTP ${httpStatus} with code and RequestId`, () => {
      assert.equal(outcome({ httpStatus }), 'refused');
    });
  }

  const unknown: [string, Partial<EnsErrorDetails>][] = [
    ['the request went out and no answer began', { phase: 'sent' }],
    ['200', { httpStatus: 200 }],
    ['302', { httpStatus: 302 }],
    ['399', { httpStatus: 399 }],
    ['408, which a proxy may say of a request it passed on', { httpStatus: 408 }],
    ['425', { httpStatus: 425 }],
    ['500', { httpStatus: 500 }],
    ['503', { httpStatus: 503 }],
    ['no code', { code: '(none)' }],
    ['an empty RequestId', { requestId: '' }],
    ['a used nonce: somebody sent this request', { code: 'SignatureNonceUsed' }],
    ['a code that says that the service failed', { code: 'InternalError' }],
    ['a code that says that it was not there', { code: 'ServiceUnavailable', httpStatus: 403 }],
    ['a time-out', { code: 'RequestTimeout' }],
    ['a code that says success', { code: 'Success' }],
    ['HTTP 200 with a refusal in its body', { code: 'NoPermission', httpStatus: 200 }],
    ['HTTP 200 with a limit in its body', { code: 'Throttling.User', httpStatus: 200 }],
  ];
  for (const [what, part] of unknown) {
    it(`unknown: ${what}`, () => {
      assert.equal(outcome(part), 'unknown');
    });
  }

  it('unknown: without status or RequestId', () => {
    const bare = { kind: 'request', code: 'X', message: 'x', advice: 'x', phase: 'answer' } as const;
    assert.equal(outcomeOfFailure(new EnsError({ ...bare, requestId: 'R' })), 'unknown');
    assert.equal(outcomeOfFailure(new EnsError({ ...bare, httpStatus: 400 })), 'unknown');
  });
});

describe('What a code says of a write, in a batch as in a single call', () => {
  const verdicts = {
    accepted: ['200'],
    refused: [
      '400',
      '403',
      '404',
      ' 409 ',
      '429',
      'InvalidParameter.EventId',
      'NoPermission',
      'Throttling.User',
      'FlowControl',
      'InvalidTimeStamp.Expired',
      'EventStatusNotAllowed',
      'NotOK',
      'OkNot',
      'Unsuccessful',
      '\u53c2\u6570\u9519\u8bef',
    ],
    failed: [
      '500',
      '502',
      '503',
      '504',
      '599',
      '408',
      '425',
      ' 500 ',
      'InternalError',
      'InternalError.Backend',
      'InternalServerError',
      'INTERNAL_ERROR',
      'InternalFailure',
      'ServiceUnavailable',
      'ServiceUnavailableTemporary',
      'SignatureNonceUsed',
      'RequestTimeout',
      'GatewayTimeout',
      'OperationTimedOut',
      'TIMEOUT',
      'time_out',
      'BadGateway',
      'SystemError',
      'UnknownError',
    ],
    unclear: [
      undefined,
      '',
      ' ',
      '(none)',
      '0',
      '1',
      '-1',
      '199',
      '201',
      '299',
      '300',
      '200.5',
      ' 200',
      '0200',
      '600',
      '4000',
      '1400',
      '5xx',
      '-NoPermission',
    ],
  } as const;
  for (const [verdict, codes] of Object.entries(verdicts)) {
    for (const code of codes) {
      it(`case 63: ${JSON.stringify(code)}: ${verdict}`, () => {
        assert.equal(verdictOfCode(code), verdict);
      });
    }
  }
  for (const code of ['OK', 'Success', 'successful', ' succeeded ']) {
    it(`case 63: ${JSON.stringify(code)}, which may be a success: unclear`, () => {
      assert.equal(verdictOfCode(code), 'unclear');
    });
  }

  for (const code of verdicts.failed.filter(code => /[a-z]/i.test(code))) {
    it(`case 63: ${code} of a single call: unknown, whatever its status`, () => {
      for (const httpStatus of [400, 403, 409, 429, 500]) {
        assert.equal(outcome({ code, httpStatus }), 'unknown');
      }
    });
  }
});
