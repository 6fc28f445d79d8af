import type { EnsEvent } from '../ens/types';
import { nodeIdOf } from '../events/nodeIdOf';
import type { TooltipFacts } from './eventTooltipLines';
import type { EventsProviderParts } from './eventsProvider';
import { isReadOnly } from './marks';
import type { EventNode } from './nodes';

/** What the tooltip of an event's row goes by, but for the time; undefined where the row is gone. */
export function tooltipFacts(
  { account, key }: EventNode,
  { desks, operationAt, silences }: Pick<EventsProviderParts, 'desks' | 'operationAt' | 'silences'>,
  event: EnsEvent | undefined,
): Omit<TooltipFacts, 'now' | 'local'> | undefined {
  const desk = desks.of(account);
  if (!desk || !event) {
    return undefined;
  }
  const { store } = desk;
  const instance = store.instance(event.resourceId);
  const nodeId = nodeIdOf(event, store);
  return {
    event,
    instance,
    gone: store.isGone(event.resourceId),
    nodeId,
    region: store.region(nodeId),
    formerName: store.formerName(event.resourceId),
    stale: store.isStale(key),
    listed: store.get(key) !== undefined,
    readOnly: isReadOnly(desk),
    account: desks.shown().length > 1 ? desk.session()?.profile : undefined,
    operation: operationAt(event),
    silence: silences.of(desk, event),
  };
}
