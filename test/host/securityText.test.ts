// T7 to T9 of reliability.md section 3: what the service wrote, in the places where VS Code would make more of it than text.
import assert from 'node:assert/strict';
import fc from 'fast-check';
import { l10n, window } from 'vscode';
import { VaultError } from '../../src/accounts/vaultError';
import type { ActDeps } from '../../src/commands/act';
import { carryOut } from '../../src/commands/carryOut';
import { chooseEvents } from '../../src/commands/chooseEvents';
import { confirm } from '../../src/commands/confirm';
import { confirmedAccountOf } from '../../src/commands/confirmedAccount';
import { copyRequestId } from '../../src/commands/copy';
import type { EventCommandDeps } from '../../src/commands/deps';
import { guard } from '../../src/commands/guard';
import { endText, showAccepted } from '../../src/commands/outcome';
import type { Profile } from '../../src/accounts/profile';
import { EnsError } from '../../src/ens/error';
import { visible } from '../../src/base/inert';
import { createCalls } from '../../src/operations/calls';
import { OperationRefused } from '../../src/operations/refusal';
import { assessRisk } from '../../src/operations/risk';
import { createCallHistory } from '../../src/views/log';
import { createTooltip } from '../../src/views/tooltip';
import { aClient, aClock, aConfirmation, anEvent, anInstance, anOperation, noon } from '../builders';
import { aDesk, someDesks } from '../desks';
import { withDialogs, type Shown } from './securityDialogs';
import { shanghai } from '../personTime';

const link = '[ok](command:workbench.action.quit)';
const payload = `${link} $(trash) \u202etxt\u200b \u0000 \u001b[31m a\r\nb\u2028c </script> <img src=x> [a](https://192.0.2.1/ "t")`;
/** Found in VS Code's notifications: src/vs/base/common/linkedText.ts. */
const linkInToast = /\[[^\]]+\]\([^)]+\)/;
const icon = /\$\([a-z-]+(~[a-z]+)?\)/;
const invisible = /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/u;
const profile: Profile = {
  id: 'p1',
  name: payload,
  kind: 'accessKey',
  maskedKeyId: 'LTAI…0001',
  site: 'china',
  endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
};
const ignore = () => undefined;

function assertInert(text: string): void {
  for (const line of text.split('\n')) {
    assert.doesNotMatch(line, icon);
    assert.doesNotMatch(line, invisible);
  }
}

function assertInToast(shown: readonly Shown[]): void {
  assert.ok(shown.length > 0);
  for (const { text } of shown) {
    assertInert(text);
    assert.doesNotMatch(text, linkInToast);
    // Not swallowed: the person can read what the service wrote.
    assert.match(text, /\[ok\] \(command:workbench\.action\.quit\)/);
  }
}

const error = new EnsError({
  kind: 'server',
  code: payload,
  message: payload,
  advice: 'Try again.',
  phase: 'answer',
  requestId: payload,
});

describe('case 29: T7: a toast makes no link of what the service wrote', () => {
  const errors: [string, Error][] = [
    ['an error of the service', error],
    ['an operation that was stopped', new OperationRefused('locked', payload, payload)],
    ['an error nobody knows', new Error(payload)],
  ];
  for (const [name, thrown] of errors) {
    it(`in the command wrapper, for ${name}`, async () => {
      const run = guard(() => Promise.reject(thrown), ignore);
      assertInToast(await withDialogs(() => undefined, run));
    });
  }

  it('in what was accepted and how it ended', async () => {
    const operation = anOperation({ name: payload, outcome: { kind: 'accepted', requestId: payload } });
    const end = { how: 'done' as const, status: payload, at: noon, summary: payload };
    assertInToast(
      await withDialogs(
        () => undefined,
        async () => {
          await showAccepted(operation);
          await window.showInformationMessage(endText(operation, end));
          await window.showWarningMessage(endText(operation, { ...end, how: 'failed' }));
        },
      ),
    );
  });
});

describe('case 29: T9: a pick shows what the service wrote as text, without icons and hidden characters', () => {
  it('in the list of events', async () => {
    const desk = aDesk();
    const { store } = desk;
    store.replace([anEvent({ eventId: payload, resourceId: payload, type: payload, status: payload })], {
      loading: false,
      loadedAt: noon,
    });
    store.putInstances([anInstance({ instanceId: payload, name: payload })]);
    const deps = { desks: someDesks(desk), clock: aClock(), view: { tree: { selection: [] }, selection: () => [] } };
    const question = { title: 'Copy', fits: () => true };
    const choose = () => chooseEvents(deps as unknown as EventCommandDeps, [], question);
    const [shown] = await withDialogs(() => undefined, choose);
    assertInert(shown?.text ?? '');
    assert.match(shown?.text ?? '', /\$ \(trash\).*\n.*\n.*\$ \(trash\)/);
  });

  it('in the list of calls', async () => {
    const history = createCallHistory();
    history.add({
      action: 'EventRedeployInstance',
      outcome: 'failed',
      code: payload,
      requestId: payload,
      ms: 1,
      attempt: 1,
      at: noon,
    });
    const deps = { history, desks: someDesks(), local: shanghai } as unknown as EventCommandDeps;
    const [shown] = await withDialogs(
      () => undefined,
      () => copyRequestId(deps),
    );
    assertInert(shown?.text ?? '');
    assert.match(shown?.text ?? '', /\$ \(trash\)/);
  });

  for (const localDisk of [true, false]) {
    it(`in the confirmation ${localDisk ? 'that is typed' : 'with a row'}`, async () => {
      const category = localDisk ? `local ${payload}` : 'pangu';
      const disks = [{ category, diskId: payload, role: 'data' as const }];
      const instance = anInstance({ name: payload, status: payload, regionId: payload, disks });
      const event = anEvent({ level: payload });
      const target = { event, instance, plan: { opsType: 'immediate' as const } };
      const other = anEvent({ eventId: 'e-2', type: payload });
      const risk = assessRisk([target], {
        events: [event, other],
        operations: [],
        unclear: () => undefined,
        strict: false,
      });
      const region = () => ({ regionId: payload, name: payload, enName: payload });
      const question = {
        ...{ action: 'redeploy' as const, targets: [target], risk, profile, region, now: noon, local: shanghai },
        production: false,
        others: new Map([[payload, payload]]),
      };
      const [shown] = await withDialogs(
        () => undefined,
        () => confirm({ clock: aClock(), planned: question, check: () => Promise.resolve(question) }),
      );
      assert.equal(shown?.kind, 'quickPick');
      assertInert(shown.text);
      assert.match(shown.text, /Instance: \[ok\].*\$ ?\(trash\)/);
    });
  }
});

/** What is seen of a tooltip's Markdown when nothing in it is more than text. */
function asSeen(value: string): string {
  const entities = { nbsp: ' ', lt: '<', colon: ':', commat: '@', period: '.', amp: '&' };
  return value
    .replace(/\\([\\`*_{}[\]()#+\-!~>])/g, '$1')
    .replace(/&(nbsp|lt|colon|commat|period|amp);/g, (_, name: keyof typeof entities) => entities[name]);
}

describe('case 29: T8: a tooltip is the text that came, and no more', () => {
  const active = ['[a](command:x)', '![i](https://192.0.2.1/i)', '<img src=x>', '<https://192.0.2.1/>', '<command:x>'];
  const autolinks = [
    'https://192.0.2.1/',
    'HTTP://evil.example',
    'ftp://x',
    'www.evil.example',
    'WWW.x',
    'a@b.example',
  ];
  const others = [
    '&#x202e;',
    '&lt;',
    '&amp;lt;',
    '`',
    '**',
    '~~',
    '$(trash)',
    '\\',
    '|',
    '#',
    '- ',
    '\u202e',
    '\n',
    'ü',
    ' ',
  ];
  const hostileText = fc
    .array(fc.oneof(fc.constantFrom(...active, ...autolinks, ...others), fc.string()), { maxLength: 12 })
    .map(pieces => pieces.join(''));

  it('whatever comes: no link, picture, tag or reference is left for Markdown to find', () => {
    fc.assert(
      fc.property(hostileText, text => {
        const { markdown, row } = createTooltip('n', 'a');
        const { length } = markdown.value;
        row('R', text);
        const written = markdown.value
          .slice(length)
          .replace(/^\*\*R\*\* /, '')
          .replace(/\n\n$/, '');
        assert.equal(asSeen(written), visible(text, 300));
        assert.doesNotMatch(written, /<|@|:\/\/|www\.|(?<!\\)[[\]`!*_]|&(?!(nbsp|lt|colon|commat|period|amp);)/i);
        assert.deepEqual(
          [markdown.isTrusted, markdown.supportHtml, markdown.supportThemeIcons ?? false],
          [false, false, false],
        );
      }),
      { numRuns: process.env['CI'] ? 1000 : 200 },
    );
  });
});

describe('T18: what was confirmed', () => {
  const opened = {
    profile,
    revision: 1,
    digest: 'digest-1',
    keyHash: 'key-1',
    credentials: { accessKeyId: 'a', accessKeySecret: 'b' },
  };
  const changes: [string, Partial<typeof opened>][] = [
    ['another AccessKey', { digest: 'digest-2' }],
    ['been given other credentials meanwhile', { revision: 2 }],
    ['another host', { profile: { ...profile, endpoint: { protocol: 'https', host: 'gateway.example.com' } } }],
  ];

  /** The account as it is when the person has agreed; undefined where it was signed out. */
  async function carriedOut(now: typeof opened | undefined): Promise<void> {
    const deps = {
      desks: someDesks(aDesk({}, profile)),
      calls: createCalls(),
      t: l10n.t,
      accounts: {
        profiles: () => (now ? [now.profile] : []),
        open: () => (now ? Promise.resolve(now) : Promise.reject(new VaultError('missing', 'Gone.', 'Sign in.'))),
      },
      writerWith: () => assert.fail('nothing may be made that could send'),
    };
    const session = { profile, client: aClient(), clockSkew: ignore };
    const confirmation = aConfirmation({ account: confirmedAccountOf(opened) });
    await carryOut(deps as unknown as ActDeps, session, confirmation);
  }

  for (const [what, change] of changes) {
    it(`case 61: is not sent where the account has ${what} by then`, async () => {
      await assert.rejects(carriedOut({ ...opened, ...change }), { name: 'OperationRefused', reason: 'otherAccount' });
    });
  }

  it('case 99: is not sent after signing out, and says so', async () => {
    const message = 'The account was signed out while you were confirming.';
    await assert.rejects(carriedOut(undefined), { reason: 'otherAccount', message });
  });
});
