import assert from 'node:assert/strict';
import { AnswerRejected, answerOf, refusalCodeIn } from '../../../src/ens/answer';

const rejectionOf = (reply: unknown, list?: readonly string[]) => {
  try {
    return answerOf(reply, list);
  } catch (error) {
    return error instanceof AnswerRejected ? error.rejection : error;
  }
};

describe('What the SDK takes for a success', () => {
  for (const [what, reply] of [
    ['nothing', undefined],
    ['an answer without a body', { statusCode: 200 }],
    ['an answer without a RequestId', { statusCode: 200, body: { Events: [] } }],
    ['an answer with another status', { statusCode: 202, body: { RequestId: 'R-1', Events: [] } }],
  ] as const) {
    it(`${what}: is not of the service`, () => {
      assert.deepEqual(rejectionOf(reply, ['Events']), { why: 'foreign' });
      assert.deepEqual(rejectionOf(reply), { why: 'foreign' });
    });
  }

  it('an answer without its list: says which is missing', () => {
    const reply = { statusCode: 200, body: { RequestId: 'R-1', EnsRegions: {} } };
    assert.deepEqual(rejectionOf(reply, ['EnsRegions', 'EnsRegions']), {
      why: 'incomplete',
      list: 'EnsRegions.EnsRegions',
    });
  });
});

describe('The code of a refusal', () => {
  it('is the first that is in words, under any of its names', () => {
    assert.equal(refusalCodeIn({ Code: { a: 1 }, ErrorCode: 400, errorCode: 'NoPermission' }), 'NoPermission');
  });
});
