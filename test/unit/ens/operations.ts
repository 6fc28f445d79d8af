import type { EnsClient, OperationRequest } from '../../../src/ens/types';
import { noSignal } from '../builders';

const request: OperationRequest = { eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' };
const other: OperationRequest = { ...request, eventId: 'e-2', resourceId: 'i-2' };

/** One operation of the client: its name, and a call of it. */
export interface Call {
  action: string;
  call: (client: EnsClient) => Promise<unknown>;
}

export const reads: readonly Call[] = [
  {
    action: 'DescribeHistoryEvents',
    call: client => client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'] }, noSignal),
  },
  {
    action: 'DescribeHistoryEvents, a later page',
    call: client =>
      client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'], pageNumber: 3, pageSize: 100 }, noSignal),
  },
  { action: 'DescribeInstances', call: client => client.describeInstances(['i-1'], noSignal) },
  { action: 'DescribeEnsRegions', call: client => client.describeEnsRegions(noSignal) },
];

export const singleWrites: readonly Call[] = [
  { action: 'EventRedeployInstance', call: client => client.eventRedeployInstance(request, noSignal) },
  { action: 'EventRebootInstance', call: client => client.eventRebootInstance(request, noSignal) },
  { action: 'EventMigrateInstance', call: client => client.eventMigrateInstance(request, noSignal) },
];

export const batchWrites: readonly Call[] = [
  {
    action: 'BatchEventRedeployInstance',
    call: client => client.batchEventRedeployInstance([request, other], noSignal),
  },
  { action: 'BatchEventRebootInstance', call: client => client.batchEventRebootInstance([request, other], noSignal) },
  { action: 'BatchEventMigrateInstance', call: client => client.batchEventMigrateInstance([request, other], noSignal) },
];

export const writes = [...singleWrites, ...batchWrites];
