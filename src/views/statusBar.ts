import { l10n, StatusBarAlignment, ThemeColor, window, type StatusBarItem } from 'vscode';
import type { Profile } from '../accounts/profile';
import { isVaultError } from '../accounts/vaultError';
import type { Clock } from '../ens/ports';
import { formatDuration } from '../base/format';
import { plainLabel, visible } from '../base/inert';
import { adviceOf, asksForSignIn } from './advice';
import type { Desk, Desks } from './desks';
import { accountWords, withOthers } from './listRows';
import { markSentences, markWord } from './marks';

/** Temporary credentials that end sooner than this are worth a warning, milliseconds. */
const soon = 15 * 60_000;

export interface AccountStatus {
  readonly text: string;
  readonly tooltip: string;
  readonly warning: boolean;
  /** Of the background: production and read-only stand out, and so does a warning. */
  readonly color: 'statusBarItem.errorBackground' | 'statusBarItem.warningBackground' | undefined;
}

/** What the status bar says of an account: its name and site, and what is wrong with its credentials. `now` in Unix milliseconds. */
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
  const name = withOthers(accountWords(profile), others);
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

function iconOf({ kind, mark }: Profile): string {
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

/** The account in the status bar, for as long as there is one; a click opens its menu. */
export function createStatusBar(
  desks: Pick<Desks, 'shown' | 'onDidChange' | 'onDidChangeEvents'>,
  clock: Pick<Clock, 'now'>,
  onTick: (listener: () => void) => () => void,
): { dispose: () => void } {
  const item = window.createStatusBarItem('ensEvents.account', StatusBarAlignment.Left);
  item.name = l10n.t('ENS account');
  item.command = 'ensEvents.showAccountMenu';
  const update = () => {
    show(item, desks.shown(), clock.now());
  };
  const subscriptions = [desks.onDidChange(update), desks.onDidChangeEvents(update), onTick(update)];
  update();
  return {
    dispose: () => {
      for (const unsubscribe of subscriptions) {
        unsubscribe();
      }
      item.dispose();
    },
  };
}

function show(item: StatusBarItem, shown: readonly Desk[], now: number): void {
  const [first, ...others] = shown;
  const status = first && accountStatus(first, others.length, now);
  if (!status) {
    item.hide();
    return;
  }
  item.text = status.text;
  item.tooltip = status.tooltip;
  item.backgroundColor = status.color === undefined ? undefined : new ThemeColor(status.color);
  item.accessibilityInformation = { label: status.tooltip.replaceAll('\n', ', '), role: 'button' };
  item.show();
}
