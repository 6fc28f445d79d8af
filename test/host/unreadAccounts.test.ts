// Fault case 100: accounts that this version cannot read are listed wherever accounts are, and explain themselves.
import { aClock } from '../builders';
import assert from 'node:assert/strict';
import { manageAccounts } from '../../src/commands/manageAccounts';
import { showAccountMenu } from '../../src/commands/showAccountMenu';
import type { AccountCommandDeps } from '../../src/commands/signIn';
import { switchAccount } from '../../src/commands/switchAccount';
import { draft, computer, fakeDocument } from '../unit/accounts/fakes';
import { shanghai } from '../personTime';
import { withDialogs } from './securityDialogs';

const lists: Record<string, (deps: AccountCommandDeps) => Promise<void>> = {
  'Switch Account': switchAccount,
  'Manage Accounts': manageAccounts,
  'the account menu': showAccountMenu,
};
const depsOn = (document: ReturnType<typeof fakeDocument>) => {
  const { accounts } = computer({ document }).openWindow();
  const nobody = () => assert.fail('Nothing else is asked for.');
  const deps: AccountCommandDeps = {
    accounts,
    ...{ records: { all: () => [], reload: () => Promise.resolve() }, followers: { leave: nobody } },
    ...{
      chosen: { ids: () => [], set: nobody, onDidChange: () => () => undefined },
      local: shanghai,
      createClient: nobody,
    },
    ...{ exploreSample: nobody, revealAccount: nobody, readCliConfig: nobody, clock: aClock() },
  };
  return deps;
};
/** A list of accounts with one of a kind that this version does not know. */
const listWith = (name: unknown) => fakeDocument({ version: 1, profiles: [{ id: 'later', kind: 'sso', name }] });

describe('case 100: an account that this version cannot read', () => {
  for (const [where, open] of Object.entries(lists)) {
    it(`is a row of ${where}, which says what it needs`, async () => {
      const deps = depsOn(listWith('Later $(bug)'));
      await deps.accounts.add(draft());
      const [list] = await withDialogs(
        () => undefined,
        () => open(deps),
      );
      assert.ok(list?.choices.includes('Later $ (bug)'), JSON.stringify(list));
      assert.match(list?.text ?? '', /needs a newer version of ENS Events/);
    });

    it(`is a row of ${where} where there is no other account`, async () => {
      for (const [document, row] of [
        [listWith(undefined), 'Unknown account'],
        [fakeDocument({ version: 99 }), 'Saved accounts'],
        [fakeDocument([]), 'Saved accounts'],
      ] as const) {
        const [list] = await withDialogs(
          () => undefined,
          () => open(depsOn(document)),
        );
        assert.ok(list?.choices.includes(row), JSON.stringify(list));
      }
    });
  }
});
