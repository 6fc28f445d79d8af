import { l10n, type MarkdownString } from 'vscode';
import type { LocalWriter } from '../base/format';
import { noCode } from '../ens/error';
import { statusBoth } from '../events/rawWords';
import { actionWord } from '../events/words';
import { requestIdOf, type Operation, type Outcome } from '../operations/operation';
import { nextStep } from './operationNext';
import { recordRows } from './operationRecordWords';
import { whereWords } from './operationWords';
import { bothTimes, createTooltip } from './tooltip';

export interface OperationTooltipFacts {
  operation: Operation;
  /** What its instance is called now, where that is another name. */
  renamed?: string | undefined;
  /** The attempt that this one repeats, where it is still on record. */
  earlier?: Operation | undefined;
  /** Unix milliseconds. */
  now: number;
  local: LocalWriter;
}

/** All that is known of an operation. Our own words are Markdown, every other text goes in as plain text. */
export function operationTooltip({ operation, renamed, earlier, now, local }: OperationTooltipFacts): MarkdownString {
  const { plan, outcome, end, again } = operation;

  if (operation.unreadable) {
    return unreadableTooltip(operation, now, local);
  }
  const about = `${actionWord(operation.action, l10n.t)} · ${whereWords(operation, now, local, l10n.t)}`;
  const { markdown, row } = createTooltip(operation.name || operation.resourceId, about);
  row(l10n.t('What to do'), nextStep(operation, now, l10n.t));
  row(l10n.t('Instance'), renamed && l10n.t('now {0}, in the list {1}', renamed, operation.name));
  row(l10n.t('Account'), operation.sample ? l10n.t('{0} (sample)', operation.account) : operation.account);
  for (const [label, text] of recordRows(operation, l10n.t)) {
    row(label, text);
  }
  row(l10n.t('Confirmed'), bothTimes(operation.at, local));
  row(l10n.t('When'), plan.opsType === 'scheduled' ? bothTimes(plan.planTime, local) : l10n.t('now'));
  row(l10n.t('Data policy'), plan.dataPolicy);
  row(l10n.t('RequestId'), requestIdOf(operation));
  row(l10n.t('Request'), outcome && outcomeWord(outcome));
  if (outcome && outcome.kind !== 'accepted') {
    row(l10n.t('Code'), outcome.code === noCode ? undefined : outcome.code);
    row(l10n.t('Message'), outcome.message);
  }
  if (end) {
    row(l10n.t('Result'), `${whereWords(operation, now, local, l10n.t)} · ${bothTimes(end.at, local)}`);
    row(l10n.t('Event state at the end'), end.status && statusBoth(end.status, l10n.t));
    row(l10n.t('Instance afterwards'), end.summary);
  }
  if (again !== undefined) {
    row(
      l10n.t('Repeats the attempt of'),
      earlier ? `${bothTimes(earlier.at, local)} · ${whereWords(earlier, now, local, l10n.t)}` : again,
    );
  }
  row(l10n.t('Event id'), operation.eventId);
  row(l10n.t('Event type'), operation.eventType);
  row(l10n.t('Event state before'), operation.statusBefore && statusBoth(operation.statusBefore, l10n.t));
  row(l10n.t('Instance id'), operation.resourceId);
  return markdown;
}

/** Of what this version cannot read only the event is certain. */
function unreadableTooltip(operation: Operation, now: number, local: LocalWriter): MarkdownString {
  const { name, resourceId, at, eventId, unreadable } = operation;
  const { markdown, row } = createTooltip(name || resourceId, whereWords(operation, now, local, l10n.t));
  row(
    l10n.t('What to do'),
    unreadable === 'newer'
      ? l10n.t('A newer version of ENS Events wrote it. Update, or reload this window if you have.')
      : l10n.t('Its record is damaged. Look at the instance in the ENS console before you send anything again.'),
  );
  row(l10n.t('Written about'), at > 0 ? bothTimes(at, local) : undefined);
  row(l10n.t('Event id'), eventId);
  row(l10n.t('Instance id'), resourceId);
  return markdown;
}

/** What the call itself came to. */
function outcomeWord({ kind }: Outcome): string {
  switch (kind) {
    case 'accepted':
      return l10n.t('accepted');
    case 'refused':
      return l10n.t('refused');
    case 'notSent':
      return l10n.t('not sent');
    case 'unknown':
      return l10n.t('not clear');
  }
}
