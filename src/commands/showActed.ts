import { matches } from '../events/filter';
import type { DetailsPanels } from '../views/details/detailsPanels';
import type { EventsView } from '../views/eventsView';
import type { EventNode } from '../views/nodes';
import type { EventCommandDeps } from './deps';

export interface ShowActedDeps extends Pick<EventCommandDeps, 'desks' | 'arrangements'> {
  view: Pick<EventsView, 'reveal'>;
  details: Pick<DetailsPanels, 'show'>;
}

/**
 * While an action on one event is asked about: selects its row and shows its page, so that what it is about can be read
 * beside the question. The focus stays where it is, and so does a filter.
 */
export async function showActed(deps: ShowActedDeps, node: EventNode): Promise<void> {
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
