import { noFilter } from '../events/arrangement';
import { arrangeAll } from './arrangeAll';
import type { EventCommandDeps } from './deps';

/** Shows all events again. */
export async function clearFilter(deps: Pick<EventCommandDeps, 'desks' | 'arrangements'>): Promise<void> {
  await arrangeAll(deps, arrangement => ({ ...arrangement, filter: noFilter }));
}
