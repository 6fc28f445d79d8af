import assert from 'node:assert/strict';
import fc from 'fast-check';
import { maskOf } from '../../../src/ens/mask';

const keys = { accessKeyId: 'LTAI+id/0001', accessKeySecret: 'se"cret\\é/0001' };

describe('Masking an account’s secrets', () => {
  for (const [spelling, text] of [
    ['as they are', keys.accessKeySecret],
    ['URI-encoded', encodeURIComponent(keys.accessKeySecret)],
    ['URI-encoded twice', encodeURIComponent(encodeURIComponent(keys.accessKeySecret))],
    ['in base64', Buffer.from(keys.accessKeySecret).toString('base64')],
    ['in base64, URI-encoded', encodeURIComponent(Buffer.from(keys.accessKeySecret).toString('base64'))],
    ['in JSON', JSON.stringify(keys.accessKeySecret).slice(1, -1)],
    ['in JSON, URI-encoded', encodeURIComponent(JSON.stringify(keys.accessKeySecret).slice(1, -1))],
  ] as const) {
    it(`takes them out ${spelling}, and nothing else`, () => {
      assert.equal(maskOf(keys)(`before ${text} after`), 'before *** after');
    });
  }

  it('takes out each of key id, secret and token, wherever they stand and however often', () => {
    const mask = maskOf({ ...keys, securityToken: 'CAIS-token-01' });
    assert.equal(
      mask(`${keys.accessKeyId}, ${keys.accessKeySecret}${keys.accessKeySecret}, CAIS-token-01`),
      '***, ******, ***',
    );
  });

  it('takes the longer one first, where one secret is the beginning of another', () => {
    const mask = maskOf({ accessKeyId: 'LTAIlong', accessKeySecret: 'LTAIlong-and-longer' });
    assert.equal(mask('LTAIlong-and-longer LTAIlong'), '*** ***');
  });

  it('leaves text alone where a secret is absent, or so short that it could be any word', () => {
    assert.equal(maskOf({ accessKeyId: 'abc', accessKeySecret: '' })('abc and "" stay'), 'abc and "" stay');
    assert.equal(maskOf({ accessKeyId: 'abcd', accessKeySecret: '' })('abcd goes'), '*** goes');
  });

  it('leaves text without secrets as it is, and bears half a surrogate pair in a secret', () => {
    const mask = maskOf({ accessKeyId: 'half\ud800pair', accessKeySecret: keys.accessKeySecret });
    assert.equal(mask('Nothing to hide.'), 'Nothing to hide.');
    assert.equal(mask('a half\ud800pair'), 'a ***');
  });

  it('property: no secret of four characters or more is left in any text', () => {
    const secret = fc.string({ minLength: 4, maxLength: 40 }).filter(text => !text.includes('*'));
    fc.assert(
      fc.property(secret, secret, fc.string(), (accessKeyId, accessKeySecret, text) => {
        const masked = maskOf({ accessKeyId, accessKeySecret })(`${text}${accessKeyId}${text}${accessKeySecret}`);
        assert.ok(!masked.includes(accessKeyId) && !masked.includes(accessKeySecret));
      }),
      { numRuns: process.env['CI'] ? 1000 : 100 },
    );
  });
});
