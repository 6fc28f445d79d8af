// Case 76: what became of several operations, in the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { window, type QuickPickItem } from 'vscode';
import type { ActDeps } from '../../src/commands/act';
import { showResults } from '../../src/commands/showResults';
import { noCode } from '../../src/ens/error';
import type { EnsEvent } from '../../src/ens/types';
import { JournalError } from '../../src/state/journalError';
import type { Operation, Outcome } from '../../src/operations/operation';
import type { Result } from '../../src/operations/perform';
import { OperationRefused, type RefusalReason } from '../../src/operations/refusal';
import { aClock, anEvent, anOperation, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, someDesks, type FakeDesks } from '../desks';
import { somePersonTime } from '../personTime';
import { someSettings } from '../settings';
import { withDialogs, type Answer, type Shown } from './securityDialogs';

const operationOf = (n: number, fields: Partial<Operation> = {}) =>
  anOperation({ id: `op-${n}`, eventId: `e-${n}`, resourceId: `i-${n}`, name: `edge-${n}`, ...fields });
const eventOf = (n: number, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${n}`, resourceId: `i-${n}`, ...fields });
const stopped = (n: number, reason: RefusalReason): Result => ({
  kind: 'stopped',
  operation: operationOf(n),
  why: new OperationRefused(reason, `Stopped: ${reason}.`, 'Nothing was sent.'),
});
const unrecorded = (n: number): Result => ({
  kind: 'stopped',
  operation: operationOf(n),
  why: new JournalError('The disk is full.', 'Nothing was sent.', 'ENOSPC'),
});
const sent = (n: number, outcome?: Outcome): Result => ({
  kind: 'sent',
  operation: operationOf(n, outcome && { outcome }),
});
const refused = (n: number) => sent(n, { kind: 'refused', code: 'Busy', message: 'later', requestId: `REQ-${n}` });
const notSent = (n: number) => sent(n, { kind: 'notSent', code: 'ENOTFOUND', message: 'no such host' });
const unknown = (n: number) => sent(n, { kind: 'unknown', code: 'ECONNRESET', message: 'reset' });
const accepted = (n: number) => sent(n, { kind: 'accepted', requestId: `REQ-${n}` });

const tryAgain = 'Try again with those not sent or refused';

/** Shows the results to a person; every event is listed as it can be acted on, unless a test says otherwise. */
async function showing(
  results: readonly Result[],
  answer: (one: Shown, desks: FakeDesks) => ReturnType<Answer> = () => undefined,
  events?: readonly EnsEvent[],
) {
  const desk = aDesk();
  const desks = someDesks(desk);
  const listed = events ?? results.map((_, index) => eventOf(index));
  desk.store.replace(listed, { loading: false, loadedAt: noon });
  const revealed: string[] = [];
  const deps = {
    desks,
    clock: aClock(),
    view: { reveal: (_: string, key: string) => Promise.resolve(void revealed.push(key)) },
    records: { all: () => [], at: () => [], reload: () => Promise.resolve() },
    prepare: () => Promise.resolve(),
    showActed: () => undefined,
    settings: someSettings(),
    ...wholeBundles,
    ...somePersonTime(),
    writeRule: () => Promise.resolve({ kind: 'allow' }),
  } as unknown as ActDeps;
  let rows: QuickPickItem[] = [];
  let placeHolder = '';
  const shown = await withDialogs(
    one => answer(one, desks),
    async () => {
      const { showQuickPick } = window;
      Object.assign(window, {
        showQuickPick: (items: QuickPickItem[], options: { placeHolder?: string }) => {
          if (rows.length === 0) {
            rows = items;
            placeHolder = options.placeHolder ?? '';
          }
          return (showQuickPick as (...args: unknown[]) => unknown)(items, options);
        },
      });
      await showResults(deps, 'p1', 'redeploy', results);
    },
  );
  return { rows, placeHolder, shown, revealed };
}

const wordOf = (rows: readonly QuickPickItem[], name: string) =>
  rows.find(({ label }) => label === name)?.description?.split(' · ')[0];

describe('case 76: the list of results', () => {
  const reasons: RefusalReason[] = [
    ...([
      'gone',
      'changed',
      'notAllowed',
      'past',
      'otherAccount',
      'locked',
      'afterUnknown',
      'unread',
      'policy',
    ] as const),
  ];
  for (const reason of reasons) {
    it(`calls what was stopped here "not sent", never "refused": ${reason}`, async () => {
      const { rows, placeHolder } = await showing([stopped(0, reason), accepted(1)]);
      assert.equal(wordOf(rows, 'edge-0'), 'not sent');
      assert.equal(placeHolder, '1 accepted, 1 not sent');
      assert.doesNotMatch(JSON.stringify(rows.slice(-2)), /refused/);
    });
  }

  const words: [string, Result, string, string][] = [
    ['what could not be written down', unrecorded(0), 'not sent', '2 not sent'],
    ['what never left', notSent(0), 'not sent', '2 not sent'],
    ['what the service refused', refused(0), 'refused', '1 refused, 1 not sent'],
    ['what has no clear answer', unknown(0), 'outcome not clear yet', '1 outcome not clear yet, 1 not sent'],
    ['what has no answer', sent(0), 'outcome not clear yet', '1 outcome not clear yet, 1 not sent'],
    ['what the service took up', accepted(0), 'accepted', '1 accepted, 1 not sent'],
  ];
  it('tells of an answer that has no code what it was', async () => {
    const message = 'This is not an answer of the ENS API: HTTP 200 text/html';
    const { rows } = await showing([sent(0, { kind: 'unknown', code: noCode, message }), accepted(1)]);
    assert.equal(rows.find(({ label }) => label === 'edge-0')?.detail, message);
  });

  for (const [what, result, word, counts] of words) {
    it(`has a word for ${what}: ${word}`, async () => {
      const { rows, placeHolder } = await showing([result, unrecorded(1)]);
      assert.equal(wordOf(rows, 'edge-0'), word);
      assert.equal(placeHolder, counts);
    });
  }

  it('names each instance with its id, and says why', async () => {
    const { rows } = await showing([
      accepted(0),
      refused(1),
      stopped(2, 'locked'),
      sent(3),
      sent(4, { kind: 'accepted' }),
    ]);
    const texts = rows.filter(({ label }) => label.startsWith('edge-')).map(row => [row.description, row.detail]);
    assert.deepEqual(texts, [
      ['accepted · i-0', 'RequestId: REQ-0'],
      ['refused · i-1', 'Busy: later'],
      ['not sent · i-2', 'Stopped: locked. Nothing was sent.'],
      ['outcome not clear yet · i-3', 'Event id: e-3'],
      ['accepted · i-4', 'Event id: e-4'],
    ]);
  });

  it('tells two events of one instance apart', async () => {
    const twice = [accepted(0), { ...accepted(1), operation: operationOf(1, { name: 'edge-0', resourceId: 'i-0' }) }];
    const { rows } = await showing(twice);
    const details = rows.map(({ detail }) => detail ?? '');
    assert.ok(details[0]?.includes('e-0') && details[1]?.includes('e-1'), JSON.stringify(details));
  });
});

describe('case 76: trying again', () => {
  const offered: [string, Result, boolean][] = [
    ['refused by the service', refused(0), true],
    ['that never left', notSent(0), true],
    ['that could not be written down', unrecorded(0), true],
    ...(['changed', 'past', 'afterUnknown', 'unread'] as const).map((reason): [string, Result, boolean] => [
      `stopped here: ${reason}`,
      stopped(0, reason),
      true,
    ]),
    ...(['locked', 'policy', 'otherAccount', 'gone', 'notAllowed'] as const).map(
      (reason): [string, Result, boolean] => [`stopped here: ${reason}`, stopped(0, reason), false],
    ),
    ['without a clear answer', unknown(0), false],
    ['without an answer', sent(0), false],
    ['accepted', accepted(0), false],
  ];
  for (const [what, result, isOffered] of offered) {
    it(`is ${isOffered ? '' : 'not '}offered for one ${what}`, async () => {
      const { rows } = await showing([result, accepted(1)]);
      assert.equal(
        rows.some(({ label }) => label === tryAgain),
        isOffered,
      );
    });
  }

  it('is not offered for an event that is gone, or takes the action no more', async () => {
    for (const events of [[], [eventOf(0, { status: 'Executing' })]]) {
      const { rows } = await showing([refused(0)], () => undefined, events);
      assert.deepEqual(
        rows.map(({ label }) => label),
        ['edge-0'],
      );
    }
  });

  it('goes on with those it is offered for, and asks everything anew', async () => {
    const results = [refused(0), accepted(1), notSent(2), unknown(3), stopped(4, 'policy')];
    const { rows, shown } = await showing(results, ({ choices }) => choices.find(choice => choice === tryAgain));
    assert.equal(rows[0]?.description, '2');
    assert.match(shown[1]?.text ?? '', /^Redeploy 2 instances\nRedeploy now/);
  });

  it('says so where the account is gone by then, and sends nothing', async () => {
    for (const label of [tryAgain, 'edge-1']) {
      const { shown, revealed } = await showing([refused(0), accepted(1)], ({ choices }, desks) => {
        desks.show(aDesk({ profileId: 'p2' }));
        return choices.find(choice => choice === label);
      });
      assert.match(shown[1]?.text ?? '', /Nothing was done: the account of this event is no longer shown/);
      assert.deepEqual([shown.length, revealed], [2, []]);
    }
  });

  it('leaves out what is gone or takes the action no more by then, and names it', async () => {
    const answer: Parameters<typeof showing>[1] = ({ choices }, desks) => {
      if (choices.includes(tryAgain)) {
        const listed = [eventOf(1), eventOf(2, { status: 'Executing' })];
        desks.active()?.store.replace(listed, { loading: false, loadedAt: noon });
        return tryAgain;
      }
      return undefined;
    };
    const { shown } = await showing([refused(0), refused(1), notSent(2)], answer);
    assert.match(shown[1]?.text ?? '', /^Left out, no longer listed: e-0\./);
    assert.match(shown[2]?.text ?? '', /^Its operation is already running\. Left out: e-2\./);
    assert.match(shown[3]?.text ?? '', /^Redeploy i-1\n/);
  });

  it('shows the event of a result, or says that it is gone', async () => {
    const { revealed } = await showing([accepted(0), accepted(1)], ({ choices }) => choices[1]);
    assert.deepEqual(revealed, ['e-1/i-1']);
    const gone = await showing([accepted(0)], ({ choices }) => choices[0], []);
    assert.deepEqual(gone.revealed, []);
    assert.match(gone.shown.at(-1)?.text ?? '', /This event is no longer listed/);
  });
});
