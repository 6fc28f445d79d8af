// What is told of operations in notifications, and what their buttons do, in a real extension host.
import assert from 'node:assert/strict';
import { commands, env } from 'vscode';
import type { ActDeps } from '../../src/commands/act';
import { failureActions, showAction } from '../../src/commands/operationToast';
import { tellResults } from '../../src/commands/tellResults';
import type { Operation, Outcome } from '../../src/operations/operation';
import type { Result } from '../../src/operations/perform';
import { aClock, anOperation, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { shanghai } from '../personTime';
import { withDialogs, type Answer } from './securityDialogs';

const failed = (fields: Partial<Operation> = {}) =>
  anOperation({
    outcome: { kind: 'accepted', requestId: 'REQ-1' },
    end: { how: 'failed', status: 'Failed', at: noon },
    ...fields,
  });

function acting(operations: readonly Operation[]) {
  const revealed: string[] = [];
  const parts = {
    desks: someDesks(aDesk()),
    local: shanghai,
    clock: aClock(),
    revealOperation: (id: string) => Promise.resolve(void revealed.push(id)),
  };
  return { revealed, parts, actions: failureActions(parts, operations) };
}

describe('The buttons of operations that went wrong', () => {
  it('show the first, copy all for a ticket, and open the console', async () => {
    const { actions, revealed } = acting([failed(), failed({ id: 'op-2', name: 'cam-ingest-dl-02' })]);
    assert.deepEqual(
      actions.map(({ title }) => title),
      ['Show', 'Copy Ticket Text', 'Open Console'],
    );
    await actions[0]?.run();
    assert.deepEqual(revealed, ['op-1']);
    await actions[1]?.run();
    const text = await env.clipboard.readText();
    assert.match(text, /^edge-web-01 · Redeploy · failed\n[^]*\n\ncam-ingest-dl-02 · Redeploy · failed\n/);
    assert.match(text, /^RequestId: REQ-1$/m);
  });

  it('open the console of the account, where that is shown', async () => {
    const { executeCommand } = commands;
    const called: unknown[][] = [];
    Object.assign(commands, { executeCommand: (...args: unknown[]) => Promise.resolve(void called.push(args)) });
    try {
      for (const profileId of ['p1', 'p9']) {
        await acting([failed({ profileId })])
          .actions.at(-1)
          ?.run();
      }
    } finally {
      Object.assign(commands, { executeCommand });
    }
    assert.deepEqual(
      called.map(([id, row]) => [id, (row as { account?: string } | undefined)?.account]),
      [
        ['ensEvents.openConsole', 'p1'],
        ['ensEvents.openConsole', undefined],
      ],
    );
  });

  it('lead to no console from the sample account', () => {
    const titles = acting([failed({ sample: true })]).actions.map(({ title }) => title);
    assert.deepEqual(titles, ['Show', 'Copy Ticket Text']);
  });

  it('of one that is done show it', async () => {
    const { parts, revealed } = acting([]);
    await showAction(parts, failed({ id: 'op-7' })).run();
    assert.deepEqual(revealed, ['op-7']);
  });
});

describe('After the call of several operations', () => {
  const sent = (n: number, outcome: Outcome): Result => ({
    kind: 'sent',
    operation: anOperation({ id: `op-${n}`, name: `edge-${n}`, outcome }),
  });
  const accepted: Outcome = { kind: 'accepted', requestId: 'REQ-1' };
  const refused: Outcome = { kind: 'refused', code: 'Busy', message: 'later', requestId: 'REQ-1' };
  const telling = (results: Result[], answer: Answer) => {
    const deps = { desks: someDesks(aDesk()), clock: aClock() } as unknown as ActDeps;
    return withDialogs(answer, () => tellResults(deps, 'p1', 'redeploy', results));
  };

  it('one notification says how many were accepted, by which request', async () => {
    const [toast, ...others] = await telling([sent(1, accepted), sent(2, accepted)], () => undefined);
    assert.equal(toast?.text.trim(), 'Redeploy: 2 accepted. RequestId: REQ-1');
    assert.deepEqual([toast.kind, toast.choices, others], ['information', ['Show', 'Copy RequestId'], []]);
  });

  it('it names those that were not, stands out, and lists all where asked to', async () => {
    const results = [sent(1, accepted), sent(2, refused)];
    const [toast, list] = await telling(results, ({ kind }) => (kind === 'warning' ? 'Show' : undefined));
    assert.equal(toast?.text.trim(), 'Redeploy: 1 accepted, 1 refused: edge-2. RequestId: REQ-1');
    assert.equal(toast.kind, 'warning');
    assert.equal(list?.kind, 'quickPick');
    assert.match(list.text, /edge-2\nrefused/);
  });

  it('it opens nothing that takes the focus by itself', async () => {
    const shown = await telling([sent(1, refused), sent(2, refused)], () => undefined);
    assert.deepEqual(
      shown.map(({ kind }) => kind),
      ['warning'],
    );
  });
});
