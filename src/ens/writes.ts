// Nothing here may be repeated: there is no idempotency token (reliability.md section 2). So this file knows callOnce only.
import { callOnce, type CallParts } from './call';
import { unsentError } from './failure';
import { batchList, batchResultsOf } from './schemas';
import type { OperationRequest, SendMany, SendOne } from './types';

/** The write operations of one event: EventRedeployInstance and the like. */
export function sendOne(call: CallParts, action: string): SendOne {
  return async (request, signal) => {
    refuseWithoutTime(call, action, request);
    const { eventId, resourceId } = request;
    const fields = Object.entries(fieldsOf(request)).map(([name, value]) => [name, String(value)]);
    const query = Object.fromEntries(fields) as Record<string, string>;
    const { requestId } = await callOnce(call, { action, query, subject: { eventId, resourceId } }, signal);
    return { requestId };
  };
}

/** The batch forms: one parameter, a JSON array as a string (ens-api.md section 3). */
export function sendMany(call: CallParts, action: string): SendMany {
  return async (requests, signal) => {
    for (const request of requests) {
      refuseWithoutTime(call, action, request);
    }
    const query = { EventInfos: JSON.stringify(requests.map(fieldsOf)) };
    const subject = {
      eventId: requests.map(({ eventId }) => eventId).join(','),
      resourceId: requests.map(({ resourceId }) => resourceId).join(','),
    };
    const { requestId, body } = await callOnce(call, { action, query, subject, list: batchList }, signal);
    return { requestId, results: batchResultsOf(body, call.mask) };
  };
}

/**
 * PlanTime in epoch milliseconds, and only for a scheduled one; never PlanUtcTime, whose meaning is not documented, and
 * never a Password, which would travel in the address.
 */
function fieldsOf({
  eventId,
  resourceId,
  opsType,
  planTime,
  dataPolicy,
}: OperationRequest): Record<string, string | number> {
  return {
    EventId: eventId,
    ResourceId: resourceId,
    OpsType: opsType,
    ...(opsType === 'scheduled' && planTime !== undefined && { PlanTime: planTime }),
    ...(dataPolicy !== undefined && { DataPolicy: dataPolicy }),
  };
}

/** Without its time the service might take a scheduled operation for an immediate one. */
function refuseWithoutTime(call: CallParts, action: string, { opsType, planTime }: OperationRequest): void {
  if (opsType === 'scheduled' && !Number.isSafeInteger(planTime)) {
    const error = new TypeError('A scheduled operation needs a planned time.');
    throw unsentError(error, { ...call, action });
  }
}
