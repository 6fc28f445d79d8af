import { arrange, type Group } from '../events/arrange';
import type { Arrangement } from '../events/arrangement';
import { eventKey, type EventKey } from '../events/event';
import type { Desk } from './desks';

/** The rows of one account as they are laid out at a moment. */
export interface Arranged {
  readonly groups: ReadonlyMap<string, Group>;
  readonly groupOf: (key: EventKey) => string | undefined;
  /** Equal while no row comes, goes or moves. */
  readonly shape: string;
}

/** Lays out a desk's events. `now` in Unix milliseconds. */
export function arrangedOf({ store }: Desk, arrangement: Arrangement, now: number): Arranged {
  const groups = arrange(store.events(), arrangement, store, now);
  const groupByKey = new Map(groups.flatMap(({ id, events }) => events.map(event => [eventKey(event), id])));
  return {
    groups: new Map(groups.map(group => [group.id, group])),
    groupOf: key => groupByKey.get(key),
    shape: JSON.stringify(groups.map(({ id, events }) => [id, events.map(eventKey)])),
  };
}
