import { ThemeIcon, l10n, window, type QuickPickItem } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { permissionFor, type Action } from '../events/actions';
import { eventKey } from '../events/event';
import { keyOf } from '../operations/operation';
import type { Result } from '../operations/perform';
import type { Desk } from '../views/desks';
import type { EventNode } from '../views/nodes';
import { revealEvent } from './absence';
import { act, type ActDeps } from './act';
import { actionWords } from './actionWords';
import { canTryAgain, resultCounts, resultGroup, resultRow } from './resultWords';

interface ResultItem extends QuickPickItem {
  /** Absent for trying again. */
  result?: Result;
}

const icons = { accepted: 'pass', refused: 'error', unknown: 'question', notSent: 'circle-slash' } as const;

/**
 * The list of what became of several operations; a choice shows its event. What was refused or not sent can be tried
 * again, from the plan on, where that may help.
 */
export async function showResults(
  deps: ActDeps,
  profileId: string,
  action: Action,
  results: readonly Result[],
): Promise<void> {
  const again = eventsToTryAgain(deps.desks.of(profileId), action, results);
  const items = [
    ...(again.length > 0 ? [tryAgainItem(again.length)] : []),
    ...results.map((result): ResultItem => ({
      ...resultRow(result, results, l10n.t),
      iconPath: new ThemeIcon(icons[resultGroup(result)]),
      result,
    })),
  ];
  const choice = await window.showQuickPick(items, {
    title: l10n.t('{0}: what became of it', actionWords(action).title),
    placeHolder: resultCounts(results, l10n.t),
    matchOnDescription: true,
    ignoreFocusOut: true,
  });
  if (choice?.result) {
    await revealEvent(deps, profileId, keyOf(choice.result.operation));
  } else if (choice) {
    // As if chosen in the list: what is gone by now, or takes the action no more, is left out and named.
    const rows = again.map((event): EventNode => ({ kind: 'event', account: profileId, key: eventKey(event) }));
    await act(deps, action, rows[0], rows);
  }
}

function tryAgainItem(count: number): ResultItem {
  return {
    label: l10n.t('Try again with those not sent or refused'),
    description: String(count),
    iconPath: new ThemeIcon('refresh'),
  };
}

function eventsToTryAgain(desk: Desk | undefined, action: Action, results: readonly Result[]): EnsEvent[] {
  return results
    .filter(canTryAgain)
    .flatMap(({ operation }) => desk?.store.get(keyOf(operation)) ?? [])
    .filter(event => permissionFor(action, event).allowed);
}
