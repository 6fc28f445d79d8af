import { visible } from '../base/inert';
import { csvFile } from './csv';
import { inertJson, isoTime } from './inertJson';

/** What an export says of an operation; an Operation with its state fits. Times in Unix milliseconds, texts untrusted. */
export interface ExportedOperation {
  at: number;
  account: string;
  action: string;
  host?: string;
  keyId?: string;
  name: string;
  resourceId: string;
  eventId: string;
  snapshot?: { regionId?: string; localDisks?: readonly string[] };
  plan: { opsType: string; planTime?: number };
  state: string;
  outcome?: { requestId?: string; code?: string; message?: string };
  end?: { at: number; how: string; summary?: string };
}

/** The members of the JSON and the columns of the CSV: made for programs, so in no language. */
const columns = [
  'time',
  'account',
  'accessKeyId',
  'host',
  'action',
  'instance',
  'resourceId',
  'node',
  'localDisksAtRisk',
  'eventId',
  'planTime',
  'state',
  'requestId',
  'code',
  'ended',
  'result',
  'summary',
] as const;
type Row = Record<(typeof columns)[number], string | undefined>;

/** Longest cell, characters: a whole message of the service fits. */
const cellCap = 10_000;

/** A CSV file: a table with a head row. Times are ISO 8601 in UTC; what an operation does not have is empty, its text is inert. */
export function operationsCsv(operations: readonly ExportedOperation[]): string {
  const rows = operations.map(operation => {
    const row = rowOf(operation);
    return columns.map(column => visible(row[column] ?? '', cellCap));
  });
  return csvFile([columns, ...rows]);
}

/**
 * A JSON array with the same members, `null` for what an operation does not have. Texts are as they came; characters that
 * hide or turn the text around it are escaped.
 */
export function operationsJson(operations: readonly ExportedOperation[]): string {
  const rows = operations.map(operation => {
    const row = rowOf(operation);
    return Object.fromEntries(columns.map(column => [column, row[column] ?? null]));
  });
  return inertJson(rows);
}

/** Empty is not recorded, which is no "none". A reboot leaves disks alone. */
function riskOf({ action, snapshot }: ExportedOperation): string | undefined {
  const disks = action === 'reboot' ? [] : snapshot?.localDisks;
  return disks?.length === 0 ? 'none' : disks?.join('; ');
}

function rowOf(operation: ExportedOperation): Row {
  const { at, account, keyId, host, action, name, resourceId, eventId, snapshot, plan, state, outcome, end } =
    operation;
  return {
    time: isoTime(at),
    account,
    accessKeyId: keyId,
    host,
    action,
    instance: name,
    resourceId,
    node: snapshot?.regionId,
    localDisksAtRisk: riskOf(operation),
    eventId,
    planTime: isoTime(plan.planTime),
    state,
    requestId: outcome?.requestId,
    code: outcome?.code,
    ended: isoTime(end?.at),
    result: end?.how,
    summary: end?.summary ?? outcome?.message,
  };
}
