import assert from 'node:assert/strict';
import fc from 'fast-check';
import { keyIdProblem, secretProblem, trimSecret } from '../../../src/accounts/secretText';
import { t } from './fakes';

describe('case 23: pasted keys', () => {
  it('lose what comes along when copying from a page, a mail or a terminal', () => {
    for (const pasted of [
      '  abc123\n',
      '\ufeffabc123',
      'abc\u200b123',
      'abc\r\n123\t',
      '\u00a0abc123\u2028',
      'a\u00adbc123',
    ]) {
      assert.equal(trimSecret(pasted), 'abc123');
    }
  });

  it('keep everything a credential may be made of', () => {
    const real = fc.stringMatching(/^[\x21-\x7e]{1,64}$/);
    fc.assert(fc.property(real, secret => trimSecret(secret) === secret && secretProblem(secret, t) === undefined));
  });

  it('are refused beside the input when they cannot be right', () => {
    for (const id of ['', 'a b', 'LTAI中文', 'LTAI\u00e9', 'a,SignedHeaders=b', 'a'.repeat(129)]) {
      assert.ok(keyIdProblem(id, t), id);
    }
    for (const secret of ['', 'a b', '密钥', 'a\u007f']) {
      assert.ok(secretProblem(secret, t), secret);
    }
    assert.equal(keyIdProblem('STS.NUx_test-1', t), undefined);
  });

  it('are never repeated in what is said about them', () => {
    assert.ok(!(secretProblem('canary secret', t) ?? '').includes('canary'));
  });
});
