import { isFiltering, type Arrangement } from '../events/arrangement';
import { eventKey } from '../events/event';
import type { Arranged } from './arranged';
import type { Desk } from './desks';
import type { EventsNode } from './nodes';
import { welcomeOf } from './viewMode';

/**
 * The rows of one account: what went wrong, then its groups or its events. Below a row of its own (`several` accounts are
 * shown) it also says what a welcome text says elsewhere.
 */
export function rowsOfDesk(
  { profileId: account, store }: Desk,
  { groupBy, filter }: Pick<Arrangement, 'groupBy' | 'filter'>,
  { groups, top }: Pick<Arranged, 'groups' | 'top'>,
  several: boolean,
): EventsNode[] {
  const { error, incomplete, loadedAt, namesError } = store.state();
  const rows: EventsNode[] =
    groupBy === 'none'
      ? [...groups.values()].flatMap(({ events }) =>
          events.map(event => ({ kind: 'event', account, key: eventKey(event) }) as const),
        )
      : [...groups.keys()].map(group => ({ kind: 'group', account, group }) as const);
  const hasEvents = !isEmpty(store.events());
  if (
    rows.length + top.length === 0 &&
    (hasEvents ? isFiltering(filter) : several && !error && loadedAt !== undefined)
  ) {
    rows.push({ kind: 'nothing', account });
  }
  if (hasEvents && namesError?.kind === 'permission') {
    rows.unshift({ kind: 'names', account });
  }
  if (incomplete) {
    rows.unshift({ kind: 'note', account });
  }
  // Without any event some errors have a welcome text, which shows only where there is no row.
  if (error && (several || rows.length > 0 || !welcomeOf(error))) {
    rows.unshift({ kind: 'error', account });
  }
  return rows;
}

function isEmpty(events: Iterable<unknown>): boolean {
  return events[Symbol.iterator]().next().done === true;
}
