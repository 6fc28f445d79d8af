import { l10n } from 'vscode';
import type { EnsEvent } from '../ens/types';
import { owesAnswer } from '../events/actions';
import { urgencyOf } from '../events/arrange';
import { deadlineOf } from '../events/deadline';
import { byDeadline } from '../events/order';
import { formatLeft } from '../base/format';
import type { Desk } from './desks';
import { eventLabel } from './eventItem';
import { isReadOnly } from './marks';

type Listed = Pick<Desk, 'store' | 'session'>;

export interface WaitingEvent<Of extends Listed = Listed> {
  readonly event: EnsEvent;
  readonly desk: Of;
}

/** What waits for an answer, the soonest deadline first. */
export interface Waiting<Of extends Listed = Listed> {
  /** What can be answered here. */
  readonly answerable: readonly WaitingEvent<Of>[];
  /** Of those, what is due within 24 hours or late. */
  readonly due: readonly WaitingEvent<Of>[];
}

/** What waits in accounts. `now` in Unix milliseconds. */
export function waitingIn<Of extends Listed>(desks: readonly Of[], now: number): Waiting<Of> {
  const waiting = desks.flatMap(desk => {
    const readOnly = isReadOnly(desk);
    return [...desk.store.events()].map(event => ({ event, desk, urgency: urgencyOf(event, now, readOnly) }));
  });
  const answerable = waiting
    .filter(({ urgency }) => urgency === 'dueSoon' || urgency === 'needsAnswer')
    .sort((a, b) => byDeadline(a.event, b.event));
  return { answerable, due: answerable.filter(({ urgency }) => urgency === 'dueSoon') };
}

/** How many events of an account need a response, by whomever. */
export function countOwed({ store }: Pick<Desk, 'store'>): number {
  return [...store.events()].filter(owesAnswer).length;
}

/** `First: edge-web-01, in 3 h`, of what waits; empty where nothing has a deadline. `now` in Unix milliseconds. */
export function firstDue([first]: readonly WaitingEvent[], now: number): string {
  const deadline = first && deadlineOf(first.event);
  if (!deadline) {
    return '';
  }
  const { event, desk } = first;
  const name = eventLabel(event, desk.store.instance(event.resourceId));
  return l10n.t('First: {0}, {1}', name, formatLeft(deadline.time, now, l10n.t));
}
