import { env, l10n, window } from 'vscode';
import { toastText } from '../base/inert';
import type { Action } from '../events/actions';
import { instanceNames } from '../events/toastWords';
import { requestIdOf } from '../operations/operation';
import type { Result } from '../operations/perform';
import type { ActDeps } from './act';
import { actionWords } from './actionWords';
import { resultCounts, resultGroup } from './resultWords';
import { showResults } from './showResults';

/** One notification after the call of several operations; the list of what became of each opens where it is asked for. */
export async function tellResults(
  deps: ActDeps,
  profileId: string,
  action: Action,
  results: readonly Result[],
): Promise<void> {
  const wrong = results.filter(result => resultGroup(result) !== 'accepted');
  const requestIds = [...new Set(results.flatMap(({ operation }) => requestIdOf(operation) ?? []))].join(', ');
  const show = l10n.t('Show');
  const copy = l10n.t('Copy RequestId');
  const buttons = [show, ...(requestIds === '' ? [] : [copy])];
  const text = resultsText(action, results, wrong, requestIds);
  const choice =
    wrong.length > 0
      ? await window.showWarningMessage(text, ...buttons)
      : await window.showInformationMessage(text, ...buttons);
  if (choice === show) {
    await showResults(deps, profileId, action, results);
  } else if (choice === copy) {
    await env.clipboard.writeText(requestIds);
  }
}

function resultsText(action: Action, results: readonly Result[], wrong: readonly Result[], requestIds: string): string {
  const names = instanceNames(
    wrong.map(({ operation }) => operation.name || operation.resourceId),
    l10n.t,
  );
  const counts = resultCounts(results, l10n.t);
  const said = l10n.t(
    '{0}: {1}',
    actionWords(action).title,
    wrong.length > 0 ? l10n.t('{0}: {1}', counts, names) : counts,
  );
  return requestIds === '' ? said : l10n.t('{0}. {1}', said, l10n.t('RequestId: {0}', toastText(requestIds)));
}
