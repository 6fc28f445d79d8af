// What is told before an account is signed out, or gets another key, while its operations are not over.
import assert from 'node:assert/strict';
import type { Profile } from '../../src/accounts/profile';
import { confirmSignOut, type SignOutDeps } from '../../src/commands/signOut';
import { resumeOperations, type ResumeParts } from '../../src/commands/resumeOperations';
import type { TakenOver } from '../../src/operations/followers';
import { JournalError } from '../../src/state/journalError';
import type { Operation } from '../../src/operations/operation';
import { anOperation, noon } from '../builders';
import { aProfile } from '../desks';
import { withDialogs, type Answer } from './securityDialogs';

const accepted = { kind: 'accepted', requestId: 'REQ-1' } as const;

function signingOut(operations: Operation[], fails?: Error) {
  const done: string[] = [];
  const deps: SignOutDeps = {
    accounts: {
      state: () => ({ kind: 'signedOut' }),
      remove: id => {
        done.push(`remove ${id}`);
        return fails ? Promise.reject(fails) : Promise.resolve();
      },
    },
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
      /^Sign out of this account: Test\n1 operation is not over yet: edge-web-01\. It goes on/,
    );
    assert.deepEqual(done, ['remove p1', 'leave p1']);
  });

  it('counts and names several, those without an answer too', async () => {
    const { run } = signingOut([
      anOperation({ id: 'a', outcome: accepted }),
      anOperation({ id: 'b', name: '[x](command:y) $(trash)' }),
      anOperation({ id: 'c', name: '', outcome: { kind: 'unknown', code: 'X', message: '' } }),
    ]);
    const [question] = await run(yes);
    assert.match(
      question?.text ?? '',
      /3 operations are not over yet: edge-web-01, \[x\]\(command:y\) \$ \(trash\), i-sample-1\./,
    );
  });

  it('says nothing of operations where all are over', async () => {
    const { run } = signingOut([over, other, anOperation({ outcome: { kind: 'refused', code: 'X', message: '' } })]);
    const [question] = await run(yes);
    assert.doesNotMatch(question?.text ?? '', /not over/);
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
