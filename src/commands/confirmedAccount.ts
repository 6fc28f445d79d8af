import type { Accounts } from '../accounts/accounts';
import type { OpenAccount } from '../accounts/openAccount';
import type { Sessions } from '../accounts/sessions';
import { isVaultError } from '../accounts/vaultError';
import type { WriteRule } from '../accounts/writeRule';
import type { Translate } from '../base/translate';
import { bindWriter, type ConfirmedAccount, type ConfirmedWriter, type Confirmation } from '../operations/confirmation';
import { OperationRefused } from '../operations/refusal';
import type { EventCommandDeps } from './deps';

export interface ConfirmedAccountDeps extends Pick<EventCommandDeps, 'writeRule'> {
  accounts: Pick<Accounts, 'open' | 'profiles'>;
  writerWith: Sessions['writerWith'];
  t: Translate;
}

/** What a confirmation says of an account; its secrets stay behind. */
export function confirmedAccountOf({ profile, revision, digest, keyHash }: OpenAccount): ConfirmedAccount {
  const { id: profileId, name, kind, endpoint, maskedKeyId } = profile;
  return { profileId, name, sample: kind === 'sample', endpoint, revision, digest, keyHash, keyId: maskedKeyId };
}

/**
 * What sends for a confirmation, made once, from the very credentials it names. Rejects with OperationRefused where the
 * account is gone or has others by now, or where they cannot be read: nothing was sent then.
 */
export async function openWriter(deps: ConfirmedAccountDeps, confirmation: Confirmation): Promise<ConfirmedWriter> {
  const { profile, credentials } = await openConfirmed(deps, confirmation);
  return bindWriter(deps.writerWith(profile, credentials), confirmation);
}

/** Why the account or the rule is not what was confirmed any more; undefined where both are. Never rejects. */
export async function recheck(
  deps: ConfirmedAccountDeps,
  confirmation: Confirmation,
): Promise<OperationRefused | undefined> {
  try {
    const { profile } = await openConfirmed(deps, confirmation);
    const rule = await deps.writeRule(profile, confirmation.action, confirmation.targets.length);
    return refusalBy(rule, confirmation, profile.mark === 'production', deps.t);
  } catch (error) {
    if (error instanceof OperationRefused) {
      return error;
    }
    const why = error instanceof Error ? error.message : String(error);
    return new OperationRefused('otherAccount', why, again(deps.t));
  }
}

async function openConfirmed({ accounts, t }: ConfirmedAccountDeps, { account }: Confirmation): Promise<OpenAccount> {
  const { profileId } = account;
  let opened: OpenAccount;
  try {
    opened = await accounts.open(profileId);
  } catch (error) {
    if (!isVaultError(error)) {
      throw error;
    }
    const signedOut = !accounts.profiles().some(({ id }) => id === profileId);
    throw new OperationRefused(
      'otherAccount',
      signedOut ? t('The account was signed out while you were confirming.') : error.message,
      signedOut ? again(t) : error.advice,
    );
  }
  const { protocol, host } = opened.profile.endpoint;
  const same =
    opened.revision === account.revision &&
    opened.digest === account.digest &&
    protocol === account.endpoint.protocol &&
    host === account.endpoint.host;
  if (!same) {
    const message = t('The AccessKey or the endpoint of the account was replaced while you were confirming.');
    throw new OperationRefused('otherAccount', message, again(t));
  }
  return opened;
}

/** A rule that is stricter than the one that was agreed to under. */
function refusalBy(
  rule: WriteRule,
  { rule: { strictness } }: Confirmation,
  production: boolean,
  t: Translate,
): OperationRefused | undefined {
  if (rule.kind === 'deny') {
    return new OperationRefused('policy', rule.why, rule.advice);
  }
  if (rule.kind === 'allow' || strictness === 'type') {
    return undefined;
  }
  const message = production
    ? t('The account was marked as production while you were confirming.')
    : t('The safety policy of the Aliyun CLI became stricter while you were confirming.');
  return new OperationRefused('policy', message, again(t));
}

function again(t: Translate): string {
  return t('Decide again if it is still wanted.');
}
