/** Plain shapes of the ENS OpenAPI 2017-11-10, as this extension uses it (reference: ens-api.md sections 1, 2 and 4). */

export interface Credentials {
  accessKeyId: string;
  accessKeySecret: string;
  /** Present for temporary (STS) credentials. */
  securityToken?: string;
}

/** Where signed calls go: `ens.aliyuncs.com` over HTTPS, or a loopback `host:port` over HTTP. */
export interface Endpoint {
  protocol: 'https' | 'http';
  /** Host name, with a port only on loopback addresses. */
  host: string;
}

/** A system event as the service reports it. Unknown types, states and levels are kept as they came. */
export interface EnsEvent {
  eventId: string;
  /** For instance `Instance:SystemFailure.Redeploy`. */
  type: string;
  /** CRITICAL, WARN, INFO, or anything else the service says. */
  level: string;
  /** Inquiring, Scheduled, Executing, Executed, Failed, Canceled, Avoided, or anything else. */
  status: string;
  /** Usually an instance id (`i-…`). */
  resourceId: string;
  /** Unix milliseconds; absent when the service gave none, or one that cannot be read. */
  publishTime?: number;
  /** What the service wrote there, where it cannot be read as a time; cut, untrusted. */
  publishTimeText?: string;
  /** Planned execution time, Unix milliseconds; absent when the service gave none, or one that cannot be read. */
  notBefore?: number;
  /** As `publishTimeText`. */
  notBeforeText?: string;
  /** Free text of the service; untrusted. */
  reason?: string;
  /** A JSON document as a string; untrusted. */
  extendedAttribute?: string;
  /** Fields this version does not know, as text; untrusted. */
  extra: Readonly<Record<string, string>>;
}

export interface EventsPage {
  requestId: string;
  /** As echoed by the service, which is not always true; as asked for where it echoes none. */
  pageSize: number;
  pageNumber: number;
  /** Total match count, or that of the page; absent when the service gave none or nonsense. */
  totalCount?: number;
  /** Rows of the page, those too that are no events and therefore not in `events`. */
  rowCount: number;
  events: EnsEvent[];
}

export interface EventsQuery {
  /** At least one: the service has no "all". */
  eventTypes: readonly string[];
  resourceIds?: readonly string[];
  pageNumber?: number;
  pageSize?: number;
}

/** What becomes of the data in a migration: given up, moved by force, moved if it works (ens-api.md section 3). */
export type DataPolicy = 'abandon' | 'force_transfer' | 'try_transfer';

/** What is done to one event: the exact parameters of EventRedeployInstance, EventRebootInstance, EventMigrateInstance. */
export interface OperationRequest {
  eventId: string;
  resourceId: string;
  opsType: 'immediate' | 'scheduled';
  /** Unix milliseconds; present exactly when `opsType` is `scheduled`. */
  planTime?: number;
  /** Of a migration only. */
  dataPolicy?: DataPolicy;
}

/** What the service says of one element of a batch; nothing of it is certain to be there. */
export interface BatchResult {
  eventId?: string;
  resourceId?: string;
  /** `200` for success. */
  code?: string;
  /** Untrusted. */
  message?: string;
}

/** HTTP 200 of a batch is no success: each element has its own code. */
export interface BatchAnswer {
  requestId: string;
  results: readonly BatchResult[];
}

export interface Disk {
  diskId?: string;
  /** What kind of disk it is; operations/risk.ts says which of them are local. */
  category: string;
  /** GiB; absent when unknown. */
  sizeGiB?: number;
  role: 'system' | 'data';
}

export interface Instance {
  instanceId: string;
  name?: string;
  /** Running, Stopped, Expired, or anything else. */
  status?: string;
  /** Node, for instance `cn-dalian-unicom`. */
  regionId?: string;
  spec?: string;
  /** For instance `x86_vm`, or `x86_pm` for a physical machine. */
  family?: string;
  /** Number of cores, as the service writes it. */
  cpu?: string;
  memoryMiB?: number;
  os?: string;
  /** Unix milliseconds, as is `expireTime`. */
  createTime?: number;
  expireTime?: number;
  addresses: readonly string[];
  disks: readonly Disk[];
  /** Of the answer that it came with. */
  requestId?: string;
}

export interface Region {
  regionId: string;
  /** Chinese name. */
  name?: string;
  enName?: string;
}

export type SendOne = (request: OperationRequest, signal: AbortSignal) => Promise<{ requestId: string }>;
/** At most about 20 requests a call: they travel in the address (ens-api.md section 3). */
export type SendMany = (requests: readonly OperationRequest[], signal: AbortSignal) => Promise<BatchAnswer>;

/**
 * The operations that change nothing. Each call takes an AbortSignal and rejects with EnsError only. They are repeated where
 * that may help, and end by `until`, Unix milliseconds, 45 s from the call where none is given.
 */
export interface EnsReader {
  describeHistoryEvents(query: EventsQuery, signal: AbortSignal, until?: number): Promise<EventsPage>;
  /** At most 100 ids a call. */
  describeInstances(instanceIds: readonly string[], signal: AbortSignal, until?: number): Promise<Instance[]>;
  describeEnsRegions(signal: AbortSignal, until?: number): Promise<Region[]>;
}

/**
 * The operations that change something: each sends once, never repeats, and resolves with the RequestId where the service
 * accepted. They reject with EnsError only. What sends takes them together with what was confirmed
 * (operations/confirmation.ts).
 */
export interface EnsWriter {
  eventRedeployInstance: SendOne;
  eventRebootInstance: SendOne;
  eventMigrateInstance: SendOne;
  batchEventRedeployInstance: SendMany;
  batchEventRebootInstance: SendMany;
  batchEventMigrateInstance: SendMany;
}

export interface EnsClient extends EnsReader, EnsWriter {}
