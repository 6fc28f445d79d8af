import { ThemeColor, ThemeIcon, TreeItem, TreeItemCollapsibleState, l10n } from 'vscode';
import type { Action } from '../events/actions';
import { plainLabel, visible } from '../base/inert';
import { operationState, requestIdOf, type Operation, type OperationState } from '../operations/operation';
import type { PersonTime } from '../settings/personTime';
import { adviceOf } from './advice';
import type { OperationNode } from './operationNode';
import { nextStep } from './operationNext';
import { recordWords } from './operationRecordWords';
import { rowWords } from './operationWords';
import { sampleRow } from './rowMarks';

/** A shape of its own for each state, since colours are not seen by everybody. VS Code stills what spins, where asked to. */
const icons: Readonly<Record<OperationState, readonly [shape: string, color: string]>> = {
  sending: ['loading~spin', 'problemsInfoIcon.foreground'],
  notSent: ['circle-outline', 'disabledForeground'],
  refused: ['circle-slash', 'problemsErrorIcon.foreground'],
  unknown: ['question', 'problemsWarningIcon.foreground'],
  planned: ['calendar', 'problemsInfoIcon.foreground'],
  running: ['sync~spin', 'problemsInfoIcon.foreground'],
  done: ['pass', 'testing.iconPassed'],
  failed: ['error', 'problemsErrorIcon.foreground'],
  unsettled: ['warning', 'problemsWarningIcon.foreground'],
  unreadable: ['lock', 'problemsWarningIcon.foreground'],
};

export interface OperationItemFacts extends Pick<PersonTime, 'local' | 'zone'> {
  /** Unix milliseconds. */
  now: number;
  /** What its instance is called now, where that is another name. */
  renamed?: string | undefined;
  /** True for a failure that nobody has looked at. */
  unseen: boolean;
}

/** The row of one operation; a click shows its event. The tooltip is made when asked for. */
export function operationItem(operation: Operation, node: OperationNode, facts: OperationItemFacts): TreeItem {
  const { now, unseen, renamed, local } = facts;
  const state = operationState(operation, now);
  const label = plainLabel(operation.name || operation.resourceId);
  const what = whatWord(operation);
  const where = rowWords(operation, now, facts, l10n.t);
  const next = nextStep(operation, now, l10n.t);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  const [shape, color] = icons[state];
  const names = renamed === undefined ? [] : [l10n.t('now {0}', plainLabel(renamed))];
  const record = operation.unreadable ? [] : recordWords(operation, l10n.t);
  // What it does is not known, and a narrow sidebar has no room to say so.
  item.description = [where, ...(operation.unreadable ? [] : [what]), ...names, ...record].join(' · ');
  if (operation.sample) {
    item.resourceUri = sampleRow;
  }
  item.iconPath = new ThemeIcon(shape, new ThemeColor(color));
  item.contextValue = operationTokens(operation, state, unseen);
  item.command = { command: 'ensEvents.jumpToEvent', title: l10n.t('Show Event'), arguments: [node] };
  item.accessibilityInformation = {
    label: [
      label,
      ...names,
      ...(unseen ? [l10n.t('not looked at yet')] : []),
      what,
      l10n.t('state: {0}', where),
      ...(next === undefined ? [] : [l10n.t('what to do: {0}', next)]),
      l10n.t('account: {0}', plainLabel(operation.account)),
      l10n.t('node: {0}', plainLabel(operation.snapshot?.regionId ?? l10n.t('not recorded'))),
      ...record.filter(text => text !== operation.snapshot?.regionId),
      l10n.t('confirmed: {0}', local(operation.at)),
    ].join(', '),
  };
  return item;
}

/** Tokens that menus test with `viewItem =~ /\bhasRequestId\b/`. */
function operationTokens(operation: Operation, state: OperationState, unseen: boolean): string {
  const hasRequestId = requestIdOf(operation) !== undefined;
  return ['operation', state, ...(hasRequestId ? ['hasRequestId'] : []), ...(unseen ? ['unseen'] : [])]
    .sort()
    .join(' ');
}

/** What was done; operations of the sample account are marked here too, for those who do not see the mark at the row's end. */
function whatWord({ action, sample, unreadable }: Operation): string {
  const word = unreadable ? l10n.t('operation') : actionName(action);
  return sample ? l10n.t('{0} (sample)', word) : word;
}

function actionName(action: Action): string {
  switch (action) {
    case 'redeploy':
      return l10n.t('redeploy');
    case 'reboot':
      return l10n.t('reboot');
    case 'migrate':
      return l10n.t('migrate');
  }
}

/** The row that says that the record of operations could not be read; what is known of it stays below. */
export function operationsErrorItem(error: Error): TreeItem {
  const label = l10n.t('The operations could not be read');
  const advice = visible(adviceOf(error) ?? error.message);
  const item = new TreeItem(label, TreeItemCollapsibleState.None);
  item.iconPath = new ThemeIcon('error', new ThemeColor('list.errorForeground'));
  item.contextValue = 'error log';
  item.tooltip = `${visible(error.message)}\n${advice}`;
  item.accessibilityInformation = { label: `${label}. ${advice}` };
  return item;
}
