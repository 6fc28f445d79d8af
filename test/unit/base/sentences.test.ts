import assert from 'node:assert/strict';
import { sentences } from '../../../src/base/sentences';
import { english } from '../../builders';

describe('Two statements in a row', () => {
  for (const [first, both] of [
    ['This account is marked as read-only: Demo', 'This account is marked as read-only: Demo. Nothing was sent.'],
    ['It may have been accepted: ECONNRESET', 'It may have been accepted: ECONNRESET. Nothing was sent.'],
    ['The record cannot be used: (none)', 'The record cannot be used: (none). Nothing was sent.'],
    ['The account was signed out.', 'The account was signed out. Nothing was sent.'],
    ['Its name is cut: edge-…', 'Its name is cut: edge-… Nothing was sent.'],
    ['Is it there?', 'Is it there? Nothing was sent.'],
  ] as const) {
    it(`are sentences: ${first}`, () => {
      assert.equal(sentences(first, 'Nothing was sent.', english), both);
    });
  }

  it('are sentences in Chinese, too', () => {
    const chinese = (text: string, ...[first, second]: unknown[]) =>
      text === '{0} {1}' ? `${String(first)}${String(second)}` : `${String(first)}。${String(second)}`;
    assert.equal(
      sentences('该账号已标记为只读：Demo', '未发送任何请求。', chinese),
      '该账号已标记为只读：Demo。未发送任何请求。',
    );
    assert.equal(sentences('此账号已不存在。', '请重新登录。', chinese), '此账号已不存在。请重新登录。');
  });
});
