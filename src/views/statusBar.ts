import { l10n } from 'vscode';
import type { Profile } from '../accounts/profile';
import { isVaultError } from '../accounts/vaultError';
import { shortenMiddle } from '../base/cutText';
import { formatDuration } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { adviceOf, asksForSignIn } from './advice';
import type { Desk } from './desks';
import { accountWords, withOthers } from './listRows';
import { markSentences, markWord } from './marks';
import type { StatusText } from './statusItem';

/** Temporary credentials that end sooner than this are worth a warning, milliseconds. */
const soon = 15 * 60_000;

/** Characters of a name: what is beside it says how the account is protected. */
const nameRoom = 24;

export interface AccountStatus extends StatusText {
  readonly warning: boolean;
}

/**
 * What the status bar says of an account: its name and site, and what is wrong with its credentials. Production and
 * read-only stand out by the background, and so does a warning. `now` in Unix milliseconds.
 */
export function accountStatus(
  desk: Pick<Desk, 'session' | 'store'>,
  others: number,
  now: number,
): AccountStatus | undefined {
  const profile = desk.session()?.profile;
  if (!profile) {
    return undefined;
  }
  const problem = credentialProblem(profile, desk.store.state().error, now);
  const name = withOthers(shortenMiddle(accountWords(profile), nameRoom), others);
  const icon = problem === undefined ? iconOf(profile) : 'warning';
  const lines = [
    l10n.t('ENS account: {0}', accountWords(profile)),
    l10n.t('AccessKey: {0}', plainLabel(profile.maskedKeyId)),
    l10n.t('Endpoint: {0}', plainLabel(profile.endpoint.host)),
    ...markSentences(profile),
    profile.kind === 'sample' ? l10n.t('Made-up events. Nothing you do here reaches Alibaba Cloud.') : '',
    problem ?? '',
  ];
  return {
    text: [`$(${icon}) ${name}`, markWord(profile), siteWord(profile)].filter(Boolean).join(' · '),
    tooltip: lines.filter(Boolean).join('\n'),
    warning: problem !== undefined,
    color:
      profile.mark === 'production'
        ? 'statusBarItem.errorBackground'
        : profile.mark === 'readOnly' || problem !== undefined
          ? 'statusBarItem.warningBackground'
          : undefined,
  };
}

function siteWord({ site }: Profile): string {
  switch (site) {
    case 'china':
      return l10n.t('China');
    case 'international':
      return l10n.t('International');
    case 'other':
      return '';
  }
}

function iconOf({ kind, mark }: Profile): 'beaker' | 'lock' | 'account' {
  return kind === 'sample' ? 'beaker' : mark === 'readOnly' ? 'lock' : 'account';
}

function credentialProblem({ expiresAt }: Profile, error: Error | undefined, now: number): string | undefined {
  if (error && (asksForSignIn(error) || isVaultError(error))) {
    return visible(adviceOf(error) ?? error.message);
  }
  if (expiresAt === undefined || expiresAt - now > soon) {
    return undefined;
  }
  return expiresAt > now
    ? l10n.t('Its temporary credentials end in {0}', formatDuration(expiresAt - now, l10n.t))
    : l10n.t('Its temporary credentials have ended: enter new ones under Manage Accounts.');
}
