import type { Translate } from '../base/translate';
import { instanceNames } from '../events/toastWords';
import { operationState, type Operation } from '../operations/operation';
import { operationEndWord, operationStateWord } from './operationWords';

/** What became of several operations: "5 done, 1 failed: cam-ingest-dl-02", with the names of those it went wrong with. */
export function batchText(operations: readonly Operation[], now: number, t: Translate): string {
  const isCalm = (operation: Operation) => ['done', 'planned', 'running'].includes(operationState(operation, now));
  const ordered = [...operations.filter(({ end }) => end?.how === 'done'), ...operations];
  const counts = new Map<string, Set<Operation>>();
  for (const operation of ordered) {
    const word = operation.end
      ? operationEndWord(operation.end.how, t)
      : operationStateWord(operationState(operation, now), t);
    counts.set(word, (counts.get(word) ?? new Set<Operation>()).add(operation));
  }
  const said = [...counts].map(([word, { size }]) => t('{1} {0}', word, size)).join(t(', '));
  const wrong = operations.filter(operation => !isCalm(operation)).map(({ name, resourceId }) => name || resourceId);
  return wrong.length > 0 ? t('{0}: {1}', said, instanceNames(wrong, t)) : said;
}
