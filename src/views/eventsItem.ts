import { TreeItem, l10n } from 'vscode';
import { isFiltering } from '../events/arrangement';
import { filterWords, groupTitle } from '../events/arrangementWords';
import { eventKey, sectionOf } from '../events/event';
import type { Arranged } from './arranged';
import type { Desk } from './desks';
import { eventItem } from './eventItem';
import type { EventsProviderParts } from './eventsProvider';
import { accountRow, errorItem, groupItem, noAccountItem, noteItem, nothingItem } from './listRows';
import type { EventsNode } from './nodes';

/** Groups of what is over start folded. */
const folded = new Set(['ended', 'Executed', 'Failed', 'Canceled', 'Avoided']);

/** The row of a node. One whose account is gone is empty: VS Code may still ask for it. */
export function itemOf(
  node: EventsNode,
  { desks, arrangements, clock, explanation, operationAt, silences }: EventsProviderParts,
  layoutOf: (desk: Desk) => Arranged,
): TreeItem {
  if (node.kind === 'noAccount') {
    return noAccountItem(explanation() ?? '');
  }
  const desk = desks.of(node.account);
  if (!desk) {
    return new TreeItem('');
  }
  const { store } = desk;
  const { groupBy, filter } = arrangements.of(node.account);
  switch (node.kind) {
    case 'account': {
      const session = desk.session();
      const failed = store.state().error !== undefined;
      const waiting = [...store.events()].filter(event => sectionOf(event) === 'needsAnswer').length;
      return session
        ? accountRow(session.profile, { failed, waiting, filter: filterWords(filter, store, l10n.t) })
        : new TreeItem('');
    }
    case 'group': {
      const { groups, isHeld } = layoutOf(desk);
      const count = (groups.get(node.group)?.events ?? []).filter(event => !isHeld(eventKey(event))).length;
      const collapsed = (groupBy === 'urgency' || groupBy === 'state') && folded.has(node.group);
      return groupItem(groupTitle(groupBy, node.group, store, l10n.t), count, collapsed);
    }
    case 'event': {
      const { eventOf, isHeld, shortName } = layoutOf(desk);
      const event = eventOf(node.key);
      if (!event) {
        return new TreeItem('');
      }
      const facts = {
        event,
        shortName,
        instance: store.instance(event.resourceId),
        listed: store.get(node.key) !== undefined,
        stale: store.isStale(node.key),
        held: isHeld(node.key),
        operation: operationAt(event),
        readOnly: desk.session()?.profile.mark === 'readOnly',
        silence: silences.of(desk, event),
        now: clock.now(),
      };
      return eventItem(facts, node);
    }
    case 'error':
      return errorItem(store.state().error ?? new Error());
    case 'note':
      return noteItem(store.state().incomplete ?? 'short');
    case 'nothing':
      return nothingItem(isFiltering(filter));
  }
}
