// What is told before an account is signed out, or gets another key, while its operations are not over.
import assert from 'node:assert/strict';
import type { Profile } from '../../src/accounts/profile';
import { confirmSignOut, type SignOutDeps } from '../../src/commands/signOut';
import { resumeOperations, type ResumeParts } from '../../src/commands/resumeOperations';
import type { TakenOver } from '../../src/operations/followers';
import { JournalError } from '../../src/state/journalError';
import type { Operation } from '../../src/operations/operation';
import { anOperation, hour, noon } from '../builders';
import { aProfile } from '../desks';
import { shanghai } from '../personTime';
import { withDialogs, type Answer } from './securityDialogs';

const accepted = { kind: 'accepted', requestId: 'REQ-1' } as const;

function signingOut(operations: Operation[], fails?: Error, others: readonly Profile[] = []) {
  const done: string[] = [];
  const deps: SignOutDeps = {
    accounts: {
      state: () => ({ kind: 'signedOut' }),
      profiles: () => others,
      activate: id => {
        done.push(`activate ${id}`);
        return Promise.resolve();
      },
      remove: id => {
        done.push(`remove ${id}`);
        return fails ? Promise.reject(fails) : Promise.resolve();
      },
    },
    clock: { now: () => noon },
    local: shanghai,
    records: { all: () => operations, reload: () => Promise.resolve() },
    followers: {
      leave: id => {
        done.push(`leave ${id}`);
        return Promise.resolve();
      },
    },
  };
  const run = (answer: Answer, fields: Partial<Profile> = {}) =>
    withDialogs(answer, () => confirmSignOut(deps, aProfile(fields)));
  return { done, run };
}

const yes: Answer = ({ choices }) => choices[0];

describe('case 64: signing out while operations are open', () => {
  const over = anOperation({ id: 'over', outcome: accepted, end: { how: 'done', status: 'Executed', at: noon } });
  const other = anOperation({ id: 'other', profileId: 'p2', outcome: accepted });

  it('names the one that is not over, and ends it after the account is gone', async () => {
    const { done, run } = signingOut([over, other, anOperation({ outcome: accepted })]);
    const [question] = await run(yes);
    assert.match(
      question?.text ?? '',
      /^Sign out of this account: Test\nRunning: edge-web-01\.\nIt goes on at Alibaba Cloud/,
    );
    assert.deepEqual(done, ['remove p1', 'leave p1']);
  });

  it('does nothing where the question is closed', async () => {
    const { done, run } = signingOut([anOperation({ outcome: accepted })]);
    const shown = await run(() => undefined);
    assert.deepEqual([shown.length, done], [1, []]);
  });

  it('names what is planned with its time, what runs, and what has no answer', async () => {
    const { run } = signingOut([
      anOperation({ id: 'a', outcome: accepted }),
      anOperation({
        ...{ id: 'b', name: '[x](command:y) $(trash)', outcome: accepted },
        plan: { opsType: 'scheduled', planTime: noon + 2 * hour },
      }),
      anOperation({ id: 'c', name: '', outcome: { kind: 'unknown', code: 'X', message: '' } }),
      anOperation({ id: 'd' }),
    ]);
    const [question] = await run(yes);
    assert.match(
      question?.text ?? '',
      /Planned: \[x\]\(command:y\) \$ \(trash\) \(2026-11-24 22:00 GMT\+8\)\.\nRunning: edge-web-01\.\nOutcome not clear yet: i-sample-1, edge-web-01\.\nThey go on/,
    );
  });

  it('says nothing of operations where all are over', async () => {
    const { run } = signingOut([over, other, anOperation({ outcome: { kind: 'refused', code: 'X', message: '' } })]);
    const [question] = await run(yes);
    assert.doesNotMatch(question?.text ?? '', /go(es)? on at|Planned|Running/);
  });

  it('says of the sample account that its operations end with it', async () => {
    const { run } = signingOut([anOperation({ outcome: accepted })]);
    const [question] = await run(yes, { kind: 'sample' });
    assert.match(question?.text ?? '', /Running: edge-web-01\.\nWhat is not over ends with the sample account\./);
    assert.doesNotMatch(question?.text ?? '', /Alibaba Cloud/);
  });

  it('has another account one click away afterwards', async () => {
    const others = ['p2', 'p3', 'p4'].map(id => aProfile({ id, name: `Account ${id}` }));
    const { done, run } = signingOut([], undefined, others);
    const shown = await run(({ choices, text }) => (text.startsWith('Signed out') ? choices[1] : choices[0]));
    await new Promise(resolve => setImmediate(resolve));
    assert.deepEqual(shown[1]?.choices, ['Switch to Account p2', 'Switch to Account p3', 'Switch Account…']);
    assert.deepEqual(done, ['remove p1', 'leave p1', 'activate p3']);
  });

  it('offers to sign in again where there is no other account', async () => {
    const { run } = signingOut([]);
    const shown = await run(({ text, choices }) => (text.startsWith('Signed out') ? undefined : choices[0]));
    assert.deepEqual(shown[1]?.choices, ['Sign In…']);
  });

  it('ends nothing where the person says no, or the account could not be removed', async () => {
    const no = signingOut([anOperation({ outcome: accepted })]);
    await no.run(() => undefined);
    assert.deepEqual(no.done, []);
    const failing = signingOut([anOperation({ outcome: accepted })], new Error('keyring'));
    await assert.rejects(failing.run(yes), { message: 'keyring' });
    assert.deepEqual(failing.done, ['remove p1']);
  });
});

describe('case 84: what a window takes up', () => {
  it('says of the one that cannot be followed why, by name, and is silent about the others', async () => {
    const failure = new JournalError('The disk is full.', 'Make room.', 'ENOSPC');
    const settled: string[] = [];
    const taken = (name: string, settle: TakenOver['settle']): TakenOver => ({
      operation: anOperation({ name, outcome: accepted }),
      settle: async () => {
        settled.push(name);
        return settle();
      },
    });
    const logged: string[] = [];
    const parts: ResumeParts = {
      trees: [{ visible: true, onDidChangeVisibility: () => ({ dispose: () => undefined }) } as never],
      accounts: {
        profiles: () => [],
        keyHashOf: () => Promise.resolve(undefined),
        onDidChange: () => () => undefined,
        onDidChangeProfiles: () => () => undefined,
      },
      records: { all: () => [], reload: () => Promise.resolve() },
      followers: {
        takeUp: () => Promise.resolve(),
        resume: () =>
          Promise.resolve([
            taken('edge-1', () => Promise.resolve(undefined)),
            taken('edge-2', () => Promise.reject(failure)),
            taken('edge-3', () => Promise.reject(new DOMException('', 'AbortError'))),
          ]),
      },
      logError: error => logged.push(error.message),
    };
    const shown = await withDialogs(
      () => undefined,
      async () => {
        const resumption = resumeOperations(parts);
        while (settled.length < 3 || logged.length === 0) {
          await new Promise(resolve => setImmediate(resolve));
        }
        resumption.dispose();
      },
    );
    assert.deepEqual(settled, ['edge-1', 'edge-2', 'edge-3']);
    assert.deepEqual(
      shown.map(({ text }) => text.trim()),
      ['What became of edge-2 is not known yet. The disk is full. Make room.'],
    );
    assert.deepEqual(logged, ['The disk is full.']);
  });
});
