import { l10n } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { urgencyOf } from '../events/arrange';
import { deadlineOf } from '../events/deadline';
import { sectionOf } from '../events/event';
import { formatLeft } from '../base/format';
import { byDeadline } from '../events/order';
import type { Desk } from './desks';
import { eventLabel } from './eventItem';

/** How many events of all shown accounts need an answer; the tooltip says what is due, and what first. `now` in Unix milliseconds. */
export function createBadge(
  desks: readonly Pick<Desk, 'store'>[],
  now: number,
): { value: number; tooltip: string } | undefined {
  const waiting = desks.flatMap(({ store }) =>
    [...store.events()].filter(event => sectionOf(event) === 'needsAnswer').map(event => ({ event, store })),
  );
  if (waiting.length === 0) {
    return undefined;
  }
  const due = waiting.filter(({ event }) => urgencyOf(event, now) === 'dueSoon').length;
  const [first] = waiting.sort((a, b) => byDeadline(a.event, b.event));
  const lines = [
    l10n.t('Events that need an answer: {0}', waiting.length),
    due > 0 ? l10n.t('Due within 24 hours: {0}', due) : '',
    first ? firstDue(first.event, eventLabel(first.event, first.store.instance(first.event.resourceId)), now) : '',
  ];
  return { value: waiting.length, tooltip: lines.filter(Boolean).join('\n') };
}

function firstDue(event: EnsEvent, name: string, now: number): string {
  const deadline = deadlineOf(event);
  return deadline ? l10n.t('First: {0}, {1}', name, formatLeft(deadline.time, now, l10n.t)) : '';
}
