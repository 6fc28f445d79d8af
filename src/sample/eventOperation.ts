import type { SampleAccount } from './account';
import { outcomeOn, statusAt, type SampleEvent } from './events';
import { required } from './parameters';
import { invalidParameter } from './refusal';

/**
 * An operation that answers an event of one of `types`: now (`OpsType=immediate`) or at PlanTime (`scheduled`). The
 * answer is empty, its effect shows in DescribeHistoryEvents (ens-api.md section 2). Where ENS documents no code or no
 * rule (unknown ids, states, plan times in the past) this is the strictest reading of InvalidParameter.<field>.
 * @throws Refusal MissingParameter, InvalidParameter.<field>
 */
export function eventOperation(types: readonly string[]): (params: URLSearchParams, account: SampleAccount) => object {
  return (params, account) => {
    const [eventId, resourceId, opsType] = ['EventId', 'ResourceId', 'OpsType'].map(name => required(params, name));
    if (opsType !== 'immediate' && opsType !== 'scheduled') {
      throw invalidParameter('OpsType', 'it must be immediate or scheduled.');
    }
    const event = account.events.find(known => known.eventId === eventId);
    if (!event) {
      throw invalidParameter('EventId', 'there is no such event.');
    }
    if (event.resourceId !== resourceId) {
      throw invalidParameter('ResourceId', 'the event belongs to another resource.');
    }
    checkAnswerable(event, types, account.now());
    start(event, opsType === 'scheduled' ? planTime(params, account.now()) : undefined, account);
    return {};
  };
}

/** A plan may be replaced as long as it has not begun. */
function checkAnswerable(event: SampleEvent, types: readonly string[], now: number): void {
  if (!types.includes(event.type)) {
    throw invalidParameter('EventType', `${event.type} does not take this operation.`);
  }
  const status = statusAt(event, now);
  if (status !== 'Inquiring' && status !== 'Scheduled') {
    throw invalidParameter('EventStatus', `the event is ${status}.`);
  }
}

function planTime(params: URLSearchParams, now: number): number {
  const text = params.get('PlanTime') ?? '';
  const time = /^\d{1,15}$/.test(text) ? Number(text) : NaN;
  if (Number.isNaN(time)) {
    throw invalidParameter('PlanTime', 'a scheduled operation needs it in milliseconds since 1970.');
  }
  if (time <= now) {
    throw invalidParameter('PlanTime', 'it has passed.');
  }
  return time;
}

/** From here the clock moves the event: Scheduled (only with a plan), Executing, then its outcome. */
function start(event: SampleEvent, plan: number | undefined, { instances, executingMs, now }: SampleAccount): void {
  const startAt = plan ?? now();
  const instance = instances.find(({ instanceId }) => instanceId === event.resourceId);
  event.run = { startAt, endAt: startAt + executingMs, outcome: outcomeOn(instance) };
  if (plan !== undefined) {
    event.notBefore = plan;
  }
}
