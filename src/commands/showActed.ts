import { matches } from '../events/filter';
import type { DetailsPanels } from '../views/details/detailsPanels';
import type { EventsView } from '../views/eventsView';
import { isEventNode } from '../views/nodes';
import type { EventCommandDeps } from './deps';

export interface ShowActedDeps extends Pick<EventCommandDeps, 'desks' | 'arrangements'> {
  view: Pick<EventsView, 'reveal'>;
  details: Pick<DetailsPanels, 'show'>;
}

/**
 * Before an action on one row asks anything: selects the row and shows its page, so that what it is about can be read beside
 * the question. The focus stays where it is, and so does a filter. Several rows are left as they are selected.
 */
export async function showActed(deps: ShowActedDeps, ...[node, selected]: readonly unknown[]): Promise<void> {
  if (!deps.desks.active() || !isEventNode(node) || (Array.isArray(selected) && selected.length > 1)) {
    return;
  }
  const store = deps.desks.of(node.account)?.store;
  const event = store?.get(node.key);
  if (!store || !event) {
    return;
  }
  deps.details.show(node);
  if (matches(event, deps.arrangements.of(node.account).filter, store)) {
    await deps.view.reveal(node.account, node.key, false);
  }
}
