import { l10n, type TreeItem } from 'vscode';
import { urgencyTitle } from '../events/arrangementWords';
import { eventKey, type EventKey } from '../events/event';
import { byDeadline } from '../events/order';
import type { Arranged } from './arranged';
import type { Desk } from './desks';
import { groupItem } from './listRows';

interface RowOnTop {
  readonly account: string;
  readonly key: EventKey;
  /** Its row is still where it was, though its event is not due any more. */
  readonly held: boolean;
}

/**
 * The rows above several accounts: what is due soon in any of them, the soonest first. Each stands here instead of in its
 * account's own list, so that an event has one row, whose id and stillness are the same in both places.
 */
export function rowsOnTop(shown: readonly Desk[], layoutOf: (desk: Desk) => Arranged): RowOnTop[] {
  return shown
    .flatMap(desk => {
      const { top, isHeld } = layoutOf(desk);
      return top.map(event => ({ event, desk, held: isHeld(eventKey(event)) }));
    })
    .sort((a, b) => byDeadline(a.event, b.event))
    .map(({ event, desk, held }) => ({ account: desk.profileId, key: eventKey(event), held }));
}

/** The group of those rows. */
export function dueItem(rows: readonly RowOnTop[]): TreeItem {
  return groupItem(urgencyTitle('dueSoon', l10n.t), rows.filter(({ held }) => !held).length, false);
}
