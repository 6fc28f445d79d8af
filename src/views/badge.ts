import { l10n } from 'vscode';
import type { Desk } from './desks';
import { firstDue, waitingIn } from './waiting';

/** How many events of all shown accounts can be answered here; the tooltip says what is due, and what first. `now` in Unix milliseconds. */
export function createBadge(
  desks: readonly Pick<Desk, 'store' | 'session'>[],
  now: number,
): { value: number; tooltip: string } | undefined {
  const { answerable, due } = waitingIn(desks, now);
  if (answerable.length === 0) {
    return undefined;
  }
  const lines = [
    l10n.t('Events that need an answer: {0}', answerable.length),
    due.length > 0 ? l10n.t('Due within 24 hours: {0}', due.length) : '',
    firstDue(answerable, now),
  ];
  return { value: answerable.length, tooltip: lines.filter(Boolean).join('\n') };
}
