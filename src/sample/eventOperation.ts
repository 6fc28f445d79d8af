import type { DataPolicy } from '../ens/types';
import type { SampleAccount } from './account';
import { outcomeOn, statusAt, type SampleEvent } from './events';
import { currentInstance } from './instanceState';
import { kindOf, type Kind } from './kinds';
import { required } from './parameters';
import { deadlineOf, planTime } from './planTime';
import { invalidParameter } from './refusal';

/** How an event was answered. */
interface Order {
  /** Unix milliseconds; absent for now. */
  plan?: number;
  /** Of a migration only. */
  dataPolicy?: DataPolicy;
}

const dataPolicies: readonly DataPolicy[] = ['abandon', 'force_transfer', 'try_transfer'];

/**
 * An operation that answers an event whose type takes it: now (`OpsType=immediate`) or at PlanTime (`scheduled`). The
 * answer is empty, its effect shows in DescribeHistoryEvents and DescribeInstances (ens-api.md sections 2 and 3). Where
 * ENS documents no code or no rule (unknown ids, states, plan times that have passed or are too far) this is the strictest
 * reading of InvalidParameter.<field>.
 * @throws Refusal MissingParameter, InvalidParameter.<field>
 */
export function eventOperation(kind: Kind): (params: URLSearchParams, account: SampleAccount) => object {
  return (params, account) => {
    const [eventId, resourceId = '', opsType] = ['EventId', 'ResourceId', 'OpsType'].map(name =>
      required(params, name),
    );
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
    checkAnswerable(event, kind, account.now());
    checkInstance(resourceId, account);
    const plan = planTime(params, event, account.now());
    const order: Order = {
      ...(plan !== undefined && { plan }),
      ...(kind === 'migrate' && { dataPolicy: dataPolicy(params) }),
    };
    if (kind === 'migrate' && plan !== undefined && params.has('Password')) {
      throw invalidParameter('Password', 'a scheduled migration takes none.');
    }
    start(event, order, account);
    return {};
  };
}

/** A plan may be replaced as long as it has not begun. */
function checkAnswerable(event: SampleEvent, kind: Kind, now: number): void {
  if (kindOf(event.type) !== kind) {
    throw invalidParameter('EventType', `${event.type} does not take this operation.`);
  }
  const status = statusAt(event, now);
  if (status !== 'Inquiring' && status !== 'Scheduled') {
    throw invalidParameter('EventStatus', `the event is ${status}.`);
  }
}

/** As ECS has it: Running or Stopped, and not on the way from one to the other (ens-api.md section 2). */
function checkInstance(instanceId: string, account: SampleAccount): void {
  const status = currentInstance(account, instanceId)?.status ?? 'gone';
  if (status !== 'Running' && status !== 'Stopped') {
    throw invalidParameter('InstanceStatus', `the instance is ${status}.`);
  }
}

function dataPolicy(params: URLSearchParams): DataPolicy {
  const text = params.get('DataPolicy') ?? 'abandon';
  const policy = dataPolicies.find(known => known === text);
  if (!policy) {
    throw invalidParameter('DataPolicy', `it must be one of ${dataPolicies.join(', ')}.`);
  }
  return policy;
}

/** From here the clock moves the event: Scheduled (only with a plan), Executing, then its outcome. */
function start(event: SampleEvent, { plan, dataPolicy }: Order, { instances, executingMs, now }: SampleAccount): void {
  const startAt = plan ?? now();
  const instance = instances.find(({ instanceId }) => instanceId === event.resourceId);
  const run = { startAt, endAt: startAt + executingMs, outcome: outcomeOn(instance) };
  event.run = { ...run, ...(dataPolicy && { dataPolicy }) };
  if (plan !== undefined) {
    event.deadline ??= deadlineOf(event);
    event.notBefore = plan;
  }
}
