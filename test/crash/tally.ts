import type { ReceivedRequest } from '../../src/sample/received';
import { isOpen, type Operation } from '../../src/operations/operation';

export interface Tally {
  begun: number;
  /** By what the call came to. */
  accepted: number;
  refused: number;
  notSent: number;
  unknown: number;
  /** Seen to their end. */
  settled: number;
  /** Ended as "the console knows". */
  unsettled: number;
  /** Events that were sent without a record, recorded as not carried out though they arrived, or left open. */
  lost: string[];
  /** Events that were sent more than once. */
  repeated: string[];
}

/** Compares what the gateway received with what the journal says. `writes`: one for each event of each call. */
export function tally(operations: readonly Operation[], writes: readonly string[]): Tally {
  const outcomes = (kind: string) => operations.filter(({ outcome }) => outcome?.kind === kind).length;
  const recorded = new Set(operations.map(({ eventId }) => eventId));
  const arrived = new Set(writes);
  const open = operations.filter(operation => isOpen(operation));
  const denied = operations.filter(({ eventId, outcome }) => outcome?.kind === 'notSent' && arrived.has(eventId));
  return {
    begun: operations.length,
    accepted: outcomes('accepted'),
    refused: outcomes('refused'),
    notSent: outcomes('notSent'),
    unknown: outcomes('unknown'),
    settled: operations.filter(({ end }) => end && end.how !== 'unsettled').length,
    unsettled: operations.filter(({ end }) => end?.how === 'unsettled').length,
    lost: [...[...arrived].filter(id => !recorded.has(id)), ...[...open, ...denied].map(({ eventId }) => eventId)],
    repeated: [...arrived].filter(id => writes.filter(other => other === id).length > 1),
  };
}

/** The events that a request asks to redeploy; none for a read. */
export function eventsWrittenBy({ action, params }: ReceivedRequest): string[] {
  const given = new Map(params);
  if (action === 'EventRedeployInstance') {
    return [given.get('EventId') ?? ''];
  }
  if (action === 'BatchEventRedeployInstance') {
    const infos = JSON.parse(given.get('EventInfos') ?? '[]') as { EventId: string }[];
    return infos.map(({ EventId }) => EventId);
  }
  return [];
}
