import assert from 'node:assert/strict';
import { EnsError, noCode, type EnsErrorDetails } from '../../../src/ens/error';
import { noteOutcome, OperationRefused } from '../../../src/operations/refusal';
import { JournalError } from '../../../src/state/journalError';
import { codeAndWords, codeWord, errorText } from '../../../src/views/errorWords';
import { english } from '../../builders';

const failure = (fields: Partial<EnsErrorDetails>) =>
  new EnsError({ kind: 'request', code: 'X', message: 'm', advice: 'Try again.', phase: 'answer', ...fields });

describe('What a toast says of an error', () => {
  const ofAnError: [string, Partial<EnsErrorDetails>, string][] = [
    ['of the service', { code: 'NoPermission' }, 'The service said: NoPermission: m. Try again.'],
    ['of the service without a code', { code: noCode, requestId: 'R-1' }, 'The service said: m. Try again.'],
    [
      'of a service that failed',
      { kind: 'server', code: 'InternalError', message: 'Wait.' },
      'The service said: InternalError: Wait. Try again.',
    ],
    ['of something in between', { kind: 'protocol', code: noCode }, 'm. Try again.'],
    ['of a gateway that fails, which is not the service', { kind: 'server', code: noCode }, 'm. Try again.'],
    ['of an answer that lacks its list', { kind: 'protocol', code: 'IncompleteAnswer' }, 'm. Try again.'],
    ['of an answer that is too long', { kind: 'protocol', code: 'BodyTooLarge' }, 'm. Try again.'],
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
    [
      'of this computer',
      { code: 'ERR_INVALID_CHAR', phase: 'connect', message: 'It could not be built.' },
      'Nothing was sent. It could not be built. Try again.',
    ],
    ['whose words end with a name', { message: 'You need ens:X' }, 'The service said: X: You need ens:X. Try again.'],
  ];
  for (const [name, fields, text] of ofAnError) {
    it(`tells one ${name} as such`, () => {
      assert.equal(errorText(failure(fields), english), text);
    });
  }

  const ofAWrite: [string, 'refused' | 'notSent', Partial<EnsErrorDetails>, string][] = [
    ['a refused one', 'refused', { code: 'NoPermission', kind: 'permission' }, 'Refused: NoPermission: m. Try again.'],
    ['one under flow control', 'refused', { code: 'Throttling', kind: 'throttled' }, 'Refused: Throttling. Try again.'],
    [
      'one with a wrong key',
      'refused',
      { code: 'SignatureDoesNotMatch', kind: 'credential' },
      'Refused: SignatureDoesNotMatch. Try again.',
    ],
    [
      'one that was not sent, since its events could not be read',
      'notSent',
      { code: 'Throttling', kind: 'throttled' },
      'Nothing was sent. Try again. Code: Throttling',
    ],
    [
      'one that was not sent, since reading was refused',
      'notSent',
      { code: 'Busy' },
      'Nothing was sent. The service said: Busy: m. Try again.',
    ],
    [
      'one whose connection broke before',
      'notSent',
      { code: 'ECONNRESET', kind: 'network', phase: 'sent' },
      'Nothing was sent. Try again.',
    ],
  ];
  for (const [name, outcome, fields, text] of ofAWrite) {
    it(`tells of an operation first what happened to the instance: ${name}`, () => {
      assert.equal(errorText(noteOutcome(failure(fields), outcome), english), text);
    });
  }

  it('tells first that nothing was sent, where the record cannot be written', () => {
    const error = noteOutcome(new JournalError('The disk is full.', 'Make room.', 'ENOSPC'), 'notSent');
    assert.equal(errorText(error, english), 'Nothing was sent. The disk is full. Make room.');
  });

  it('tells first that nothing was sent, then why, then what to do', () => {
    const refused = new OperationRefused('policy', 'Marked as read-only: Demo', 'Change that.');
    assert.equal(errorText(refused, english), 'Nothing was sent. Marked as read-only: Demo. Change that.');
    assert.equal(errorText(new Error('odd'), english), 'odd');
  });

  it('shows no link and no icon', () => {
    const text = errorText(failure({ message: '[x](command:y) $(trash)' }), english);
    assert.equal(text, 'The service said: X: [x] (command:y) $ (trash). Try again.');
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
    ['that it is incomplete', { kind: 'protocol', code: 'IncompleteAnswer' }, 'an incomplete answer'],
    ['that it is too long', { kind: 'protocol', code: 'BodyTooLarge' }, 'an answer that is too long'],
    ['that it is no HTTP', { kind: 'protocol', code: 'HPE_INVALID_CONSTANT' }, 'not an answer of ENS'],
    ['that it is compressed', { kind: 'protocol', code: 'EncodedBody' }, 'not an answer of ENS'],
    ['that nothing came in time', { kind: 'network', code: 'AnswerTimeout', phase: 'sent' }, 'no answer in time'],
    ['that nobody listens in time', { kind: 'network', code: 'ConnectTimeout' }, 'no connection in time'],
    ['that the rest did not come in time', { kind: 'network', code: 'TotalTimeout' }, 'no whole answer in time'],
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

describe('What stands on record of a call, in words', () => {
  for (const [code, text] of [
    ['NoPermission', 'NoPermission: m'],
    ['ECONNRESET', 'ECONNRESET: m'],
    [noCode, 'm'],
    ['AnswerTimeout', 'm'],
    ['IncompleteAnswer', 'm'],
  ] as const) {
    it(`has no code that nobody else knows: ${code}`, () => {
      assert.equal(codeAndWords({ code, message: 'm' }), text);
    });
  }
});
