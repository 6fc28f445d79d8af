import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n, type Command } from 'vscode';
import type { Profile } from '../accounts/profile';
import { isEnsError } from '../ens/error';
import { plainLabel, visible } from '../base/inert';
import { sentences } from '../base/sentences';
import type { IncompleteReason } from '../events/store';
import { adviceOf, asksForSignIn } from './advice';
import { codeWord } from './errorWords';

export function groupItem(title: string, count: number, collapsed: boolean): TreeItem {
  const item = new TreeItem(title, collapsed ? TreeItemCollapsibleState.Collapsed : TreeItemCollapsibleState.Expanded);
  item.description = String(count);
  item.contextValue = 'group';
  item.accessibilityInformation = { label: l10n.t(count === 1 ? '{0}, 1 event' : '{0}, {1} events', title, count) };
  return item;
}

/** Stands in for events: there is none, or the filter lets none through. */
export function nothingItem(filtered: boolean): TreeItem {
  const item = new TreeItem(
    filtered ? l10n.t('No event matches the filter') : l10n.t('There are no events'),
    TreeItemCollapsibleState.None,
  );
  item.iconPath = new ThemeIcon(filtered ? 'filter' : 'pass');
  item.contextValue = filtered ? 'filteredOut' : 'nothing';
  if (filtered) {
    item.description = l10n.t('click to clear it');
    item.command = { command: 'ensEvents.clearFilter', title: l10n.t('Clear Filter') };
  }
  return item;
}

/** The account's name as views and dialogs show it. The sample account cannot be renamed, so its name says what it is. */
export function accountWords({ name }: Pick<Profile, 'name'>): string {
  return plainLabel(name);
}

/** The active account, and how many others are shown beside it. */
export function withOthers(name: string, others: number): string {
  return others > 0 ? l10n.t('{0} and {1} more', name, others) : name;
}

/** Tokens after `error`: which buttons the row offers. */
export function errorTokens(error: Error): string {
  return ['error', 'log', asksForSignIn(error) ? 'signIn' : 'retry'].join(' ');
}

/** The row that says why the list could not be read, and what to do next. */
export function errorItem(error: Error): TreeItem {
  const label = l10n.t('The events could not be read');
  const advice = visible(adviceOf(error) ?? error.message);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  item.contextValue = errorTokens(error);
  const details = isEnsError(error) ? [codeWord(error, l10n.t), error.message, error.requestId] : [error.message];
  item.tooltip = [advice, ...details.flatMap(text => (text ? [visible(text)] : []))].join('\n');
  item.command = cureOf(error);
  item.description = codeWord(error, l10n.t);
  item.accessibilityInformation = { label: `${label}. ${advice}` };
  return item;
}

/** What a click on the row does. */
function cureOf(error: Error): Command {
  return asksForSignIn(error)
    ? { command: 'ensEvents.signIn', title: l10n.t('Sign In…') }
    : { command: 'ensEvents.refresh', title: l10n.t('Retry') };
}

/** Stands in for an account, where there is none for a reason the person did not choose; that stands above (headline.ts). */
export function noAccountItem(explanation: string): TreeItem {
  const label = l10n.t('Sign in, or switch to another account');
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('account');
  item.contextValue = 'account log signIn';
  item.command = { command: 'ensEvents.switchAccount', title: l10n.t('Switch Account…') };
  item.tooltip = visible(explanation);
  item.accessibilityInformation = { label: sentences(visible(explanation), label, l10n.t) };
  return item;
}

function incompleteWord(reason: IncompleteReason): string {
  switch (reason) {
    case 'short':
      return l10n.t('the service did not give all events');
    case 'changed':
      return l10n.t('events came or went while it was read');
    case 'time':
      return l10n.t('the service was too slow to give them all');
    case 'page-cap':
    case 'row-cap':
      return l10n.t('there are more events than are read');
  }
}

export function noteItem(reason: IncompleteReason): TreeItem {
  const item = new TreeItem(l10n.t('This list is incomplete'), TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('info');
  item.contextValue = 'note';
  item.description = incompleteWord(reason);
  item.tooltip = l10n.t('Refresh to read the list again. Events that are missing here are not gone.');
  return item;
}

/** The row that says why there are ids in place of names, with what to ask for. @param advice which permission is missing */
export function namesItem(advice: string): TreeItem {
  const label = l10n.t('Instance names are not shown');
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const after = l10n.t('Refresh once the account has it.');
  item.iconPath = new ThemeIcon('info');
  item.contextValue = 'log names';
  item.description = l10n.t('no permission');
  item.tooltip = `${visible(advice)}\n${after}`;
  item.command = { command: 'ensEvents.copyRamPolicy', title: l10n.t('Copy RAM Policy…') };
  item.accessibilityInformation = { label: sentences(sentences(label, visible(advice), l10n.t), after, l10n.t) };
  return item;
}
