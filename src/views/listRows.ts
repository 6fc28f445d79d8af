import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, type Command } from 'vscode';
import { isEnsError } from '../ens/error';
import { sectionTitle } from '../events/words';
import type { Section } from '../events/event';
import { plainLabel, visible } from '../events/inert';
import type { IncompleteReason } from '../events/store';
import { NoAccount, adviceOf, asksForSignIn } from './advice';

export function sectionItem(section: Section, count: number): TreeItem {
  const item = new TreeItem(
    sectionTitle(section, l10n.t),
    section === 'ended' ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded,
  );
  item.description = String(count);
  item.contextValue = 'section';
  item.accessibilityInformation = { label: l10n.t('{0}, events: {1}', item.label as string, count) };
  return item;
}

/** Tokens after `error`: which buttons the row offers. */
export function errorTokens(error: Error): string {
  const cure = error instanceof NoAccount ? ['account', 'signIn'] : asksForSignIn(error) ? ['signIn'] : ['retry'];
  return ['error', 'log', ...cure].sort().join(' ');
}

/** The row that says why the list could not be read, and what to do next. */
export function errorItem(error: Error): TreeItem {
  const label = l10n.t('The events could not be read');
  const advice = visible(adviceOf(error) ?? error.message);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  item.contextValue = errorTokens(error);
  const details = isEnsError(error) ? [error.code, error.message, error.requestId] : [error.message];
  item.tooltip = [advice, ...details.flatMap(text => (text ? [visible(text)] : []))].join('\n');
  item.command = cureOf(error);
  item.description = isEnsError(error) ? plainLabel(error.code) : '';
  item.accessibilityInformation = { label: `${label}. ${advice}` };
  return item;
}

/** What a click on the row does. */
function cureOf(error: Error): Command {
  if (error instanceof NoAccount) {
    return { command: 'ensEvents.switchAccount', title: l10n.t('Switch Account…') };
  }
  return asksForSignIn(error)
    ? { command: 'ensEvents.signIn', title: l10n.t('Sign In…') }
    : { command: 'ensEvents.refresh', title: l10n.t('Retry') };
}

export function noteItem(reason: IncompleteReason): TreeItem {
  const item = new TreeItem(l10n.t('This list is incomplete'), TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('info');
  item.contextValue = 'note';
  item.description =
    reason === 'short'
      ? l10n.t('the service gave fewer events than it counted')
      : l10n.t('there are more events than are read');
  item.tooltip = l10n.t('Refresh to read the list again. Events that are missing here are not gone.');
  return item;
}
