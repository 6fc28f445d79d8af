import { TreeItem, l10n } from 'vscode';
import { isFiltering } from '../events/arrangement';
import { filterWords, groupTitle } from '../events/arrangementWords';
import { onTop } from '../events/arrange';
import { eventKey } from '../events/event';
import { accountBeside, accountRow } from './accountRow';
import type { Arranged } from './arranged';
import type { Desk } from './desks';
import { dueItem, rowsOnTop } from './dueOnTop';
import { eventItem } from './eventItem';
import type { EventsProviderParts } from './eventsProvider';
import { errorItem, groupItem, namesItem, noAccountItem, noteItem, nothingItem } from './listRows';
import { isReadOnly } from './marks';
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
  if (node.kind === 'due') {
    return dueItem(rowsOnTop(desks.shown(), layoutOf));
  }
  const desk = desks.of(node.account);
  if (!desk) {
    return new TreeItem('');
  }
  const { store } = desk;
  const shown = desks.shown();
  const profile = desk.session()?.profile;
  const { groupBy, filter } = arrangements.of(node.account);
  switch (node.kind) {
    case 'account': {
      const [first] = shown;
      return profile
        ? accountRow({
            ...{ profile, desk, shown, active: desk === first, now: clock.now() },
            filter: filterWords(filter, store, l10n.t),
          })
        : new TreeItem('');
    }
    case 'group': {
      const { groups, isHeld } = layoutOf(desk);
      const count = (groups.get(node.group)?.events ?? []).filter(event => !isHeld(eventKey(event))).length;
      const collapsed = (groupBy === 'urgency' || groupBy === 'state') && folded.has(node.group);
      return groupItem(groupTitle(groupBy, node.group, store, l10n.t), count, collapsed);
    }
    case 'event': {
      const { eventOf, groupOf, isHeld, shortName } = layoutOf(desk);
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
        account: profile && groupOf(node.key) === onTop ? accountBeside(profile, shown) : undefined,
        readOnly: isReadOnly(desk),
        silence: silences.of(desk, event),
        now: clock.now(),
      };
      return eventItem(facts, node);
    }
    case 'error':
      return errorItem(store.state().error ?? new Error());
    case 'note':
      return noteItem(store.state().incomplete ?? 'short');
    case 'names':
      return namesItem(store.state().namesError?.advice ?? '');
    case 'nothing':
      return nothingItem(isFiltering(filter));
  }
}
