import type { Translate } from '../base/translate';
import { plainLabel } from '../base/inert';
import { sentences } from '../base/sentences';
import { requestIdOf } from '../operations/operation';
import type { Result } from '../operations/perform';
import type { RefusalReason } from '../operations/refusal';
import { adviceOf } from '../views/advice';
import { codeAndWords } from '../views/errorWords';

/** What became of one operation. Only the service refuses; what was stopped on this side was not sent. */
export type ResultGroup = 'accepted' | 'refused' | 'unknown' | 'notSent';

/** Where the same would be stopped again at once. */
const hopeless: readonly RefusalReason[] = ['locked', 'lockedLong', 'policy', 'otherAccount', 'gone', 'notAllowed'];

export function resultGroup(result: Result): ResultGroup {
  // Without an outcome nobody knows whether it was sent.
  return result.kind === 'stopped' ? 'notSent' : (result.operation.outcome?.kind ?? 'unknown');
}

/** True where nothing was carried out, and a second attempt may fare better. */
export function canTryAgain(result: Result): boolean {
  const isHopeless =
    result.kind === 'stopped' && result.why.name === 'OperationRefused' && hopeless.includes(result.why.reason);
  return !isHopeless && ['refused', 'notSent'].includes(resultGroup(result));
}

/** How many of each: "5 accepted, 1 refused". */
export function resultCounts(results: readonly Result[], t: Translate): string {
  const groups = (['accepted', 'refused', 'unknown', 'notSent'] as const).map(group => ({
    count: results.filter(result => resultGroup(result) === group).length,
    word: groupWord(group, t),
  }));
  return groups
    .filter(({ count }) => count > 0)
    .map(({ count, word }) => t('{1} {0}', word, count))
    .join(t(', '));
}

function groupWord(group: ResultGroup, t: Translate): string {
  switch (group) {
    case 'accepted':
      return t('accepted');
    case 'refused':
      return t('refused');
    case 'unknown':
      return t('outcome not clear yet');
    case 'notSent':
      return t('not sent');
  }
}

/** The row of a result, among all of them: which instance, what became of it, and why. */
export function resultRow(
  result: Result,
  all: readonly Result[],
  t: Translate,
): { label: string; description: string; detail: string } {
  const { name, resourceId, eventId } = result.operation;
  const isRepeated = all.filter(({ operation }) => operation.resourceId === resourceId).length > 1;
  const detail = [reasonOf(result, t), ...(isRepeated ? [t('Event id: {0}', eventId)] : [])];
  return {
    label: plainLabel(name),
    description: plainLabel(`${groupWord(resultGroup(result), t)} · ${resourceId}`),
    detail: [...new Set(detail)].map(text => plainLabel(text)).join(' · '),
  };
}

function reasonOf(result: Result, t: Translate): string {
  if (result.kind === 'stopped') {
    const { message } = result.why;
    const advice = adviceOf(result.why);
    return advice === undefined ? message : sentences(message, advice, t);
  }
  const { outcome, eventId } = result.operation;
  if (outcome && outcome.kind !== 'accepted') {
    return codeAndWords(outcome);
  }
  const requestId = requestIdOf(result.operation);
  return requestId === undefined ? t('Event id: {0}', eventId) : t('RequestId: {0}', requestId);
}
