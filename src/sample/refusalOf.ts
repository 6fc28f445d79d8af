import type { Fault } from './faults';
import { invalidParameter, noPermission, Refusal } from './refusal';

/** The type that a `refuseType` is about. */
export function refusedType({ type = 'Instance:SystemMaintenance.Reboot' }: { type?: string }): string {
  return type;
}

/** The error answer of those faults that are one. */
export function refusalOf(fault: Fault, action: string): Refusal | undefined {
  switch (fault.kind) {
    case 'throttle':
      return new Refusal(400, fault.code ?? 'Throttling.Api', 'Request was denied due to api flow control.');
    case 'fail':
      return fault.status === 503
        ? new Refusal(503, 'ServiceUnavailable', 'The request has failed due to a temporary failure of the server.')
        : new Refusal(fault.status, 'InternalError', 'The request processing has failed due to some unknown error.');
    case 'deny':
      return noPermission(action);
    case 'refuse':
      return new Refusal(400, fault.code, fault.message ?? 'The request was refused.');
    case 'refuseType':
      return invalidParameter('EventTypes', `${refusedType(fault)} is not supported.`);
    case 'refuseDeadIds':
      return new Refusal(400, 'InstanceIdNotFound', 'The input parameter InstanceId that is not found.');
    case 'refuseComma':
      return new Refusal(400, fault.code ?? 'InvalidParameter.EventTypes', 'A list is not taken in this form.');
    default:
      return undefined;
  }
}
