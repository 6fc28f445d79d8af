import assert from 'node:assert/strict';
import { EnsError } from '../../src/ens/error';
import type { Profile } from '../../src/accounts/profile';
import { accountStatus } from '../../src/views/statusBar';
import { noon } from '../builders';
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
