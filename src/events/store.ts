import type { EnsError } from '../ens/error';
import type { IncompleteReason } from '../ens/pages';
import type { EnsEvent, Instance, Region } from '../ens/types';
import { eventKey, type EventKey } from './event';
import { ownersOf } from './owners';
import { createSignal, type Signal } from '../base/signal';

export type { IncompleteReason };

/** What the list as a whole is like; the events themselves are beside it. */
export interface ListState {
  loading: boolean;
  /** When the last complete read ended, Unix milliseconds; undefined before the first. */
  loadedAt?: number;
  /** Why the last read failed; events of an earlier read stay. */
  error?: Error;
  /** Set where not all events could be read. */
  incomplete?: IncompleteReason;
  /** Why instance names are missing, where they are. */
  namesError?: EnsError | undefined;
}

/** What changed: these events, none where only the state of the list did, or (`keys` absent) the list as a whole. */
export interface StoreChange {
  keys?: readonly EventKey[];
}

/** The known events of one account. Only the owner of the store writes to it; views subscribe and read. */
export interface EventStore {
  readonly changes: Pick<Signal<StoreChange>, 'subscribe'>;
  readonly state: () => ListState;
  readonly events: () => Iterable<EnsEvent>;
  readonly get: (key: EventKey) => EnsEvent | undefined;
  /** True for an event of an earlier read that the last one, which was not complete, did not bring. */
  readonly isStale: (key: EventKey) => boolean;
  readonly instance: (instanceId: string) => Instance | undefined;
  /** The instance that has this disk or address, where one alone is known to. */
  readonly owner: (resourceId: string) => Instance | undefined;
  /** What an instance was called when it was read before, where that was another name. */
  readonly formerName: (instanceId: string) => string | undefined;
  /** True where the service found no instance of this id when it was last asked for it. */
  readonly isGone: (instanceId: string) => boolean;
  readonly region: (regionId: string) => Region | undefined;
  readonly patch: (state: Partial<ListState>) => void;
  /** Adds or replaces some events: a first page, or one event read again. Fires only what differs. */
  readonly merge: (events: readonly EnsEvent[]) => void;
  /** A read of the whole list: what is not in it is gone, but for one that is incomplete, which nobody can tell from. */
  readonly replace: (events: readonly EnsEvent[], state: ListState) => void;
  /** Fires where something differs from what is known. */
  readonly putInstances: (instances: readonly Instance[]) => void;
  /** The service finds no instance of this id; what was known of it stays. */
  readonly putGone: (instanceId: string) => void;
  readonly putRegions: (regions: readonly Region[]) => void;
  /** Forgets everything: another account, or none. */
  readonly clear: () => void;
}

/** @param onError hears what a listener threw, as in signal.ts */
export function createEventStore(onError?: (error: Error) => void): EventStore {
  const changes = createSignal<StoreChange>(onError);
  let events = new Map<EventKey, EnsEvent>();
  const instances = new Map<string, Instance>();
  const formerNames = new Map<string, string>();
  const gone = new Set<string>();
  const regions = new Map<string, Region>();
  let owners: ReadonlyMap<string, Instance> = new Map();
  let state: ListState = { loading: false };
  let stale: ReadonlySet<EventKey> = new Set();

  return {
    changes,
    state: () => state,
    events: () => events.values(),
    get: key => events.get(key),
    isStale: key => stale.has(key),
    instance: id => instances.get(id),
    owner: id => owners.get(id),
    formerName: id => formerNames.get(id),
    isGone: id => gone.has(id),
    region: id => regions.get(id),
    patch: part => {
      state = { ...state, ...part };
      changes.fire({ keys: [] });
    },
    merge: incoming => {
      const differing = incoming.filter(
        event => stale.has(eventKey(event)) || !isSame(events.get(eventKey(event)), event),
      );
      // An event that was absent, or moves to another section, changes the list, not just its own row.
      const moved = differing.some(event => events.get(eventKey(event))?.status !== event.status);
      for (const event of differing) {
        events.set(eventKey(event), event);
      }
      const came = new Set(differing.map(eventKey));
      stale = new Set([...stale].filter(key => !came.has(key)));
      if (differing.length > 0) {
        changes.fire(moved ? {} : { keys: differing.map(eventKey) });
      }
    },
    replace: (all, next) => {
      const came = new Map(all.map(event => [eventKey(event), event]));
      const missing = next.incomplete ? [...events.keys()].filter(key => !came.has(key)) : [];
      const after = next.incomplete ? new Map([...events, ...came]) : came;
      const before = { events, stale };
      events = after;
      stale = new Set(missing);
      state = next;
      const isMoved = (key: EventKey) => before.events.get(key)?.status !== after.get(key)?.status;
      const differing = [...after.keys()].filter(
        key => before.stale.has(key) !== stale.has(key) || !isSame(before.events.get(key), after.get(key)),
      );
      const isSameList = before.events.size === after.size && !differing.some(isMoved);
      changes.fire(isSameList ? { keys: differing } : {});
    },
    putInstances: list => {
      const found = list.filter(({ instanceId }) => gone.delete(instanceId));
      const differing = list.filter(instance => !isSame(instances.get(instance.instanceId), instance));
      for (const instance of differing) {
        const { instanceId, name } = instance;
        const before = instances.get(instanceId)?.name;
        if (before !== undefined && before !== name) {
          formerNames.set(instanceId, before);
        }
        instances.set(instanceId, instance);
      }
      if (differing.length > 0) {
        owners = ownersOf(instances.values());
      }
      if (found.length + differing.length > 0) {
        changes.fire({});
      }
    },
    putGone: id => {
      if (!gone.has(id)) {
        gone.add(id);
        changes.fire({});
      }
    },
    putRegions: list => {
      for (const region of list) {
        regions.set(region.regionId, region);
      }
      if (list.length > 0) {
        changes.fire({});
      }
    },
    clear: () => {
      events.clear();
      instances.clear();
      formerNames.clear();
      gone.clear();
      owners = new Map();
      regions.clear();
      stale = new Set();
      state = { loading: false };
      changes.fire({});
    },
  };
}

function isSame<Known>(a: Known | undefined, b: Known): boolean {
  return a === b || (a !== undefined && JSON.stringify(a) === JSON.stringify(b));
}
