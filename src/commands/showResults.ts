import { ThemeIcon, l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import type { Action } from '../events/actions';
import { plainLabel } from '../events/inert';
import { keyOf } from '../operations/operation';
import type { Result } from '../operations/perform';
import { adviceOf } from '../views/advice';
import { actOn } from './act';
import { actionWords } from './actionWords';
import type { EventCommandDeps } from './deps';

interface ResultItem extends QuickPickItem {
  result?: Result;
}

/** The list of what became of several operations. The refused ones can be tried again, from the plan on. */
export async function showResults(
  deps: EventCommandDeps,
  profileId: string,
  action: Action,
  results: readonly Result[],
): Promise<void> {
  const desk = deps.desks.of(profileId);
  const refused = results.filter(result => groupOf(result) === 'refused');
  const retry: ResultItem[] =
    refused.length > 0
      ? [
          {
            label: l10n.t('Retry the refused ones'),
            description: String(refused.length),
            iconPath: new ThemeIcon('refresh'),
          },
        ]
      : [];
  const items = [...retry, ...results.map(resultItem)];
  const choice = await window.showQuickPick(items, {
    title: l10n.t('{0}: what became of it', actionWords(action).title),
    placeHolder: counts(results),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (choice?.result) {
    await deps.view.reveal(profileId, keyOf(choice.result.operation));
  } else if (choice && desk) {
    const events = refused.flatMap<EnsEvent>(({ operation }) => desk.store.get(keyOf(operation)) ?? []);
    await actOn(deps, desk, action, events);
  }
}

type Group = 'done' | 'refused' | 'unknown' | 'notSent';

function groupOf(result: Result): Group {
  if (result.kind === 'stopped') {
    return result.why.name === 'OperationRefused' && 'reason' in result.why && result.why.reason !== 'afterUnknown'
      ? 'refused'
      : 'notSent';
  }
  switch (result.operation.outcome?.kind) {
    case 'accepted':
      return 'done';
    case 'refused':
      return 'refused';
    case 'notSent':
      return 'notSent';
    default:
      return 'unknown';
  }
}

function counts(results: readonly Result[]): string {
  const of = (group: Group) => results.filter(result => groupOf(result) === group).length;
  return l10n.t(
    '{0} accepted, {1} refused, {2} unknown, {3} not sent',
    of('done'),
    of('refused'),
    of('unknown'),
    of('notSent'),
  );
}

function resultItem(result: Result): ResultItem {
  const words = {
    done: { icon: 'pass', text: l10n.t('accepted') },
    refused: { icon: 'error', text: l10n.t('refused') },
    unknown: { icon: 'question', text: l10n.t('outcome not clear yet') },
    notSent: { icon: 'circle-slash', text: l10n.t('not sent') },
  }[groupOf(result)];
  return {
    label: plainLabel(result.operation.name),
    description: words.text,
    detail: plainLabel(reasonOf(result)),
    iconPath: new ThemeIcon(words.icon),
    result,
  };
}

function reasonOf(result: Result): string {
  if (result.kind === 'stopped') {
    const { message } = result.why;
    const advice = adviceOf(result.why);
    return advice === undefined ? message : l10n.t('{0} {1}', message, advice);
  }
  const { outcome, eventId } = result.operation;
  if (!outcome || outcome.kind === 'accepted') {
    return l10n.t('RequestId: {0}', outcome?.requestId ?? eventId);
  }
  return `${outcome.code}: ${outcome.message}`;
}
