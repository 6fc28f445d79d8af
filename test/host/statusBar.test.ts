import assert from 'node:assert/strict';
import { EnsError } from '../../src/ens/error';
import type { Profile } from '../../src/accounts/profile';
import { operationsStatus } from '../../src/views/operationsStatus';
import { accountStatus } from '../../src/views/statusBar';
import { anOperation, hour, noon } from '../builders';
import { aDesk } from '../desks';

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
