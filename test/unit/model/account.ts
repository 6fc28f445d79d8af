import type { Confirmation, ConfirmedAccount, ConfirmedRule } from '../../../src/operations/confirmation';
import { OperationRefused } from '../../../src/operations/refusal';

export type Mark = 'production' | 'readOnly' | undefined;

/** The one account of the model: it may get another key or mark, be signed out and in again, at any moment. */
export interface ModelAccount {
  signedIn: boolean;
  mark: Mark;
  /** Names the key and the host. */
  key: string;
  /** Differs with each set of credentials that was in use. */
  revision: number;
}

export function aModelAccount(): ModelAccount {
  return { signedIn: true, mark: undefined, key: 'key-1', revision: 1 };
}

/** The account as a confirmation names it, and the rule it is given under; undefined where it may not act. */
export function agreedWith({
  signedIn,
  mark,
  key,
  revision,
}: ModelAccount): { account: ConfirmedAccount; rule: ConfirmedRule } | undefined {
  if (!signedIn || mark === 'readOnly') {
    return undefined;
  }
  const endpoint = { protocol: 'https', host: `${key}.example` } as const;
  return {
    account: { profileId: 'p1', name: 'Test', sample: false, endpoint, revision, digest: key, keyHash: key },
    rule: { strictness: mark === 'production' ? 'type' : 'allow' },
  };
}

/** Why the account is not what was confirmed; as commands/confirmedAccount.ts decides. */
export function changeSince(account: ModelAccount, confirmation: Confirmation): OperationRefused | undefined {
  const now = agreedWith(account);
  const same =
    now &&
    now.account.revision === confirmation.account.revision &&
    now.account.digest === confirmation.account.digest &&
    (now.rule.strictness === 'allow' || confirmation.rule.strictness === 'type');
  return same ? undefined : new OperationRefused('otherAccount', 'It changed.', 'Nothing was sent.');
}
