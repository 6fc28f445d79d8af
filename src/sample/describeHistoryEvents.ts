import type { SampleAccount } from './account';
import { statusAt, type SampleEvent } from './events';
import { eventLists } from './lists';
import { list, onlyKnown, pageOf, required, words } from './parameters';
import { invalidParameter } from './refusal';
import { utc } from './utc';

const levels = ['CRITICAL', 'WARN', 'INFO'];
const states = ['Inquiring', 'Scheduled', 'Executing', 'Executed', 'Failed', 'Canceled', 'Avoided'];

/**
 * The events of the types asked for (ens-api.md section 1). A type of the right form that nobody has heard of finds
 * nothing, other text is refused, and so is a filter that the operation does not have: there is none for a time, an event
 * or a node.
 * @throws Refusal MissingParameter, InvalidParameter.EventTypes and the like
 */
export function describeHistoryEvents(params: URLSearchParams, account: SampleAccount): object {
  const now = account.now();
  const eventTypes = required(params, 'EventTypes').split(',');
  onlyKnown(params, [...eventLists, 'PageNumber', 'PageSize']);
  const odd = eventTypes.find(type => !/^\w+:\w+(\.\w+)?$/.test(type));
  if (odd !== undefined) {
    throw invalidParameter('EventTypes', `${odd} is not an event type.`);
  }
  const wanted = {
    levels: words(params, 'EventLevels', levels),
    status: words(params, 'EventStatus', states),
    resourceIds: list(params, 'ResourceIds'),
  };
  const found = account.events.filter(
    event =>
      eventTypes.includes(event.type) &&
      (wanted.levels?.includes(event.level) ?? true) &&
      (wanted.status?.includes(statusAt(event, now)) ?? true) &&
      (wanted.resourceIds?.includes(event.resourceId) ?? true),
  );
  const { rows, ...page } = pageOf(params, found, account.maxPageSize);
  return { ...page, Events: rows.map(event => wireEvent(event, now)) };
}

/** The form of the two UTC fields is an assumption (ens-api.md section 1). */
function wireEvent(event: SampleEvent, now: number): object {
  const { notBefore } = event;
  return {
    EventId: event.eventId,
    EventType: event.type,
    EventLevel: event.level,
    EventStatus: statusAt(event, now),
    ResourceId: event.resourceId,
    PublishTime: event.publishTime,
    PublishUtcTime: utc(event.publishTime),
    ...(notBefore !== undefined && { NotBefore: notBefore, NotBeforeUtcTime: utc(notBefore) }),
    Reason: event.reason,
    ExtendedAttribute: event.extendedAttribute,
  };
}
