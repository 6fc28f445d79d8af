import type { EnsEvent } from '../ens/types';
import { arrange, onTop, type Group, type GroupId, type Layout } from '../events/arrange';
import { eventKey, type EventKey } from '../events/event';
import { shortNames, type ShortNames } from '../events/rowWords';
import type { HeldPlace } from '../events/still';
import type { Desk } from './desks';
import { eventLabel } from './eventItem';

/** The rows of one account as they are laid out at a moment. */
export interface Arranged {
  /** Their events in order, each as it was when its row got its place. */
  readonly groups: ReadonlyMap<string, Group>;
  /** Those that stand above the accounts, the soonest first. */
  readonly top: readonly EnsEvent[];
  readonly groupOf: (key: EventKey) => GroupId | undefined;
  /** True for a row that is still where it was, though its event belongs elsewhere or is gone. */
  readonly isHeld: (key: EventKey) => boolean;
  /** The event of a row: as the account knows it, else as it was last known. */
  readonly eventOf: (key: EventKey) => EnsEvent | undefined;
  /** Names of the account's instances, shortened for rows. */
  readonly shortName: ShortNames;
  /** Equal while no row comes, goes or moves. */
  readonly shape: string;
}

/** Lays out the places of a desk's rows. */
export function arrangedOf(
  { store }: Pick<Desk, 'store'>,
  layout: Layout,
  places: ReadonlyMap<EventKey, HeldPlace>,
): Arranged {
  const { top, groups } = arrange(places.values(), layout, store);
  const all: readonly { id: GroupId; events: readonly EnsEvent[] }[] = [{ id: onTop, events: top }, ...groups];
  const groupByKey = new Map(all.flatMap(({ id, events }) => events.map(event => [eventKey(event), id] as const)));
  const isHeld = (key: EventKey) => places.get(key)?.since !== undefined;
  const labelOf = (event: EnsEvent) => eventLabel(event, store.instance(event.resourceId));
  return {
    groups: new Map(groups.map(group => [group.id, group])),
    top,
    groupOf: key => groupByKey.get(key),
    isHeld,
    eventOf: key => store.get(key) ?? places.get(key)?.event,
    shortName: shortNames(uniqueLabels(places.values(), labelOf)),
    shape: JSON.stringify(all.map(({ id, events }) => [id === onTop ? 0 : id, events.map(eventKey)])),
  };
}

/** One for each resource: an instance may have many events, and a name takes its time to make inert. */
function uniqueLabels(places: Iterable<HeldPlace>, labelOf: (event: EnsEvent) => string): string[] {
  const labels = new Map<string, string>();
  for (const { event } of places) {
    if (!labels.has(event.resourceId)) {
      labels.set(event.resourceId, labelOf(event));
    }
  }
  return [...labels.values()];
}
