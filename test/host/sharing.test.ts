// Links in and out, copies and exports, with the dialogs of a real extension host.
import assert from 'node:assert/strict';
import { mkdtemp, readFile, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { UIKind, Uri, env, window } from 'vscode';
import { copyEventId } from '../../src/commands/copy';
import { copyAs, type CopyFormat } from '../../src/commands/copyAs';
import { copyLink } from '../../src/commands/copyLink';
import type { EventCommandDeps } from '../../src/commands/deps';
import { exportEvents } from '../../src/commands/exportEvents';
import { goToEvent } from '../../src/commands/goToEvent';
import { openLink } from '../../src/commands/openLink';
import type { EnsEvent } from '../../src/ens/types';
import { noFilter } from '../../src/events/arrangement';
import type { ListState } from '../../src/events/store';
import type { Journal } from '../../src/operations/journal';
import { createRecords } from '../../src/operations/records';
import type { EventsView } from '../../src/views/eventsView';
import { aClock, anEvent, anInstance, anOperation, hour, noon } from '../builders';
import { aDesk, someArrangements, someDesks } from '../desks';
import { anInputBox } from './inputBox';
import { withDialogs, type Answer } from './securityDialogs';
import { shanghai } from '../personTime';

const one = anEvent({ eventId: 'e-1', resourceId: 'i-1' });
const odd = anEvent({ eventId: "e'; reboot", resourceId: 'i-2' });
const first: Answer = ({ choices }) => choices[0];
const nothing: Answer = () => undefined;
const pick =
  (label: string): Answer =>
  ({ choices }) =>
    choices.includes(label) ? label : choices[0];

interface Setting {
  signedIn?: boolean;
  text?: string;
  local?: boolean;
  /** What the list is like. */
  state?: Partial<ListState>;
}

function setting(events: EnsEvent[], { signedIn = true, text = '', local = false, state = {} }: Setting = {}) {
  const desk = aDesk({}, local ? { endpoint: { protocol: 'http', host: '127.0.0.1:1' } } : {});
  desk.store.replace(events, { loading: false, loadedAt: noon, ...state });
  desk.store.putInstances([anInstance({ instanceId: 'i-1' })]);
  const revealed: string[] = [];
  const planned = anOperation({
    eventId: 'e-3',
    plan: { opsType: 'scheduled', planTime: noon + hour },
    outcome: { kind: 'accepted', requestId: 'REQ-1' },
  });
  const operations = [planned, { ...planned, id: 'op-2', eventId: 'e-4', profileId: 'another' }];
  const view: Pick<EventsView, 'reveal' | 'tree'> = {
    reveal: (account, key) => Promise.resolve(void revealed.push(`${account} ${key}`)),
    tree: { selection: [] } as unknown as EventsView['tree'],
  };
  const deps = {
    desks: signedIn ? someDesks(desk) : someDesks(),
    arrangements: someArrangements({ filter: { ...noFilter, text } }),
    view: view as EventsView,
    clock: aClock(),
    local: shanghai,
    accountSignal: () => new AbortController().signal,
    extraTypes: () => [],
    records: createRecords({ read: () => Promise.resolve(operations) } as unknown as Journal),
  };
  const rows = events.map(({ eventId, resourceId }) => ({
    kind: 'event',
    account: 'p1',
    key: `${eventId}/${resourceId}`,
  }));
  return { deps, revealed, rows };
}

describe('a link to an event', () => {
  async function opening(address: string, options?: Parameters<typeof setting>[1], answer: Answer = nothing) {
    const { deps, revealed } = setting([one], options);
    const shown = await withDialogs(answer, () => openLink(deps, Uri.parse(address)));
    return { revealed, said: shown.map(({ text }) => text.trim()) };
  }
  const link = `${env.uriScheme}://ens-events.ens-events/event?id=e-1&resource=i-1`;

  it('selects the event in the list, and asks nothing', async () => {
    assert.deepEqual(await opening(link), { revealed: ['p1 e-1/i-1'], said: [] });
    assert.deepEqual(await opening(link.replace('e-1', '%65-1')), { revealed: ['p1 e-1/i-1'], said: [] });
  });

  for (const [name, address, words] of [
    ['another path', link.replace('/event?', '/redeploy?'), /not one of ENS Events/],
    ['a part nobody knows', `${link}&confirmed=true`, /does not know/],
    ['two events', `${link}&id=e-2`, /more than one/],
    ['no event', link.replace(/\?.*/, ''), /names no event/],
    ['an id encoded twice', link.replace('e-1', '%2565-1'), /characters that no id has/],
    ['an id with a command in it', link.replace('e-1', '[x](command:y)'), /characters that no id has/],
    ['an id without end', link.replace('e-1', 'e'.repeat(9999)), /too long/],
  ] as const) {
    it(`opens nothing and says why: ${name}`, async () => {
      const { revealed, said } = await opening(address);
      assert.deepEqual(revealed, []);
      assert.equal(said.length, 1);
      assert.match(said[0] ?? '', words);
      assert.doesNotMatch(said[0] ?? '', /command:|redeploy|confirmed/);
    });
  }

  it('says that no account has the event', async () => {
    const { revealed, said } = await opening(link.replace('e-1', 'e-9'));
    assert.deepEqual([revealed, said], [[], ['No account that is shown lists this event: e-9']]);
  });

  it('case 86: says that the event may still exist where the list is not whole', async () => {
    const states: Partial<ListState>[] = [
      { error: new Error('x') },
      { incomplete: 'short' },
      { incomplete: 'row-cap' },
    ];
    for (const state of states) {
      const { revealed, said } = await opening(link.replace(/&.*/, '').replace('e-1', 'e-9'), { state });
      assert.deepEqual(revealed, []);
      assert.match(
        said.join(),
        /^No account that is shown lists this event, but .* in full, so it may still exist: e-9$/,
      );
    }
  });

  it('case 86: says that there is none where the service was asked for the instance itself', async () => {
    const { said } = await opening(link.replace('e-1', 'e-9'), { state: { incomplete: 'time' } });
    assert.deepEqual(said, ['No account that is shown lists this event: e-9']);
  });

  it('asks to sign in first', async () => {
    const { revealed, said } = await opening(link, { signedIn: false });
    assert.deepEqual([revealed, said], [[], ['Sign in to see and answer events.']]);
  });

  it('offers to clear a filter that hides the event', async () => {
    assert.deepEqual((await opening(link, { text: 'elsewhere' })).revealed, []);
    const { revealed, said } = await opening(link, { text: 'elsewhere' }, first);
    assert.deepEqual([revealed, said], [['p1 e-1/i-1'], ['The filter of the list hides the event.']]);
  });
});

describe('Go to Event ID', () => {
  async function going(id: string, state: Partial<ListState>) {
    const { deps, revealed } = setting([one], { state });
    const hands = anInputBox();
    const shown = await withDialogs(nothing, async () => {
      Object.assign(window, { createInputBox: () => hands.box });
      const went = goToEvent(deps);
      hands.answer(id);
      await went;
    });
    return { revealed, said: shown.map(({ text }) => text.trim()) };
  }

  it('selects the event', async () => {
    assert.deepEqual(await going('e-1', {}), { revealed: ['p1 e-1/i-1'], said: [] });
  });

  it('case 86: says that there is none where every list is whole, and else that it may still exist', async () => {
    assert.deepEqual((await going('e-9', {})).said, ['No event of the shown accounts has this id: e-9']);
    for (const state of [
      { error: new Error('x') },
      { incomplete: 'short' as const },
      { incomplete: 'time' as const },
    ]) {
      const { revealed, said } = await going('e-9', state);
      assert.deepEqual(revealed, []);
      assert.match(said.join(), /^No event with this id was found, but .* in full, so it may still exist: e-9$/);
    }
  });
});

describe('Copy', () => {
  let before: string;
  beforeEach(async () => {
    before = await env.clipboard.readText();
  });
  afterEach(() => env.clipboard.writeText(before));

  async function copying(events: EnsEvent[], format: CopyFormat | 'link' | undefined, answer: Answer, local = false) {
    const { deps, rows } = setting(events, { local });
    await env.clipboard.writeText('(untouched)');
    const shown = await withDialogs(answer, () =>
      format === 'link' ? copyLink(deps, rows[0], rows) : copyAs(deps, format, rows[0], rows),
    );
    return { text: await env.clipboard.readText(), said: shown.map(({ text }) => text.trim()) };
  }

  it('copies a link for each row, and says so where an id goes into none', async () => {
    const { text, said } = await inWindow(UIKind.Desktop, env.uriScheme, () => copying([one, odd], 'link', nothing));
    assert.equal(text, `${env.uriScheme}://ens-events.ens-events/event?id=e-1&resource=i-1`);
    assert.deepEqual(said, ['Not every event could be copied. Its id has characters that are never sent.']);
    assert.equal((await copying([odd], 'link', nothing)).text, '(untouched)');
  });

  /** As in a window of the kind named, and of the program whose links begin so. */
  async function inWindow<T>(uiKind: UIKind, uriScheme: string, work: () => Promise<T>): Promise<T> {
    const before = Object.getOwnPropertyDescriptors(env);
    Object.defineProperty(env, 'uiKind', { value: uiKind, configurable: true });
    Object.defineProperty(env, 'uriScheme', { value: uriScheme, configurable: true });
    try {
      return await work();
    } finally {
      Object.defineProperty(env, 'uiKind', before.uiKind);
      Object.defineProperty(env, 'uriScheme', before.uriScheme);
    }
  }

  for (const scheme of ['vscode', 'vscode-insiders', 'code-oss', 'cursor', 'vscodium']) {
    it(`case 106: copies a link of ${scheme}, which its windows on the desktop open, and says nothing`, async () => {
      const { text, said } = await inWindow(UIKind.Desktop, scheme, () => copying([one], 'link', nothing));
      assert.deepEqual([text, said], [`${scheme}://ens-events.ens-events/event?id=e-1&resource=i-1`, []]);
      const { text: markdown } = await inWindow(UIKind.Desktop, scheme, () => copying([one], 'markdown', nothing));
      assert.ok(markdown.includes(`](${text})`), markdown);
    });

    it(`case 106: in a browser window of ${scheme} says that the link does not open there, and puts none into texts`, async () => {
      const { text, said } = await inWindow(UIKind.Web, scheme, () => copying([one, odd], 'link', nothing));
      assert.equal(text, `${scheme}://ens-events.ens-events/event?id=e-1&resource=i-1`);
      assert.deepEqual(said, [
        'Copied, but a browser does not open it: in a window like this one, run "Open URL" and paste it.',
        'Not every event could be copied. Its id has characters that are never sent.',
      ]);
      assert.equal((await inWindow(UIKind.Web, scheme, () => copying([odd], 'link', nothing))).said.length, 1);
      for (const format of ['markdown', 'ticket'] as const) {
        const { text: shared } = await inWindow(UIKind.Web, scheme, () => copying([one], format, nothing));
        assert.doesNotMatch(shared, /:\/\/|Open in VS Code/);
      }
    });
  }

  it('asks for the format where the menu did not say it', async () => {
    assert.match((await copying([one, odd], undefined, pick('JSON'))).text, /^\[\n {2}\{\n[^]*"e-1"[^]*reboot/);
    assert.equal((await copying([one], undefined, nothing)).text, '(untouched)');
  });

  it('copies all rows as Markdown, CSV and ticket text', async () => {
    assert.match((await copying([one, odd], 'markdown', nothing)).text, /\*\*`edge-web-01`\*\*[^]*\*\*`i-2`\*\*/);
    assert.equal((await copying([one, odd], 'csv', nothing)).text.split('\r\n').length, 3);
    assert.match((await copying([one, odd], 'ticket', nothing)).text, /^edge-web-01 · [^]*\n\ni-2 · /);
  });

  it('case 30: copies a command line for the shell named, and none for an id that is never sent', async () => {
    const { text, said } = await copying([one, odd], 'cli', pick('PowerShell'));
    assert.match(
      text,
      /^aliyun ens EventRedeployInstance [^\n]* '--EventId=e-1' '--ResourceId=i-1' '--OpsType=immediate'$/,
    );
    assert.match(said[0] ?? '', /bash, zsh, sh\n[^]*PowerShell/);
    assert.match(said[1] ?? '', /^Not every event could be copied\. Its id has characters that are never sent\./);
  });

  it('case 90: copies several commands as one line, and says why an id that looks like an option has none', async () => {
    const two = { ...one, eventId: 'e-2' };
    const option = { ...one, eventId: '--profile:other', resourceId: 'i-9' };
    const { text, said } = await copying([one, two, option], 'cli', pick('bash, zsh, sh'));
    assert.match(text, /^aliyun ens [^\n]* '--EventId=e-1' [^\n;]*; aliyun ens [^\n]* '--EventId=e-2' [^\n;]*$/);
    assert.match(said[1] ?? '', /^Not every event could be copied\. Its id does not begin with a letter or a digit/);
  });

  it('case 90: copies an id with line breaks as one line, in which nothing hides', async () => {
    const events = ['e-9\nreboot\r\n', 'e-8\u2028\u202e', 'e-7'].map(eventId => ({ ...one, eventId }));
    const { deps, rows } = setting(events);
    await withDialogs(nothing, () => copyEventId(deps as unknown as EventCommandDeps, rows[0], rows));
    assert.deepEqual((await env.clipboard.readText()).split('\n'), ['e-9 ⏎ reboot ⏎ ', 'e-8 ⏎ \\u{202e}', 'e-7']);
  });

  it('asks what becomes of the data before it copies a migration', async () => {
    const migrate = { ...one, type: 'Instance:SystemUpgrade.Migrate' };
    const { text } = await copying([migrate], 'cli', pick('Give the data up'));
    assert.match(text, / '--DataPolicy=abandon'$/);
    const closed: Answer = ({ choices }) => (choices.includes('PowerShell') ? choices[0] : undefined);
    assert.equal((await copying([migrate], 'cli', closed)).text, '(untouched)');
  });

  it('asks to sign in first', async () => {
    const { deps } = setting([one], { signedIn: false });
    for (const copy of [() => copyLink(deps), () => copyAs(deps, 'markdown')]) {
      const shown = await withDialogs(nothing, copy);
      assert.match(shown.map(({ text }) => text).join(), /^Sign in to see and answer events/);
    }
  });

  it('says that the CLI cannot reach an account of this computer', async () => {
    const { text, said } = await copying([one], 'cli', first, true);
    assert.equal(text, '(untouched)');
    assert.match(said.join(), /^The Aliyun CLI cannot reach this account/);
  });
});

describe('Export', () => {
  let folder: string;
  beforeEach(async () => {
    folder = await mkdtemp(path.join(tmpdir(), 'ens-events-export-'));
  });
  afterEach(() => rm(folder, { recursive: true }));

  async function exporting(events: EnsEvent[], label: string, text = '') {
    const { deps } = setting(events, { text });
    let suggested = '';
    const shown = await withDialogs(pick(label), async () => {
      Object.assign(window, {
        showSaveDialog: ({ defaultUri }: { defaultUri?: Uri } = {}) => {
          suggested = path.posix.basename(defaultUri?.path ?? '');
          return Promise.resolve(Uri.file(path.join(folder, 'out')));
        },
        showInformationMessage: (message: string) => Promise.resolve(void said.push(message)),
      });
      await exportEvents(deps);
    });
    return { suggested, said: [...said.splice(0)], shown, files: await readdir(folder) };
  }
  const said: string[] = [];
  const saved = () => readFile(path.join(folder, 'out'), 'utf8');

  it('saves what the list shows as a table, under a name that no instance can influence', async () => {
    const { suggested, said: told, files } = await exporting([one, odd], 'CSV');
    assert.match(suggested, /^ens-events-2026-11-2\d\.csv$/);
    assert.equal((await saved()).split('\r\n').length, 4);
    assert.deepEqual([told, files], [['Saved: out'], ['out']]);
  });

  it('leaves out what the filter hides, and says how many events there are', async () => {
    const { shown } = await exporting([one, odd], 'JSON', 'edge-web');
    assert.deepEqual(
      (JSON.parse(await saved()) as { eventId: string }[]).map(({ eventId }) => eventId),
      ['e-1'],
    );
    assert.match(shown[0]?.text ?? '', /^Export\nCSV\n/);
  });

  it('saves deadlines and the plans of the shown accounts as a calendar', async () => {
    const { suggested } = await exporting([one], 'Calendar');
    assert.match(suggested, /^ens-plans-2026-11-2\d\.ics$/);
    const text = await saved();
    assert.equal(text.match(/BEGIN:VEVENT/g)?.length, 2);
    assert.match(text, /Deadline\\, redeploy: edge-web-01/);
    assert.match(text, /Planned redeploy: edge-web-01/);
  });

  it('says that there is nothing to export', async () => {
    const { said: told, files } = await exporting([], 'CSV');
    assert.deepEqual([told, files], [['There is nothing to export.'], []]);
  });
});
