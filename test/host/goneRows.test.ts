// Case 86: a command on a row whose event or account is gone, in the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { env } from 'vscode';
import { revealEvent } from '../../src/commands/absence';
import { act, type ActDeps } from '../../src/commands/act';
import { copyEventId, copyInstanceId, copyRequestId } from '../../src/commands/copy';
import { copyAs } from '../../src/commands/copyAs';
import { copyLink } from '../../src/commands/copyLink';
import { openEvent } from '../../src/commands/openEvent';
import { openConsole } from '../../src/commands/openWeb';
import { toastActions } from '../../src/commands/toastActions';
import type { EnsEvent } from '../../src/ens/types';
import { eventKey } from '../../src/events/event';
import type { ListState } from '../../src/events/store';
import { createCallHistory } from '../../src/views/log';
import { fromRow } from '../../src/views/eventItem';
import { aClient, aClock, anEvent, anInstance, noon } from '../builders';
import { wholeBundles } from '../bundles';
import { aDesk, aProfile, someDesks } from '../desks';
import { someSettings } from '../settings';
import { someSilences } from '../silences';
import { withDialogs, type Answer, type Shown } from './securityDialogs';
import { somePersonTime } from '../personTime';

const eventOf = (n: number, fields: Partial<EnsEvent> = {}) =>
  anEvent({ eventId: `e-${n}`, resourceId: `i-${n}`, ...fields });
const rowOf = (event: EnsEvent, account = 'p1') => ({ kind: 'event', account, key: eventKey(event) });
const gone = eventOf(9);
const no: Answer = () => undefined;

/** An account that lists some events; a read of its list brings them too. */
function setting(events: EnsEvent[], state: Partial<ListState> = {}) {
  const client = aClient({ describeInstances: ids => Promise.resolve(ids.map(id => anInstance({ instanceId: id }))) });
  const desk = aDesk({ session: () => ({ profile: aProfile(), client, clockSkew: () => undefined }) });
  desk.store.replace(events, { loading: false, loadedAt: noon, ...state });
  desk.store.putInstances([anInstance({ instanceId: 'i-8', name: 'edge-8' })]);
  const opened: string[] = [];
  const history = createCallHistory();
  for (const requestId of ['REQ-1', 'REQ-2']) {
    history.add({ action: 'DescribeHistoryEvents', outcome: 'ok', requestId, ms: 1, attempt: 1, at: noon });
  }
  const deps = {
    desks: someDesks(desk),
    clock: aClock(),
    history,
    records: { all: () => [], get: () => undefined, at: () => [], reload: () => Promise.resolve() },
    accounts: { open: () => Promise.resolve({ profile: aProfile(), revision: 0, digest: 'd', keyHash: 'k' }) },
    view: { tree: { selection: [] }, selection: () => [] },
    details: { open: ({ key }: { key: string }) => opened.push(key) },
    lookAt: () => Promise.resolve(),
    prepare: () => Promise.resolve(),
    showActed: () => undefined,
    settings: someSettings(),
    ...wholeBundles,
    ...somePersonTime(),
    writeRule: () => Promise.resolve({ kind: 'allow' }),
    accountSignal: () => new AbortController().signal,
  } as unknown as ActDeps & Parameters<typeof openEvent>[0];
  return { deps, desk, opened };
}

type Command = (deps: ReturnType<typeof setting>['deps'], ...args: unknown[]) => Promise<void>;
const commands: [string, Command][] = [
  ['Redeploy…', (deps, ...args) => act(deps, 'redeploy', ...args)],
  ['Reboot…', (deps, ...args) => act(deps, 'reboot', ...args)],
  ['Migrate…', (deps, ...args) => act(deps, 'migrate', ...args)],
  ['Copy As…', (deps, ...args) => copyAs(deps, undefined, ...args)],
  ['Copy as JSON', (deps, ...args) => copyAs(deps, 'json', ...args)],
  ['Copy as CLI', (deps, ...args) => copyAs(deps, 'cli', ...args)],
  ['Copy Link', copyLink],
  ['Copy Event ID', copyEventId],
  ['Copy Instance ID', copyInstanceId],
  ['Copy RequestId', copyRequestId],
  ['Open Event Details', (deps, ...args) => openEvent(deps, ...(args.length > 0 ? [args[0], fromRow] : []))],
];
const single = ['Open Event Details', 'Copy RequestId'];

const said = (shown: readonly Shown[]) => shown.map(({ kind, text }) => `${kind} ${text.trim()}`);

describe('case 86: a command on a row whose event is gone', () => {
  let before: string;
  beforeEach(async () => {
    before = await env.clipboard.readText();
    await env.clipboard.writeText('(untouched)');
  });
  afterEach(() => env.clipboard.writeText(before));

  const others = [eventOf(1), eventOf(2, { type: 'Instance:SystemMaintenance.Reboot' }), eventOf(3)];
  for (const [name, command] of commands) {
    it(`${name}: says so, and asks about no other event`, async () => {
      const { deps, opened } = setting(others);
      const shown = await withDialogs(no, () => command(deps, rowOf(gone), [rowOf(gone)]));
      assert.deepEqual(said(shown), ['information This event is no longer listed. Nothing was done.']);
      assert.deepEqual([opened, await env.clipboard.readText()], [[], '(untouched)']);
    });

    it(`${name}: says so where the account is gone`, async () => {
      const { deps } = setting(others);
      const shown = await withDialogs(no, () => command(deps, rowOf(eventOf(1), 'p9'), [rowOf(eventOf(1), 'p9')]));
      assert.deepEqual(said(shown), ['information Nothing was done: the account of this event is no longer shown.']);
      assert.equal(await env.clipboard.readText(), '(untouched)');
    });

    const states: [string, Partial<ListState>][] = [
      ['could not be read', { error: new Error('x') }],
      ...(['short', 'time', 'page-cap', 'row-cap'] as const).map((incomplete): [string, Partial<ListState>] => [
        `is incomplete: ${incomplete}`,
        { incomplete },
      ]),
    ];
    it(`${name}: says that the event may still exist where the list is not whole`, async () => {
      for (const [what, state] of states) {
        const { deps } = setting(others, state);
        const [one, ...more] = said(await withDialogs(no, () => command(deps, rowOf(gone), [rowOf(gone)])));
        assert.match(
          one ?? '',
          /^information Nothing was done: this event is not in the list, .* it may still exist\.$/,
          what,
        );
        assert.deepEqual(more, []);
      }
    });

    if (!single.includes(name)) {
      it(`${name}: says so of several, all of which are gone`, async () => {
        const rows = [gone, eventOf(8)].map(event => rowOf(event));
        const whole = await withDialogs(no, () => command(setting(others).deps, rows[0], rows));
        assert.deepEqual(said(whole), ['information None of these events is listed any more. Nothing was done.']);
        const part = await withDialogs(no, () => command(setting(others, { incomplete: 'time' }).deps, rows[0], rows));
        assert.match(
          said(part).join(),
          /^information Nothing was done: none of these events is in the list, .* they may still exist\./,
        );
      });
    }
  }

  it('reads a list first that was not read yet, as after other credentials', async () => {
    const { deps, desk } = setting([]);
    desk.store.clear();
    const load = () => {
      desk.store.replace([eventOf(1)], { loading: false, loadedAt: noon });
      return Promise.resolve();
    };
    deps.desks = someDesks({ ...desk, loader: { ...desk.loader, load } });
    assert.deepEqual(await withDialogs(no, () => copyEventId(deps, rowOf(eventOf(1)))), []);
    assert.equal(await env.clipboard.readText(), 'e-1');
  });

  it('opens no console of another site for an account that is gone', async () => {
    const { deps } = setting(others);
    const openExternal = env.openExternal.bind(env);
    let opened = 0;
    Object.assign(env, { openExternal: () => Promise.resolve(++opened > 0) });
    try {
      const shown = await withDialogs(no, () => openConsole(deps, rowOf(eventOf(1), 'p9')));
      assert.deepEqual(said(shown), ['information Nothing was done: the account of this event is no longer shown.']);
      await openConsole(deps, rowOf(gone));
    } finally {
      Object.assign(env, { openExternal });
    }
    assert.equal(opened, 1);
  });
});

describe('case 86: a command on several rows, some of which are gone', () => {
  let before: string;
  beforeEach(async () => {
    before = await env.clipboard.readText();
  });
  afterEach(() => env.clipboard.writeText(before));
  const rows = [gone, eventOf(1), eventOf(8), eventOf(2)].map(event => rowOf(event));

  it('goes on with those that are there, and says which were left out and why', async () => {
    const { deps } = setting([eventOf(1), eventOf(2)]);
    const shown = await withDialogs(no, () => copyEventId(deps, rows[0], rows));
    assert.equal(await env.clipboard.readText(), 'e-1\ne-2');
    assert.deepEqual(said(shown), ['information Left out, no longer listed: e-9, edge-8 (e-8).']);
  });

  it('says that they may still exist where the list is not whole', async () => {
    for (const state of [{ error: new Error('x') }, { incomplete: 'short' as const }]) {
      const { deps } = setting([eventOf(1), eventOf(2)], state);
      const shown = await withDialogs(no, () => copyAs(deps, 'json', rows[0], rows));
      assert.deepEqual(said(shown), [
        'information Left out, not in the list, which could not be read in full: e-9, edge-8 (e-8).',
      ]);
    }
  });

  it('says which take the action no more, and why, and asks about the others', async () => {
    const running = eventOf(1, { status: 'Executing' });
    const { deps } = setting([running, eventOf(2), eventOf(3, { status: 'Executed' })]);
    const all = [running, eventOf(2), eventOf(3), gone].map(event => rowOf(event));
    const shown = await withDialogs(no, () => act(deps, 'redeploy', all[0], all));
    assert.deepEqual(said(shown).slice(0, -1), [
      'information Left out, no longer listed: e-9.',
      'information Its operation is already running. Left out: e-1. The event has ended. Left out: e-3.',
    ]);
    assert.match(shown.at(-1)?.text ?? '', /^Redeploy i-2\n/);
  });

  it('shows ids of others as text, and no more than fit', async () => {
    const hostile = { kind: 'event', account: 'p1', key: '[x](command:y) $(trash)\u202e/i-1' };
    const { deps } = setting([eventOf(1)]);
    const [shown] = await withDialogs(no, () => copyEventId(deps, hostile, [hostile, rowOf(eventOf(1))]));
    assert.equal(shown?.text.trim(), 'Left out, no longer listed: [x] (command:y) $ (trash)\\u{202e}.');
    const many = Array.from({ length: 500 }, (_, n) => rowOf(eventOf(n + 100)));
    const [counted] = await withDialogs(no, () => copyEventId(deps, many[0], [...many, rowOf(eventOf(1))]));
    assert.match(counted?.text ?? '', /e-100, e-101, .* and 480 more\.\n/);
    assert.ok((counted?.text.length ?? 0) < 1000);
  });
});

describe('case 86: a command on a row that VS Code no longer knows, since the tree was drawn anew', () => {
  const lost = 'information Nothing was done: the list has changed. Choose the row again.';
  for (const [name, command] of commands) {
    const calls = [
      [undefined],
      [null],
      [undefined, undefined],
      [undefined, null],
      [null, []],
      [undefined, [undefined]],
    ];
    it(`${name}: says so, and asks about no other event`, async () => {
      for (const args of calls.filter(([, selected]) => !single.includes(name) || !Array.isArray(selected))) {
        const { deps, opened } = setting([eventOf(1), eventOf(2, { type: 'Instance:SystemMaintenance.Reboot' })]);
        const shown = said(await withDialogs(no, () => command(deps, ...args)));
        assert.deepEqual(shown, [lost], JSON.stringify(args));
        assert.deepEqual(opened, []);
      }
    });
  }

  it('counts those of several rows, and goes on with the others', async () => {
    const before = await env.clipboard.readText();
    const { deps } = setting([eventOf(1), eventOf(2)]);
    const rows = [rowOf(eventOf(1)), undefined, null, rowOf(eventOf(2))];
    const shown = await withDialogs(no, () => copyEventId(deps, rows[0], rows));
    assert.equal(await env.clipboard.readText(), 'e-1\ne-2');
    assert.deepEqual(said(shown), ['information Left out, no longer in the list: 2 rows.']);
    await env.clipboard.writeText(before);
  });

  it('opens no console of another account', async () => {
    const openExternal = env.openExternal.bind(env);
    let opened = 0;
    Object.assign(env, { openExternal: () => Promise.resolve(++opened > 0) });
    try {
      const shown = await withDialogs(no, () => openConsole(setting([]).deps, undefined, undefined));
      assert.equal(said(shown).join(), lost);
      assert.equal(opened, 0);
      await openConsole(setting([]).deps);
    } finally {
      Object.assign(env, { openExternal });
    }
    assert.equal(opened, 1);
  });

  it('asks as ever where it was called on no row', async () => {
    const [asked] = await withDialogs(no, () => copyEventId(setting([eventOf(1)]).deps));
    assert.match(asked?.text ?? '', /^Copy\n/);
  });
});

describe('case 86: a command that asks for an event', () => {
  const asking: [string, Command][] = commands.filter(([name]) => name !== 'Copy RequestId');
  for (const [name, command] of asking) {
    it(`${name}: concludes from no list that is not whole that there is none`, async () => {
      for (const state of [{ error: new Error('x') }, { incomplete: 'time' as const }]) {
        const shown = await withDialogs(no, () => command(setting([], state).deps));
        assert.deepEqual(said(shown), [
          'information No such event is listed, but not every list could be read in full, so there may be one.',
        ]);
      }
    });
  }
});

describe('case 86: an event that is shown from a toast or the timeline', () => {
  it('is selected, or it says why there is none', async () => {
    const { deps } = setting([eventOf(1)]);
    const revealed: string[] = [];
    const view = { reveal: (account: string, key: string) => Promise.resolve(void revealed.push(`${account} ${key}`)) };
    const show = (account: string, event: EnsEvent) => () => revealEvent({ ...deps, view }, account, eventKey(event));
    assert.deepEqual(await withDialogs(no, show('p1', eventOf(1))), []);
    assert.deepEqual(revealed, ['p1 e-1/i-1']);
    assert.match(said(await withDialogs(no, show('p1', gone))).join(), /This event is no longer listed/);
    assert.match(
      said(await withDialogs(no, show('p9', eventOf(1)))).join(),
      /account of this event is no longer shown/,
    );
    assert.equal(revealed.length, 1);
  });

  it('is asked for by the button of a toast, whatever became of it', async () => {
    const { desk } = setting([]);
    const silences = someSilences([desk]);
    const asked: string[] = [];
    const reveal = (account: string, key: string) => Promise.resolve(void asked.push(`${account} ${key}`));
    const parts = { reveal, clock: aClock(), settings: someSettings(), ...somePersonTime(), silences };
    const [show] = toastActions(parts, [{ desk, event: gone, told: silences.told }], { kind: 'news', first: false });
    await show?.run();
    assert.deepEqual(asked, ['p1 e-9/i-9']);
  });
});
