import assert from 'node:assert/strict';
import { EnsError, noCode, type EnsErrorDetails } from '../../../src/ens/error';
import { OperationRefused } from '../../../src/operations/refusal';
import { codeWord, errorText } from '../../../src/views/errorWords';
import { english } from '../../builders';

const failure = (fields: Partial<EnsErrorDetails>) =>
  new EnsError({ kind: 'request', code: 'X', message: 'm', advice: 'Try again.', phase: 'answer', ...fields });

describe('What a toast says of an error', () => {
  const ofAnError: [string, Partial<EnsErrorDetails>, string][] = [
    ['of the service', { code: 'NoPermission' }, 'Try again. The service said: NoPermission: m'],
    ['of the service without a code', { code: noCode }, 'Try again. The service said: m'],
    [
      'of a service that failed',
      { kind: 'server', code: 'InternalError' },
      'Try again. The service said: InternalError: m',
    ],
    ['of something in between', { kind: 'protocol', code: noCode }, 'Try again. Reported: m'],
    [
      'of an answer that lacks its list',
      { kind: 'protocol', code: 'IncompleteAnswer' },
      'Try again. Reported: IncompleteAnswer: m',
    ],
    ['of the network, whose advice has the code', { kind: 'network', code: 'ECONNRESET', phase: 'sent' }, 'Try again.'],
    [
      'of the network before anything left',
      { kind: 'network', code: 'ECONNREFUSED', phase: 'connect', advice: 'h can’t be reached (ECONNREFUSED).' },
      'Nothing was sent. h can’t be reached (ECONNREFUSED).',
    ],
    [
      'of wrong credentials, whose advice has the cause',
      { kind: 'credential', code: 'SignatureDoesNotMatch' },
      'Try again. Code: SignatureDoesNotMatch',
    ],
    ['of a limit', { kind: 'throttled', code: 'Throttling.User' }, 'Try again. Code: Throttling.User'],
    ['of this computer', { code: 'ERR_INVALID_CHAR', phase: 'connect' }, 'Try again. Reported: ERR_INVALID_CHAR: m'],
    [
      'whose advice ends with a name',
      { advice: 'Ask for this permission: ens:X' },
      'Ask for this permission: ens:X. The service said: X: m',
    ],
  ];
  for (const [name, fields, text] of ofAnError) {
    it(`tells one ${name} as such`, () => {
      assert.equal(errorText(failure(fields), english), text);
    });
  }

  it('tells first that nothing was sent, then why, then what to do', () => {
    const refused = new OperationRefused('policy', 'Marked as read-only: Demo', 'Change that.');
    assert.equal(errorText(refused, english), 'Nothing was sent. Marked as read-only: Demo. Change that.');
    assert.equal(errorText(new Error('odd'), english), 'odd');
  });

  it('shows no link and no icon', () => {
    const text = errorText(failure({ message: '[x](command:y) $(trash)' }), english);
    assert.equal(text, 'Try again. The service said: X: [x] (command:y) $ (trash)');
    const refused = new OperationRefused('policy', '[x](command:y)', '[x](command:y)');
    assert.equal(errorText(refused, english), 'Nothing was sent. [x] (command:y). [x] (command:y)');
  });
});

describe('What a row says of an error in a word', () => {
  for (const [name, fields, word] of [
    ['its code', { code: 'NoPermission' }, 'NoPermission'],
    ['its status, where it has no code', { code: noCode, httpStatus: 403 }, 'HTTP 403'],
    ['that it is no answer of ENS', { kind: 'protocol', code: noCode, httpStatus: 200 }, 'not an answer of ENS'],
    ['nothing, where it has neither', { code: noCode }, ''],
    ['its code as text', { code: '$(trash)' }, '$ (trash)'],
  ] as const) {
    it(name, () => {
      assert.equal(codeWord(failure(fields), english), word);
    });
  }

  it('nothing for an error of another kind', () => {
    assert.equal(codeWord(new Error('x'), english), '');
  });
});
