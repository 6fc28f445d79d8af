// The last question before something is sent, in the dialogs of a real extension host: cases 68, 69 and 96.
import assert from 'node:assert/strict';
import { l10n, window } from 'vscode';
import { act, type ActDeps } from '../../src/commands/act';
import { confirm } from '../../src/commands/confirm';
import { confirmationFacts, type ConfirmQuestion } from '../../src/commands/confirmWords';
import { twoLines } from '../../src/commands/twoLines';
import type { EnsEvent, Instance } from '../../src/ens/types';
import type { Target } from '../../src/operations/plan';
import { assessRisk } from '../../src/operations/risk';
import { aClient, aClock, anEvent, anInstance, hour, noon } from '../builders';
import { aDesk, aProfile, someDesks } from '../desks';
import { aQuickPick } from './quickPick';
import { withDialogs, type Answer } from './securityDialogs';
import { shanghai } from '../personTime';

const instanceOf = (n: number): Instance =>
  anInstance({ instanceId: `i-sample-00000${n}`, name: `edge-${n}`, regionId: `cn-node-${n}` });
const eventOf = (n: number, eventId = `e-${n}`): EnsEvent => anEvent({ eventId, resourceId: `i-sample-00000${n}` });
const read = (n: number, eventId?: string): Target => ({
  event: eventOf(n, eventId),
  instance: instanceOf(n),
  plan: { opsType: 'immediate' },
});
const unread = (n: number): Target => ({ event: eventOf(n), plan: { opsType: 'immediate' } });

function confirmationOf(targets: Target[]): ConfirmQuestion {
  const facts = { events: [], operations: [], unclear: () => undefined, strict: false };
  const risk = assessRisk(targets, facts);
  return {
    action: 'redeploy',
    targets,
    risk,
    profile: aProfile(),
    region: () => undefined,
    now: noon,
    local: shanghai,
  };
}

/** Opens the card that is typed into, in the hands of a person. */
async function typing(targets: Target[], person: (hands: ReturnType<typeof aQuickPick>) => void): Promise<boolean> {
  const hands = aQuickPick();
  const { createQuickPick } = window;
  Object.assign(window, { createQuickPick: () => hands.pick });
  try {
    const answer = confirm(confirmationOf(targets));
    await hands.open;
    person(hands);
    return await answer;
  } finally {
    Object.assign(window, { createQuickPick });
  }
}

describe('The confirmation', () => {
  it('case 69: of two instances is a button beneath both, with ids, nodes and what happens to them', async () => {
    let confirmed: boolean | undefined;
    const [shown] = await withDialogs(
      ({ choices }) => choices[0],
      async () => {
        confirmed = await confirm(confirmationOf([read(1), read(2)]));
      },
    );
    assert.equal(confirmed, true);
    assert.deepEqual([shown?.kind, shown?.modal], ['warning', true]);
    assert.match(shown?.text ?? '', /^Redeploy 2 instances now\nAt risk: each instance stops/);
    assert.match(shown?.text ?? '', /\nedge-1 · i-sample-000001 · cn-node-1 · now\n/);
    assert.match(shown?.text ?? '', /\nedge-2 · i-sample-000002 · cn-node-2 · now\n/);
  });

  const many = Array.from({ length: 12 }, (_, n) => read(n));
  const cards: [string, Target[], string, string[]][] = [
    ['case 69: of many instances', many, '12', ['', '1', '11', 'edge-0']],
    ['case 69: of two events of one instance', [read(1), read(1, 'e-1b')], 'edge-1', ['2', '1', 'e-1']],
    ['case 96: of an instance that was not read', [unread(1)], '000001', ['', 'i-sample-000001', '00001', '1']],
    ['case 96: of two, one of which was not read', [read(2), unread(1)], '2', ['000001', 'edge-2', '1']],
  ];
  for (const [name, targets, expected, others] of cards) {
    it(`${name} is let through by the very text, which the box names`, async () => {
      const confirmed = await typing(targets, ({ pick, type, enter, labels }) => {
        assert.ok(pick.placeholder.endsWith(`: ${expected}`), pick.placeholder);
        for (const other of others) {
          type(other);
          enter();
          assert.equal(labels()[0], pick.placeholder);
        }
        type(expected);
        assert.deepEqual(
          labels(),
          confirmationFacts(confirmationOf(targets), l10n.t).map(({ text, atRisk }) =>
            atRisk ? twoLines(text).label : text,
          ),
        );
        enter();
      });
      assert.equal(confirmed, true);
    });

    it(`${name} stays in its order while somebody types`, async () => {
      await typing(targets, ({ pick, type, enter, escape }) => {
        // VS Code moves rows up whose labels fit what is typed.
        const sortable = () => pick.items.filter(({ label }) => label !== '').map(({ label }) => label);
        assert.deepEqual(sortable(), []);
        type('e');
        assert.deepEqual(sortable(), []);
        enter();
        assert.deepEqual(sortable(), [pick.placeholder]);
        escape();
      });
    });

    it(`${name} is closed without a yes`, async () => {
      const confirmed = await typing(targets, ({ type, escape }) => {
        type(expected);
        escape();
      });
      assert.equal(confirmed, false);
    });
  }

  for (const name of ['edge-1 ', ' edge-1', 'edge-1\u00a0', 'edge\u00a0 1']) {
    it(`case 80: is let through by the name as it is shown, where that is ${JSON.stringify(name)}`, async () => {
      const target = { ...read(1), instance: { ...instanceOf(1), name } };
      const confirmed = await typing([target, { ...target, event: eventOf(1, 'e-1b') }], ({ pick, type, enter }) => {
        type('edge');
        enter();
        type(pick.placeholder.replace('Type the name of the instance to confirm: ', ''));
        enter();
      });
      assert.equal(confirmed, true);
    });
  }

  it('case 69: of many instances has a row for each, its node below it', async () => {
    await typing(many, ({ row, escape }) => {
      for (let n = 0; n < many.length; n += 1) {
        assert.equal(row(new RegExp(`^edge-${n} · i-sample-00000${n}$`))?.detail, `cn-node-${n} · now`);
      }
      escape();
    });
  });
});

describe('What an action asks', () => {
  function setting(events: EnsEvent[], instances: Instance[]) {
    const desk = aDesk({
      session: () => ({
        profile: aProfile(),
        client: aClient({ describeInstances: () => Promise.resolve(instances) }),
        clockSkew: () => undefined,
      }),
    });
    desk.store.replace(events, { loading: false, loadedAt: noon - hour });
    const deps = {
      desks: someDesks(desk),
      clock: aClock(),
      local: shanghai,
      records: { all: () => [], at: () => [], reload: () => Promise.resolve() },
      accounts: { open: () => Promise.resolve({ profile: aProfile(), revision: 0, digest: 'd', keyHash: 'k' }) },
      prepare: () => Promise.resolve(),
      writeRule: () => Promise.resolve({ kind: 'allow' }),
      accountSignal: () => new AbortController().signal,
    } as unknown as ActDeps;
    const rows = events.map(({ eventId, resourceId }) => ({
      kind: 'event',
      account: 'p1',
      key: `${eventId}/${resourceId}`,
    }));
    return { desk, run: (answer: Answer) => withDialogs(answer, () => act(deps, 'redeploy', rows[0], rows)) };
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

  it('case 96: has the end of the id typed where the instance is missing from a good answer', async () => {
    for (const instances of [[], [instanceOf(2)], [{ ...instanceOf(1), disks: [] }]]) {
      const shown = await setting([eventOf(1)], instances).run(untilTheLast);
      assert.equal(shown.at(-1)?.kind, 'quickPick');
      assert.match(shown.at(-1)?.text ?? '', /take data on its local disks as lost/);
    }
  });

  it('case 96: names an instance that is missing from the answer as the list does', async () => {
    const { desk, run } = setting([eventOf(1)], []);
    desk.store.putInstances([instanceOf(1)]);
    const shown = await run(untilTheLast);
    assert.match(shown.at(-1)?.text ?? '', /^Redeploy now: edge-1\n[^]*Instance in the list: edge-1\n/);
  });

  it('says how old the list is that the event was chosen from, where it could not be read since', async () => {
    const { desk, run } = setting([eventOf(1)], [instanceOf(1)]);
    assert.doesNotMatch((await run(untilTheLast)).at(-1)?.text ?? '', /The list was last read/);
    desk.store.patch({ error: new Error('x') });
    assert.match((await run(untilTheLast)).at(-1)?.text ?? '', /\nThe list was last read at 2026-.*Since then/);
    desk.store.replace([eventOf(1)], { loading: false, loadedAt: noon, incomplete: 'short' });
    assert.match((await run(untilTheLast)).at(-1)?.text ?? '', /\nThe list was last read at 2026-.*, but not in full/);
  });
});
