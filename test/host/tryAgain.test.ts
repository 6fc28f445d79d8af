// What a person is told of an error and what "Try Again" does then, in the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { commands, window, type InputBox } from 'vscode';
import { VaultError } from '../../src/accounts/vaultError';
import { nothingTyped, askKeyId, askName, askSecret, askToken } from '../../src/commands/askAccount';
import { askAndCheck } from '../../src/commands/checkAccount';
import { guard } from '../../src/commands/guard';
import { outcomeError } from '../../src/commands/outcome';
import type { FieldStep } from '../../src/commands/wrongField';
import { EnsError, noCode, type EnsErrorDetails } from '../../src/ens/error';
import type { Credentials } from '../../src/ens/types';
import type { Outcome } from '../../src/operations/operation';
import { OperationRefused } from '../../src/operations/refusal';
import { JournalError } from '../../src/state/journalError';
import { aClient, anOperation, aPage } from '../builders';
import { withDialogs, type Answer } from './securityDialogs';

const failure = (fields: Partial<EnsErrorDetails>) =>
  new EnsError({ kind: 'request', code: 'X', message: 'm', advice: 'Do this.', phase: 'answer', ...fields });
const ignore = () => undefined;
const no: Answer = () => undefined;

/** Shows an error as a command that ends with it does. */
const showing = (error: Error, answer: Answer = no) =>
  withDialogs(
    answer,
    guard(() => Promise.reject(error), ignore),
  );

describe('A command that fails', () => {
  const mayPass: [string, Partial<EnsErrorDetails>][] = [
    ['the network', { kind: 'network', code: 'ECONNRESET', phase: 'sent' }],
    ['the service', { kind: 'server', code: 'InternalError' }],
    ['a limit', { kind: 'throttled', code: 'Throttling' }],
  ];
  for (const [what, fields] of mayPass) {
    it(`is tried again, with what it was called on, where that may help: ${what}`, async () => {
      const calls: unknown[][] = [];
      const run = guard((...args: unknown[]) => {
        calls.push(args);
        return calls.length < 3 ? Promise.reject(failure(fields)) : Promise.resolve();
      }, ignore);
      let done: () => void = ignore;
      const over = new Promise<void>(resolve => (done = resolve));
      const shown = await withDialogs(
        () => {
          if (calls.length === 2) {
            setImmediate(done);
          }
          return 'Try Again';
        },
        async () => {
          await run('row', ['row']);
          await over;
        },
      );
      assert.deepEqual(calls, Array(3).fill(['row', ['row']]));
      assert.equal(shown.length, 2);
    });
  }

  const others: [string, Error, string[]][] = [
    ['wrong credentials', failure({ kind: 'credential' }), ['Sign In…', 'Manage Accounts…', 'Show Log']],
    ['a missing permission', failure({ kind: 'permission' }), ['Copy RAM Policy…', 'Show Log']],
    ['what was asked', failure({ kind: 'request', requestId: 'R-1' }), ['Show Log', 'Copy RequestId']],
    ['an operation that was stopped', new OperationRefused('policy', 'm', 'a'), ['Manage Accounts…', 'Show Log']],
    ['the keyring', new VaultError('failed', 'm', 'a'), ['Manage Accounts…', 'Show Log']],
    ['the record', new JournalError('m', 'a', 'ENOSPC'), ['Show Log']],
  ];
  for (const [what, error, buttons] of others) {
    it(`is not tried again where that does not help: ${what}`, async () => {
      const [toast] = await showing(error);
      assert.deepEqual([toast?.kind, toast?.choices], ['error', buttons]);
    });
  }

  it('ends there: a second answer of the person does nothing more', async () => {
    const { executeCommand } = commands;
    const called: unknown[] = [];
    Object.assign(commands, { executeCommand: (id: string) => Promise.resolve(void called.push(id)) });
    try {
      await showing(failure({ kind: 'credential' }), () => 'Sign In…');
      await new Promise(resolve => setImmediate(resolve));
    } finally {
      Object.assign(commands, { executeCommand });
    }
    assert.deepEqual(called, ['ensEvents.signIn']);
  });
});

describe('An operation that came to nothing', () => {
  const sent = (outcome: Outcome, error?: Error) =>
    outcomeError({ kind: 'sent', operation: anOperation({ outcome }), ...(error && { error }) });
  const details = { code: 'NoPermission', message: 'm' };
  const said: [string, Error | undefined, string][] = [
    [
      'refused',
      sent({ kind: 'refused', ...details }, failure({ ...details, kind: 'permission' })),
      'Refused: NoPermission: m. Do this.',
    ],
    [
      'refused for a limit',
      sent({ kind: 'refused', ...details }, failure({ kind: 'throttled', code: 'Throttling.User' })),
      'Refused: Throttling.User. Do this.',
    ],
    [
      'not sent, for the network',
      sent({ kind: 'notSent', ...details }, failure({ kind: 'network', code: 'ENOTFOUND', phase: 'connect' })),
      'Nothing was sent. Do this.',
    ],
    [
      'unknown',
      sent({ kind: 'unknown', code: 'AnswerTimeout', message: 'No answer came in time.' }),
      'Unknown: being read back. No clear answer came, so it may have been accepted: No answer came in time.' +
        ' It is not sent again. What became of it will show in the Operations view.',
    ],
    [
      'unknown, with a code of the system',
      sent({ kind: 'unknown', code: 'ECONNRESET', message: 'socket hang up' }),
      'Unknown: being read back. No clear answer came, so it may have been accepted: ECONNRESET.' +
        ' It is not sent again. What became of it will show in the Operations view.',
    ],
    [
      'unknown, since something else answered',
      sent({ kind: 'unknown', code: noCode, message: 'This is not an answer of the ENS API: HTTP 200 text/html' }),
      'Unknown: being read back. No clear answer came, so it may have been accepted:' +
        ' This is not an answer of the ENS API: HTTP 200 text/html.' +
        ' It is not sent again. What became of it will show in the Operations view.',
    ],
    [
      'stopped, since it could not be written down',
      outcomeError({
        kind: 'stopped',
        operation: anOperation(),
        why: new JournalError('The record cannot be used: ENOSPC', 'Make room.', 'ENOSPC'),
      }),
      'Nothing was sent. The record cannot be used: ENOSPC. Make room.',
    ],
  ];
  for (const [what, error, text] of said) {
    it(`says first what happened to the instance, the cause once, then what to do: ${what}`, async () => {
      assert.ok(error);
      const [toast] = await showing(error);
      assert.equal(toast?.text.trim(), text);
    });
  }

  it('says nothing of one that was accepted', () => {
    assert.equal(sent({ kind: 'accepted', requestId: 'R-1' }), undefined);
  });
});

describe('An account that the service does not take', () => {
  interface Box {
    title: string;
    prompt: string;
    password: boolean;
    value: string;
  }

  /** Answers the boxes one after the other, and the questions of the check; the service takes one secret only. */
  async function signingIn(typing: readonly string[], buttons: readonly string[], refusals: readonly EnsError[]) {
    const boxes: Box[] = [];
    const texts = [...typing];
    const answers = [...buttons];
    const given = [...refusals];
    const checked: Credentials[] = [];
    const typed = nothingTyped();
    const title = 'Sign In';
    const steps: FieldStep[] = [
      { field: 'name', ask: place => askName(typed, place, { title, problem: () => undefined }) },
      { field: 'keyId', ask: place => askKeyId(typed, place, title) },
      { field: 'secret', ask: place => askSecret(typed, place, title) },
      { field: 'token', ask: place => askToken(typed, place, title) },
    ];
    const createClient = (_: unknown, credentials: Credentials) => {
      checked.push(credentials);
      return aClient({
        describeHistoryEvents: () => {
          const refusal = given.shift();
          return refusal ? Promise.reject(refusal) : Promise.resolve(aPage([]));
        },
      });
    };
    let answer: Awaited<ReturnType<typeof askAndCheck>>;
    const shown = await withDialogs(
      ({ kind }) => (kind === 'error' ? answers.shift() : undefined),
      async () => {
        const { createInputBox } = window;
        Object.assign(window, { createInputBox: () => typingBox(boxes, texts) });
        try {
          answer = await askAndCheck(typed, { steps, place: { step: 2, totalSteps: 5 }, createClient });
        } finally {
          Object.assign(window, { createInputBox });
        }
      },
    );
    return { boxes, checked, answer, shown, left: texts };
  }

  const first = ['Production', 'LTAItest00000001', 'wrong-secret-0000000000000001', 'token-00000000000000000001'];
  const wrongSecret = failure({ kind: 'credential', code: 'SignatureDoesNotMatch', message: 'no match' });

  it('is asked again from the secret on after a wrong one, in a box that hides it and holds nothing', async () => {
    const again = ['right-secret-0000000000000001', ''];
    const { boxes, checked, answer, shown } = await signingIn([...first, ...again], ['Try Again'], [wrongSecret]);
    const [box] = boxes.slice(first.length);
    assert.deepEqual([box?.prompt, box?.password, box?.value], ['AccessKey secret', true, '']);
    assert.deepEqual(
      boxes.slice(first.length).map(({ password }) => password),
      [true, true],
    );
    assert.equal(shown[0]?.text.trim(), 'Do this. Code: SignatureDoesNotMatch');
    assert.deepEqual(
      checked.map(({ accessKeyId, accessKeySecret, securityToken }) => [accessKeyId, accessKeySecret, securityToken]),
      [
        [first[1], first[2], first[3]],
        [first[1], again[0], first[3]],
      ],
    );
    assert.deepEqual(answer && 'checked' in (answer as object) && (answer as { checked: boolean }).checked, true);
  });

  for (const [what, refusal, prompt, hidden] of [
    [
      'an AccessKey that does not exist',
      { kind: 'credential', code: 'InvalidAccessKeyId.NotFound' },
      'AccessKey ID',
      false,
    ],
    ['a token that has expired', { kind: 'credential', code: 'InvalidSecurityToken.Expired' }, 'Security token', true],
  ] as const) {
    it(`is asked again from the answer that may be wrong: ${what}`, async () => {
      const { boxes } = await signingIn(first, ['Try Again'], [failure(refusal)]);
      const [box] = boxes.slice(first.length);
      assert.deepEqual([box?.prompt, box?.password], [prompt, hidden]);
    });
  }

  it('is only tried once more where no answer is wrong', async () => {
    const limit = failure({ kind: 'throttled', code: 'Throttling' });
    const { boxes, checked } = await signingIn(first, ['Try Again', 'Try Again'], [limit, limit]);
    assert.deepEqual([boxes.length, checked.length], [first.length, 3]);
  });

  it('can be saved without a successful check, and help leaves the question open', async () => {
    const { executeCommand } = commands;
    const called: string[] = [];
    Object.assign(commands, { executeCommand: (id: string) => Promise.resolve(void called.push(id)) });
    try {
      const { answer, shown } = await signingIn(first, ['Show Log', 'Save Anyway'], [wrongSecret]);
      assert.deepEqual(answer && (answer as { checked: boolean }).checked, false);
      assert.deepEqual([called, shown.length], [['ensEvents.showLog'], 2]);
    } finally {
      Object.assign(commands, { executeCommand });
    }
  });

  /** A box that answers itself with the next text, or is closed where there is none. */
  function typingBox(boxes: Box[], texts: string[]): Partial<InputBox> {
    const accepts: (() => void)[] = [];
    const hides: (() => void)[] = [];
    const listener = (list: (() => void)[]) => (heard: () => void) => {
      list.push(heard);
      return { dispose: ignore };
    };
    const box = {
      ...{ title: '', prompt: '', password: false, value: '' },
      onDidChangeValue: () => ({ dispose: ignore }),
      onDidTriggerButton: () => ({ dispose: ignore }),
      onDidAccept: listener(accepts),
      onDidHide: listener(hides),
      dispose: ignore,
      hide: () => {
        for (const heard of hides) {
          heard();
        }
      },
      show: () => {
        boxes.push({ title: box.title, prompt: box.prompt, password: box.password, value: box.value });
        const text = texts.shift();
        if (text === undefined) {
          box.hide();
          return;
        }
        box.value = text;
        for (const heard of accepts) {
          heard();
        }
      },
    };
    return box;
  }
});
