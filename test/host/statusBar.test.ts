import assert from 'node:assert/strict';
import { window } from 'vscode';
import { EnsError } from '../../src/ens/error';
import type { Profile } from '../../src/accounts/profile';
import { createSignal } from '../../src/base/signal';
import { showDue } from '../../src/commands/showDue';
import type { EnsEvent } from '../../src/ens/types';
import type { Desk } from '../../src/views/desks';
import { dueStatus } from '../../src/views/dueStatus';
import { operationsStatus } from '../../src/views/operationsStatus';
import { accountStatus } from '../../src/views/statusBar';
import { createStatusItem, type StatusText } from '../../src/views/statusItem';
import { aClock, anEvent, anOperation, hour, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { withDialogs } from './securityDialogs';

const minute = 60_000;
const statusOf = (profile: Partial<Profile>, { error, others = 0 }: { error?: Error; others?: number } = {}) => {
  const desk = aDesk({}, profile);
  if (error) {
    desk.store.patch({ error });
  }
  const status = accountStatus(desk, others, noon);
  assert.ok(status);
  return status;
};

describe('The account in the status bar', () => {
  it('is named with its site, and with how many others are shown', () => {
    assert.equal(statusOf({ name: 'Ops' }).text, '$(account) Ops · China');
    assert.equal(statusOf({ name: 'Ops', site: 'other' }, { others: 2 }).text, '$(account) Ops and 2 more');
    assert.match(
      statusOf({ name: 'Ops' }).tooltip,
      /^ENS account: Ops\nAccessKey: LTAI…0000\nEndpoint: ens\.aliyuncs\.com$/,
    );
  });

  it('shows how an account is marked, in its text and its colour, and how a read-only one comes to act', () => {
    const [plain, production, readOnly] = [{}, { mark: 'production' }, { mark: 'readOnly' }].map(profile =>
      statusOf({ name: 'Ops', ...profile } as Partial<Profile>),
    );
    assert.deepEqual(
      [plain, production, readOnly].map(status => [status?.text, status?.color]),
      [
        ['$(account) Ops · China', undefined],
        ['$(account) Ops · Production · China', 'statusBarItem.errorBackground'],
        ['$(lock) Ops · Read-only · China', 'statusBarItem.warningBackground'],
      ],
    );
    assert.match(readOnly?.tooltip ?? '', /To allow operations, change its protection in Manage Accounts\.$/);
  });

  it('shortens a long name in the middle, so that the mark stays in sight', () => {
    const { text, tooltip } = statusOf({ name: 'edge-production-east-china-operations', mark: 'production' });
    assert.equal(text, '$(account) edge-pr…china-operations · Production · China');
    assert.match(tooltip, /^ENS account: edge-production-east-china-operations$/m);
  });

  it('says how an account is marked', () => {
    assert.match(statusOf({ mark: 'readOnly' }).tooltip, /Read-only: no operation is ever sent/);
    assert.match(statusOf({ mark: 'production' }).tooltip, /Production: confirmations are typed/);
  });

  it('warns when its credentials are refused, and says what to do', () => {
    const error = new EnsError({
      kind: 'credential',
      code: 'X',
      message: 'x',
      advice: 'Sign in again.',
      phase: 'answer',
    });
    const { text, tooltip, warning } = statusOf({}, { error });
    assert.equal(warning, true);
    assert.match(text, /^\$\(warning\)/);
    assert.match(tooltip, /Sign in again\.$/);
  });

  it('does not warn of an error that other credentials would not mend', () => {
    const error = new EnsError({ kind: 'network', code: 'X', message: 'x', advice: 'Wait.', phase: 'connect' });
    assert.equal(statusOf({}, { error }).warning, false);
  });

  const ends: [string, number, boolean, RegExp][] = [
    ['16 min', 16, false, /ens\.aliyuncs\.com$/],
    ['15 min', 15, true, /end in 15 min$/],
    ['no time', 0, true, /have ended: enter new ones under Manage Accounts\.$/],
  ];
  for (const [left, minutes, warning, tooltip] of ends) {
    it(`with ${left} left of temporary credentials, ${warning ? 'warns' : 'does not warn'}`, () => {
      const status = statusOf({ kind: 'sts', expiresAt: noon + minutes * minute });
      assert.equal(status.warning, warning);
      assert.match(status.tooltip, tooltip);
    });
  }

  it('shows a name without the icons and hidden characters in it', () => {
    assert.doesNotMatch(statusOf({ name: '$(trash)\u202e' }).text.slice('$(account)'.length), /\$\(|\u202e/);
  });
});

describe('What is due, in the status bar', () => {
  const dueIn = (hours: number, fields: Partial<EnsEvent> = {}) =>
    anEvent({ eventId: `e${hours}`, publishTime: noon - 9 * hour, notBefore: noon + hours * hour, ...fields });
  const ops = (...events: EnsEvent[]) => {
    const desk = aDesk({}, { name: 'Ops' });
    desk.store.merge(events);
    return desk;
  };
  const readOnly = aDesk({ profileId: 'p2' }, { mark: 'readOnly' });
  readOnly.store.merge([dueIn(3)]);

  it('is counted over all accounts, with what is due first', () => {
    const lab = aDesk({ profileId: 'p3' }, { name: 'Lab' });
    lab.store.merge([dueIn(2, { resourceId: 'i-9' })]);
    assert.deepEqual(dueStatus([ops(dueIn(3), dueIn(40)), lab], noon), {
      text: '$(clock) 2 due today',
      tooltip: 'Due within 24 hours: 2\nFirst: i-9, in 2 h',
      color: undefined,
    });
    assert.equal(dueStatus([ops(dueIn(3))], noon)?.text, '$(clock) 1 due today');
  });

  it('is not there where nothing is, or nobody can answer it here', () => {
    for (const desks of [
      [],
      [ops(dueIn(40), dueIn(2, { status: 'Scheduled' }))],
      [ops(dueIn(2, { type: 'Disk:Stalled' })), readOnly],
    ]) {
      assert.equal(dueStatus(desks, noon), undefined);
    }
  });

  it('stands out while there is an hour or less, but not once it is late', () => {
    const colorAt = (hours: number) => dueStatus([ops(dueIn(hours))], noon)?.color;
    assert.deepEqual([1.1, 1, 0.1, -0.1].map(colorAt), [
      undefined,
      'statusBarItem.warningBackground',
      'statusBarItem.warningBackground',
      undefined,
    ]);
  });

  it('shows it at one click, or says that there is nothing, and of what that is known', async () => {
    const shown = [ops(dueIn(9), dueIn(3)), readOnly];
    const revealed: unknown[][] = [];
    const view = { reveal: (...args: unknown[]) => Promise.resolve(void revealed.push(args)) };
    const click = (desks: Desk[]) =>
      withDialogs(
        () => undefined,
        () => showDue({ desks: someDesks(...desks), clock: aClock(), view }),
      );
    assert.deepEqual(await click(shown), []);
    assert.deepEqual(revealed, [['p1', 'e3/i-sample-1']]);
    readOnly.store.patch({ loadedAt: noon });
    const [whole] = await click([readOnly]);
    assert.match(whole?.text ?? '', /^Nothing is due within 24 hours\.$/m);
    const [partly] = await click([ops()]);
    assert.match(partly?.text ?? '', /but not every list could be read in full\.$/m);
  });
});

describe('An item of the status bar', () => {
  it('is there while it has something to say, and ends with what it listens to', () => {
    const { createStatusBarItem } = window;
    const seen: string[] = [];
    const item = {
      text: '',
      show: () => seen.push(item.text),
      hide: () => seen.push('hidden'),
      dispose: () => seen.push('gone'),
    };
    Object.assign(window, { createStatusBarItem: () => item });
    const changed = createSignal<undefined>();
    let said: StatusText | undefined = { text: 'one', tooltip: 'a\nb' };
    try {
      const parts = { id: 'x', name: 'X', command: 'y', say: () => said, changes: [changed.subscribe] };
      const { dispose } = createStatusItem(parts);
      said = undefined;
      changed.fire(undefined);
      said = { text: 'two', tooltip: '', color: 'statusBarItem.warningBackground' };
      changed.fire(undefined);
      dispose();
      changed.fire(undefined);
    } finally {
      Object.assign(window, { createStatusBarItem });
    }
    assert.deepEqual(seen, ['one', 'hidden', 'two', 'gone']);
  });
});

describe('the operations in the status bar', () => {
  const accepted = { kind: 'accepted' } as const;
  const running = anOperation({ outcome: accepted });
  const planned = anOperation({ outcome: accepted, plan: { opsType: 'scheduled', planTime: noon + hour } });
  const done = anOperation({ outcome: accepted, end: { how: 'done', status: 'Executed', at: noon } });
  const unclear = anOperation({ outcome: { kind: 'unknown', code: 'X', message: 'x' } });

  it('are counted where they run; those planned for later are in the tooltip', () => {
    assert.deepEqual(operationsStatus([running, planned, done, unclear, planned], noon), {
      text: '$(sync~spin) 2 running',
      tooltip: 'Operations running: 2\nPlanned for later: 2',
    });
    assert.equal(operationsStatus([anOperation()], noon)?.tooltip, 'Operations running: 1');
    assert.equal(operationsStatus([planned], noon + 2 * hour)?.text, '$(sync~spin) 1 running');
  });

  it('are not there where none runs', () => {
    const refused = anOperation({ outcome: { kind: 'refused', code: 'X', message: 'x' } });
    for (const operations of [[], [planned], [done, refused, anOperation({ unreadable: 'newer' })]]) {
      assert.equal(operationsStatus(operations, noon), undefined);
    }
  });
});
