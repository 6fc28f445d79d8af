import { isEnsError } from '../ens/error';
import { operationBudget } from '../ens/exchange';
import { documentedEventTypes } from '../ens/eventTypes';
import { readAllEvents } from '../ens/paging';
import type { Clock } from '../ens/ports';
import type { EnsEvent, EnsReader, Instance } from '../ens/types';
import { eventKey, isInstanceEvent, type EventKey } from './event';
import { seekInstances } from './seekInstances';
import type { EventStore } from './store';

/** How long a type that the service refused is not asked for, milliseconds: it may have learnt it. */
const refusalLasts = 24 * 3_600_000;

/** Types that a service refused, for as long as the client lives: other credentials come with another one. */
const refusals = new WeakMap<EnsReader, { types: Set<string>; since: number }>();

export interface ReaderParts {
  store: EventStore;
  clock: Clock;
  /** Event types asked for besides the documented ones (setting `ensEvents.eventTypes`). */
  extraTypes: () => readonly string[];
}

/**
 * Reads all events of an account into the store; the first page shows before the last is read. Where not all came, events
 * of an earlier read stay beside what did. Rejects with EnsError.
 */
export async function readEvents(
  { store, clock, extraTypes }: ReaderParts,
  client: EnsReader,
  signal: AbortSignal,
): Promise<void> {
  const { events, incompleteReason } = await readAllEvents(client, {
    eventTypes: typesToAskFor(extraTypes()),
    signal,
    until: clock.now() + operationBudget,
    refused: refusedBy(client, clock.now()),
    onProgress: page => {
      if (!signal.aborted) {
        store.merge(page);
      }
    },
  });
  signal.throwIfAborted();
  const { namesError } = store.state();
  store.replace(events, {
    loading: false,
    loadedAt: clock.now(),
    ...(incompleteReason && { incomplete: incompleteReason }),
    ...(namesError && { namesError }),
  });
}

/** The types that this service is known not to take; all of them are asked for again a day later. */
function refusedBy(client: EnsReader, now: number): Set<string> {
  const known = refusals.get(client);
  if (known && now - known.since < refusalLasts) {
    return known.types;
  }
  const types = new Set<string>();
  refusals.set(client, { types, since: now });
  return types;
}

/**
 * Reads names, nodes and disks of instances that are not known yet, or of all `anew`, and once the names of the nodes. What
 * the service did not find is asked for again `anew` only. Rejects with EnsError; the list stays useful with ids alone.
 */
export async function readNames(
  { store }: Pick<ReaderParts, 'store'>,
  client: EnsReader,
  signal: AbortSignal,
  anew = false,
): Promise<void> {
  const ids = [...store.events()].filter(isInstanceEvent).map(({ resourceId }) => resourceId);
  const wanted = [...new Set(ids)].filter(id => anew || !(store.instance(id) || store.isGone(id)));
  await seekInstances(client, wanted, signal, { onFound: store.putInstances, onGone: store.putGone });
  const nodes = wanted.flatMap(id => store.instance(id)?.regionId ?? []);
  if (nodes.some(node => !store.region(node))) {
    const regions = await client.describeEnsRegions(signal);
    signal.throwIfAborted();
    store.putRegions(regions);
  }
}

/** Events that were read again. What a complete reading lacks is not listed any more; of an incomplete one nobody knows. */
export interface EventsReading {
  events: ReadonlyMap<EventKey, EnsEvent>;
  complete: boolean;
}

/** Reads these events again, all in one question. Rejects with EnsError. */
export async function readSome(
  client: EnsReader,
  wanted: readonly Pick<EnsEvent, 'type' | 'eventId' | 'resourceId'>[],
  signal: AbortSignal,
): Promise<EventsReading> {
  const keys = new Set(wanted.map(eventKey));
  const { events, complete } = await readAllEvents(client, {
    eventTypes: [...new Set(wanted.map(({ type }) => type))],
    resourceIds: [...new Set(wanted.map(({ resourceId }) => resourceId))],
    signal,
  });
  signal.throwIfAborted();
  const found = events.filter(event => keys.has(eventKey(event))).map(event => [eventKey(event), event] as const);
  return { events: new Map(found), complete };
}

/** The events of one resource, of all types that are asked for, and whether they are all. Rejects with EnsError. */
export async function readOfResource(
  { clock, extraTypes }: Pick<ReaderParts, 'clock' | 'extraTypes'>,
  client: EnsReader,
  resourceId: string,
  signal: AbortSignal,
): Promise<{ events: readonly EnsEvent[]; complete: boolean }> {
  const { events, complete } = await readAllEvents(client, {
    eventTypes: typesToAskFor(extraTypes()),
    resourceIds: [resourceId],
    signal,
    refused: refusedBy(client, clock.now()),
  });
  signal.throwIfAborted();
  return { events: events.filter(event => event.resourceId === resourceId), complete };
}

function typesToAskFor(extraTypes: readonly string[]): string[] {
  return [...new Set([...documentedEventTypes, ...extraTypes])];
}

/** Instances that were read, and the ids that the service finds none for; of all others nothing is known. */
export interface InstancesReading {
  instances: readonly Instance[];
  gone: ReadonlySet<string>;
}

/** The instances as they are now; without the permission to read them, none. Rejects with EnsError. */
export async function readInstances(
  client: EnsReader,
  ids: readonly string[],
  signal: AbortSignal,
): Promise<InstancesReading> {
  const instances: Instance[] = [];
  const gone = new Set<string>();
  const onFound = (some: readonly Instance[]) => {
    for (const instance of some) {
      instances.push(instance);
    }
  };
  try {
    await seekInstances(client, ids, signal, { onFound, onGone: id => gone.add(id) });
  } catch (error) {
    if (!isPermissionError(error)) {
      throw error;
    }
  }
  return { instances, gone };
}

/** True for a refusal of one permission: the rest of the product goes on without it. */
function isPermissionError(error: unknown): boolean {
  return isEnsError(error) && error.kind === 'permission';
}
