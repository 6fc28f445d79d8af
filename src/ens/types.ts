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
  /** Unix milliseconds; absent when the service gave none or nonsense. */
  publishTime?: number;
  /** Planned execution time, Unix milliseconds; absent when the service gave none or nonsense. */
  notBefore?: number;
  /** Free text of the service; untrusted. */
  reason?: string;
  /** A JSON document as a string; untrusted. */
  extendedAttribute?: string;
  /** Fields this version does not know, as text; untrusted. */
  extra: Readonly<Record<string, string>>;
}

export interface EventsPage {
  requestId: string;
  /** As echoed by the service; it may be smaller than what was asked for. */
  pageSize: number;
  pageNumber: number;
  /** Total match count; absent when the service gave none or nonsense. */
  totalCount?: number;
  events: EnsEvent[];
}

export interface EventsQuery {
  /** At least one: the service has no "all". */
  eventTypes: readonly string[];
  resourceIds?: readonly string[];
  pageNumber?: number;
  pageSize?: number;
}

/** What is done to one event: the exact parameters of EventRedeployInstance. */
export interface OperationRequest {
  eventId: string;
  resourceId: string;
  opsType: 'immediate' | 'scheduled';
  /** Unix milliseconds; present exactly when `opsType` is `scheduled`. */
  planTime?: number;
}

export interface Disk {
  diskId?: string;
  /** `file` and `local_*` are local disks, `pangu` is a cloud disk. */
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
  addresses: readonly string[];
  disks: readonly Disk[];
}

export interface Region {
  regionId: string;
  /** Chinese name. */
  name?: string;
  enName?: string;
}

/** The typed operations. Each call takes an AbortSignal and rejects with EnsError only. */
export interface EnsClient {
  describeHistoryEvents(query: EventsQuery, signal: AbortSignal): Promise<EventsPage>;
  /** Sends once, never repeats. Resolves with the RequestId when the service accepted. */
  eventRedeployInstance(request: OperationRequest, signal: AbortSignal): Promise<{ requestId: string }>;
  /** At most 100 ids a call. */
  describeInstances(instanceIds: readonly string[], signal: AbortSignal): Promise<Instance[]>;
  describeEnsRegions(signal: AbortSignal): Promise<Region[]>;
}
