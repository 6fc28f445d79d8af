// The last question before something is sent, in the dialogs of a real extension host: cases 68, 69 and 96.
import assert from 'node:assert/strict';
import { l10n, window, type QuickPickItem } from 'vscode';
import { act, type ActDeps } from '../../src/commands/act';
import type { CardQuestion } from '../../src/commands/cardRows';
import { confirm } from '../../src/commands/confirm';
import { confirmationFacts } from '../../src/commands/confirmWords';
import { back } from '../../src/commands/inputs';
import { twoLines } from '../../src/commands/twoLines';
import { EnsError } from '../../src/ens/error';
import type { Disk, EnsEvent, Instance } from '../../src/ens/types';
import type { Target } from '../../src/operations/plan';
import { assessRisk } from '../../src/operations/risk';
import { aClient, aClock, anEvent, anInstance, hour, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, aProfile, someDesks } from '../desks';
import { someSettings } from '../settings';
import { aQuickPick } from './quickPick';
import { withDialogs, type Answer } from './securityDialogs';
import { somePersonTime, shanghai } from '../personTime';

const local: Disk = { category: 'local_ssd', sizeGiB: 200, role: 'data' };
const instanceOf = (n: number, ...disks: Disk[]): Instance =>
  anInstance({
    ...{ instanceId: `i-sample-00000${n}`, name: `edge-${n}`, regionId: `cn-node-${n}` },
    ...(disks.length > 0 && { disks }),
  });
const eventOf = (n: number, eventId = `e-${n}`): EnsEvent => anEvent({ eventId, resourceId: `i-sample-00000${n}` });
const read = (n: number, eventId?: string): Target => ({
  event: eventOf(n, eventId),
  instance: instanceOf(n),
  plan: { opsType: 'immediate' },
});
const unread = (n: number): Target => ({ event: eventOf(n), plan: { opsType: 'immediate' } });
const losing = (n: number): Target => ({ ...read(n), instance: instanceOf(n, local) });

function questionOf(targets: Target[], production = false): CardQuestion {
  const facts = { events: [], operations: [], unclear: () => undefined, strict: production };
  return {
    action: 'redeploy',
    targets,
    risk: assessRisk(targets, facts),
    profile: aProfile(),
    region: () => undefined,
    now: noon,
    local: shanghai,
    production,
    others: new Map([['i-sample-000009', 'edge-9']]),
  };
}

type Hands = ReturnType<typeof aQuickPick>;

/** Opens the card in the hands of a person, half a second after it is complete unless told otherwise. */
async function asking(
  question: CardQuestion,
  person: (hands: Hands, clock: ReturnType<typeof aClock>) => void | Promise<void>,
  { readFor = 500, check = () => Promise.resolve(question) } = {},
) {
  const hands = aQuickPick();
  const clock = aClock();
  const { createQuickPick } = window;
  Object.assign(window, { createQuickPick: () => hands.pick });
  try {
    const answer = confirm({ clock, planned: question, check });
    await Promise.race([hands.open, answer]);
    if (readFor > 0) {
      await hands.complete();
      await clock.sleep(readFor);
    }
    await person(hands, clock);
    return await answer;
  } finally {
    Object.assign(window, { createQuickPick });
  }
}
const actRow = ({ pick }: Hands) => pick.items.find(item => (item as QuickPickItem & { does?: string }).does === 'act');

describe('The confirmation', () => {
  const many = Array.from({ length: 12 }, (_, n) => read(n));
  const low: [string, Target[], string][] = [
    ['one instance', [read(1)], 'Redeploy edge-1'],
    ['case 69: two instances', [read(1), read(2)], 'Redeploy 2 instances'],
  ];
  for (const [name, targets, label] of low) {
    const question = questionOf(targets);

    it(`of ${name}: Enter does nothing, however often; the second row acts`, async () => {
      const confirmed = await asking(question, async hands => {
        for (let times = 0; times < 5; times += 1) {
          hands.enter();
        }
        await Promise.resolve();
        assert.equal(hands.isClosed(), false);
        assert.equal(hands.labels()[1], label);
        hands.enter(actRow(hands));
      });
      assert.equal(confirmed, question);
    });

    it(`of ${name}: an Enter within half a second of its being complete is not heard`, async () => {
      const answer = await asking(
        question,
        async (hands, clock) => {
          await hands.complete();
          hands.enter(actRow(hands));
          await clock.sleep(499);
          hands.enter(actRow(hands));
          hands.escape();
        },
        { readFor: 0 },
      );
      assert.equal(answer, undefined);
    });

    it(`of ${name}: whoever types there sends nothing`, async () => {
      for (const text of ['x', label, 'redeploy', 'edge-1']) {
        const answer = await asking(question, hands => {
          const row = actRow(hands);
          hands.type(text);
          assert.equal(actRow(hands), undefined);
          hands.enter();
          hands.enter(row);
          hands.escape();
        });
        assert.equal(answer, undefined, text);
      }
    });
  }

  it('opens at once, busy, and sends nothing before the service has answered', async () => {
    let answerNow: () => void = () => undefined;
    const question = questionOf([read(1)]);
    const check = () =>
      new Promise<CardQuestion>(
        resolve =>
          (answerNow = () => {
            resolve(question);
          }),
      );
    const confirmed = await asking(
      question,
      async (hands, clock) => {
        assert.equal(hands.pick.busy, true);
        assert.equal(hands.labels()[0], 'Checking edge-1 at the service… Esc cancels');
        hands.enter();
        hands.enter(hands.pick.items.at(-1));
        assert.equal(actRow(hands), undefined);
        answerNow();
        await hands.complete();
        assert.equal(hands.pick.busy, false);
        await clock.sleep(500);
        hands.enter(actRow(hands));
      },
      { readFor: 0, check },
    );
    assert.equal(confirmed, question);
  });

  it('keeps what was typed while the service was asked', async () => {
    let answerNow: () => void = () => undefined;
    const question = questionOf([losing(1)]);
    const check = () =>
      new Promise<CardQuestion>(
        resolve =>
          (answerNow = () => {
            resolve(question);
          }),
      );
    const confirmed = await asking(
      question,
      async (hands, clock) => {
        hands.type('edge-1');
        hands.enter();
        answerNow();
        await hands.complete();
        assert.equal(hands.labels()[0], 'Redeploy edge-1');
        hands.enter();
        await clock.sleep(500);
        hands.enter();
      },
      { readFor: 0, check },
    );
    assert.equal(confirmed, question);
  });

  it('sends nothing for a click on a row that only says something, though the text is right', async () => {
    const question = questionOf([losing(1)]);
    for (const index of confirmationFacts(question, l10n.t).keys()) {
      const confirmed = await asking(question, ({ type, enter, pick, escape }) => {
        type('edge-1');
        const fact = pick.items[index + 1];
        assert.ok(fact);
        enter(fact);
        escape();
      });
      assert.equal(confirmed, undefined, String(index));
    }
  });

  it('takes the right text before its rows are drawn', async () => {
    const question = questionOf([losing(1)]);
    const confirmed = await asking(question, ({ type, enter, pick }) => {
      const earlier = pick.items[3];
      type('edge-1');
      enter(earlier);
    });
    assert.equal(confirmed, question);
  });

  it('takes no other text, before its rows are drawn either', async () => {
    for (const text of ['', ' ', 'edge', 'EDGE-1', 'edge-9', 'edge-11']) {
      const question = questionOf([losing(1)]);
      const confirmed = await asking(question, ({ type, enter, pick, escape }) => {
        type('x');
        const earlier = pick.items[0];
        type(text);
        enter(earlier);
        escape();
      });
      assert.equal(confirmed, undefined, JSON.stringify(text));
    }
  });

  for (const [what, targets, text] of [
    ['a row', [read(1)], ''],
    ['typing', [losing(1)], 'edge-1'],
  ] as const) {
    it(`reads once more what was read long ago, and keeps what was typed (${what})`, async () => {
      const question = questionOf([...targets]);
      const fresh = { ...question };
      let calls = 0;
      const check = () => {
        calls += 1;
        return Promise.resolve(calls === 1 ? question : fresh);
      };
      const confirmed = await asking(
        question,
        async (hands, clock) => {
          await clock.sleep(5 * 60_000);
          if (text !== '') {
            hands.type(text);
          }
          hands.enter(actRow(hands));
          assert.equal(hands.isClosed(), false);
          assert.equal(hands.pick.busy, true);
          await hands.complete();
          hands.enter(actRow(hands));
          assert.equal(hands.isClosed(), false);
          assert.equal(hands.pick.value, text);
          await clock.sleep(500);
          hands.enter(actRow(hands));
        },
        { check },
      );
      assert.equal(calls, 2);
      assert.equal(confirmed, fresh);
    });
  }

  it('tells the check that nobody waits for it any more', async () => {
    let signal: AbortSignal | undefined;
    const check = (closed: AbortSignal) => {
      signal = closed;
      return new Promise<CardQuestion>(() => undefined);
    };
    const hands = aQuickPick();
    const { createQuickPick } = window;
    Object.assign(window, { createQuickPick: () => hands.pick });
    try {
      const answer = confirm({ clock: aClock(), planned: questionOf([read(1)]), check });
      await hands.open;
      assert.equal(signal?.aborted, false);
      hands.escape();
      assert.equal(await answer, undefined);
      assert.equal(signal.aborted, true);
    } finally {
      Object.assign(window, { createQuickPick });
    }
  });

  it('says in the card why the service could not be asked, and asks again where a person wants it', async () => {
    const question = questionOf([read(1)]);
    let calls = 0;
    const check = () => {
      calls += 1;
      const error = new EnsError({
        kind: 'network',
        code: 'X',
        message: 'x',
        advice: 'No way there.',
        phase: 'connect',
      });
      return calls === 1 ? Promise.reject(error) : Promise.resolve(question);
    };
    const confirmed = await asking(
      question,
      async (hands, clock) => {
        assert.match(hands.labels()[0] ?? '', /^Nothing was sent\. No way there\./);
        hands.enter();
        assert.equal(calls, 1);
        hands.enter(hands.row(/^Try Again$/));
        await hands.complete();
        await clock.sleep(500);
        hands.enter(actRow(hands));
      },
      { check },
    );
    assert.equal(confirmed, question);
    assert.equal(calls, 2);
  });

  it('ends with the error where another try helps nothing', async () => {
    const error = new EnsError({ kind: 'credential', code: 'X', message: 'x', advice: 'Sign in.', phase: 'answer' });
    await assert.rejects(
      asking(questionOf([read(1)]), () => undefined, { readFor: 0, check: () => Promise.reject(error) }),
      error,
    );
  });

  it('goes back', async () => {
    assert.equal(
      await asking(questionOf([read(1)]), ({ back: goBack }) => {
        goBack();
      }),
      back,
    );
  });

  const cards: [string, CardQuestion, string, string[]][] = [
    ['case 69: of many instances', questionOf(many), 'redeploy 12', ['', '12', 'redeploy 11', 'edge-0']],
    ['of an instance with local disks', questionOf([losing(1)]), 'edge-1', ['', 'edge', 'EDGE-1', 'edge-9', 'y']],
    ['of a production account', questionOf([read(1)], true), 'edge-1', ['', 'edge', 'EDGE-1', 'edge-9', 'yes']],
    ['case 69: of two events of one instance', questionOf([read(1), read(1, 'e-1b')]), 'edge-1', ['2', '1', 'e-1']],
    ['case 96: of an instance that was not read', questionOf([unread(1)]), '000001', ['', 'i-sample-000001', '00001']],
    ['case 96: of two, one of which was not read', questionOf([read(2), unread(1)]), 'redeploy 2', ['000001', '2']],
  ];
  for (const [name, question, expected, others] of cards) {
    it(`${name} is let through by the very text, which the box names`, async () => {
      const confirmed = await asking(question, hands => {
        const { pick, type, enter, labels } = hands;
        assert.ok(pick.placeholder.endsWith(`: ${expected}`), pick.placeholder);
        for (const other of others) {
          type(other);
          enter();
          assert.equal(actRow(hands), undefined);
          assert.equal(hands.isClosed(), false);
        }
        type(expected);
        assert.equal(labels()[0], actRow(hands)?.label);
        assert.deepEqual(
          labels().slice(1),
          confirmationFacts(question, l10n.t).map(({ text, atRisk, detail }) =>
            atRisk && detail === undefined ? twoLines(text).label : text,
          ),
        );
        enter();
      });
      assert.equal(confirmed, question);
    });

    it(`${name} is closed without a yes`, async () => {
      const confirmed = await asking(question, ({ type, escape }) => {
        type(expected);
        escape();
      });
      assert.equal(confirmed, undefined);
    });
  }

  for (const name of ['edge-1 ', ' edge-1', 'edge-1\u00a0', 'edge\u00a0 1']) {
    it(`case 80: is let through by the name as it is shown, where that is ${JSON.stringify(name)}`, async () => {
      const question = questionOf([{ ...losing(1), instance: { ...instanceOf(1, local), name } }]);
      const confirmed = await asking(question, ({ pick, type, enter }) => {
        type('edge');
        enter();
        type(pick.placeholder.replace(/^Type .* to confirm: /, ''));
        enter();
      });
      assert.equal(confirmed, question);
    });
  }

  it('case 69: of many instances has a row for each, its node and deadline below it', async () => {
    await asking(questionOf(many), ({ row, escape }) => {
      for (let n = 0; n < many.length; n += 1) {
        assert.equal(
          row(new RegExp(`^edge-${n} · i-sample-00000${n}$`))?.detail,
          `cn-node-${n} · now · deadline in 1 d`,
        );
      }
      escape();
    });
  });
});

describe('What an action asks', () => {
  /** @param gone an id that the service refuses, with all that are asked for beside it */
  function setting(events: EnsEvent[], instances: Instance[], gone?: string) {
    const error = new EnsError({
      ...{ kind: 'request', code: 'InstanceIdNotFound', message: 'no', advice: 'no', phase: 'answer' },
    } as const);
    const desk = aDesk({
      session: () => ({
        profile: aProfile(),
        client: aClient({
          describeInstances: ids =>
            gone !== undefined && ids.includes(gone) ? Promise.reject(error) : Promise.resolve(instances),
        }),
        clockSkew: () => undefined,
      }),
    });
    desk.store.replace(events, { loading: false, loadedAt: noon - hour });
    const shownBeside: unknown[] = [];
    const deps = {
      desks: someDesks(desk),
      clock: aClock(),
      ...somePersonTime('Asia/Shanghai'),
      ...wholeBundles,
      settings: someSettings(),
      records: { all: () => [], at: () => [], reload: () => Promise.resolve() },
      accounts: { open: () => Promise.resolve({ profile: aProfile(), revision: 0, digest: 'd', keyHash: 'k' }) },
      prepare: () => Promise.resolve(),
      showActed: (node: unknown) => void shownBeside.push(node),
      writeRule: () => Promise.resolve({ kind: 'allow' }),
      accountSignal: () => new AbortController().signal,
    } as unknown as ActDeps;
    const rows = events.map(({ eventId, resourceId }) => ({
      kind: 'event',
      account: 'p1',
      key: `${eventId}/${resourceId}`,
    }));
    const run = (answer: Answer) => withDialogs(answer, () => act(deps, 'redeploy', rows[0], rows));
    return { desk, run, shownBeside };
  }
  const no: Answer = () => undefined;
  /** Until the last question, which is closed. */
  const untilTheLast: Answer = ({ choices }) => choices.find(choice => choice === 'Redeploy now');

  it('case 69: counts instances in its titles, not events', async () => {
    const titleOf = async (...events: EnsEvent[]) => {
      const [shown] = await setting(events, []).run(no);
      return shown?.text.split('\n')[0];
    };
    assert.equal(await titleOf(eventOf(1), eventOf(1, 'e-1b')), 'Redeploy i-sample-000001');
    assert.equal(await titleOf(eventOf(1), eventOf(1, 'e-1b'), eventOf(2)), 'Redeploy 2 instances');
  });

  it('shows one event beside its questions, and of several none', async () => {
    const one = setting([eventOf(1)], [instanceOf(1)]);
    await one.run(no);
    assert.deepEqual(one.shownBeside, [{ kind: 'event', account: 'p1', key: 'e-1/i-sample-000001' }]);
    const two = setting([eventOf(1), eventOf(2)], []);
    await two.run(no);
    assert.deepEqual(two.shownBeside, []);
  });

  it('case 96: has the end of the id typed where the instance is missing from a good answer', async () => {
    for (const instances of [[], [instanceOf(2)], [{ ...instanceOf(1), disks: [] }]]) {
      const shown = await setting([eventOf(1)], instances).run(untilTheLast);
      assert.equal(shown.at(-1)?.kind, 'quickPick');
      assert.match(shown.at(-1)?.text ?? '', /take data on its local disks as lost/);
      assert.match(shown.at(-1)?.text ?? '', /Type the end of its id to confirm: 000001/);
    }
  });

  it('case 96: has the end of the id typed of an instance that the service refuses, and reads the others', async () => {
    const one = (await setting([eventOf(1)], [], 'i-sample-000001').run(untilTheLast)).at(-1)?.text ?? '';
    assert.match(one, /the service finds no instance with this id, so take data on its local disks as lost/);
    assert.match(one, /The service finds no instance with this id\. Type the end of its id to confirm:\s000001/);
    assert.doesNotMatch(one, /permission|could not be read/);
    const two = setting([eventOf(1), eventOf(2)], [instanceOf(2)], 'i-sample-000001');
    const text = (await two.run(untilTheLast)).at(-1)?.text ?? '';
    assert.match(text, /\ni-sample-000001: At risk:\sthe service finds no instance with this id/);
    assert.match(text, /\nedge-2 · i-sample-000002/);
    assert.match(text, /Type this to confirm:\sredeploy 2/);
  });

  it('case 96: names an instance that is missing from the answer as the list does', async () => {
    const { desk, run } = setting([eventOf(1)], []);
    desk.store.putInstances([instanceOf(1)]);
    const shown = await run(untilTheLast);
    assert.match(
      shown.at(-1)?.text ?? '',
      /^Redeploy now: edge-1\n[^]*Instance: in the list: edge-1 · i-sample-000001\n/,
    );
  });

  it('says how old the list is that the event was chosen from, where it could not be read since', async () => {
    const { desk, run } = setting([eventOf(1)], [instanceOf(1)]);
    assert.doesNotMatch((await run(untilTheLast)).at(-1)?.text ?? '', /The list was last read/);
    desk.store.patch({ error: new Error('x') });
    assert.match((await run(untilTheLast)).at(-1)?.text ?? '', /\nThe list was last read at 2026-.*\n?.*Since then/);
    desk.store.replace([eventOf(1)], { loading: false, loadedAt: noon, incomplete: 'short' });
    assert.match((await run(untilTheLast)).at(-1)?.text ?? '', /\nThe list was last read at 2026-.*, but not in full/);
  });
});
