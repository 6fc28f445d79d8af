import assert from 'node:assert/strict';
import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import { outcomeOfFailure } from '../../../src/operations/outcome';

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
