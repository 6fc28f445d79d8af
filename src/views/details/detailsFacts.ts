import type { Profile } from '../../accounts/profile';
import type { EnsEvent, Instance, Region } from '../../ens/types';
import { eventKey, hasEnded } from '../../events/event';
import { nodeIdOf } from '../../events/nodeIdOf';
import { byDeadline } from '../../events/order';
import { resourceKindOf } from '../../events/resourceWords';
import type { EventStore } from '../../events/store';
import type { Operation } from '../../operations/operation';
import type { EventNode } from '../nodes';

/** Everything the page of an event says. */
export interface DetailsFacts {
  node: EventNode;
  event: EnsEvent;
  /** False where the service does not list the event any more; the page then says what it was like. */
  listed: boolean;
  instance?: Instance | undefined;
  /** True where the service finds no instance of the event's id. */
  gone: boolean;
  region?: Region | undefined;
  /** Of the node it is about; empty where that is not known. */
  nodeId: string;
  profile: Profile;
  /** Operations on the event or its instance, newest first. */
  operations: readonly Operation[];
  /** Other open events of the instance, soonest deadline first. */
  others: readonly EnsEvent[];
  /** What the instance was called before: in the list, or when an operation on it was confirmed. */
  formerName?: string | undefined;
  /** Of an event that is about a disk or an address: the instance that has it, where that is known. */
  owner?: Instance | undefined;
  /** Of an event that is about no instance: the other instances with events on its node, as far as they are known. */
  onNode: readonly Instance[];
  /** True where the account may not read names and disks. */
  namesDenied: boolean;
  /** Unix milliseconds. */
  now: number;
}

export interface FactsParts {
  node: EventNode;
  store: Pick<EventStore, 'get' | 'events' | 'instance' | 'owner' | 'isGone' | 'formerName' | 'region' | 'state'>;
  profile: Profile;
  /** Of all accounts, oldest first. */
  operations: readonly Operation[];
  /** Unix milliseconds. */
  now: number;
  /** The event as it was last known. */
  last?: EnsEvent | undefined;
}

/** What is known of an event; undefined where it never was. */
export function detailsFacts({ node, store, profile, operations, now, last }: FactsParts): DetailsFacts | undefined {
  const current = store.get(node.key);
  const event = current ?? last;
  if (!event) {
    return undefined;
  }
  const instance = store.instance(event.resourceId);
  const instances = knownInstances(store);
  const owner = instance ? undefined : store.owner(event.resourceId);
  const nodeId = nodeIdOf(event, store);
  const isOther = (other: EnsEvent) => other.resourceId === event.resourceId && eventKey(other) !== node.key;
  const own = operations
    .filter(({ profileId, resourceId }) => profileId === profile.id && resourceId === event.resourceId)
    .sort((a, b) => b.at - a.at);
  return {
    node,
    event,
    listed: current !== undefined,
    instance,
    gone: store.isGone(event.resourceId),
    owner,
    region: nodeId === '' ? undefined : store.region(nodeId),
    nodeId,
    profile,
    formerName: instance && formerNameOf(instance, store, own),
    operations: own,
    others: [...store.events()].filter(other => isOther(other) && !hasEnded(other)).sort(byDeadline),
    onNode:
      resourceKindOf(event) === 'instance' || nodeId === ''
        ? []
        : instances.filter(one => one.regionId === nodeId && one !== owner),
    namesDenied: store.state().namesError?.kind === 'permission',
    now,
  };
}

function formerNameOf(
  { instanceId, name }: Instance,
  { formerName }: Pick<FactsParts['store'], 'formerName'>,
  operations: readonly Operation[],
): string | undefined {
  const recorded = operations.map(operation => operation.name).filter(before => before !== '' && before !== instanceId);
  return formerName(instanceId) ?? recorded.find(before => before !== name);
}

/** Of the events in the list. */
function knownInstances(store: FactsParts['store']): Instance[] {
  return [...new Set([...store.events()].flatMap(({ resourceId }) => store.instance(resourceId) ?? []))];
}
