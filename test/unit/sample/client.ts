import http from 'node:http';
import { startGateway, type Gateway, type GatewayOptions } from '../../../src/sample';
import type { BatchVerdict, SampleEvent, SampleInstance, SampleKey } from '../../../src/sample';
import { queryOf, sign, type Unsigned } from './sign';

export interface Answer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
  json: Body;
}

/** The members of an answer that tests look at. */
export interface Body {
  RequestId: string;
  HostId?: string;
  Code?: string | number;
  Message?: string;
  Recommend?: string;
  AccessDeniedDetail?: Record<string, string>;
  PageNumber?: number;
  PageSize?: number;
  TotalCount?: number;
  Events?: WireEvent[];
  Instances?: { Instance: WireInstance[] };
  Results?: BatchVerdict[];
  EnsRegions?: { EnsRegions: Record<string, string>[] };
}

export interface WireEvent {
  EventId: string;
  EventType: string;
  EventLevel: string;
  EventStatus: string;
  ResourceId: string;
  NotBefore?: number;
  NotBeforeUtcTime?: string;
  PublishTime: number;
}

export interface WireInstance {
  InstanceId: string;
  InstanceName: string;
  Status: string;
  EnsRegionId: string;
  PublicIpAddress: { IpAddress: string[] };
  InnerIpAddress: { IpAddress: string[] };
  SystemDisk: { Category: string; Size: number; DiskId: string };
  DataDisk: { DataDisk: { Category: string; Size: number; DiskSize: number; DiskId: string }[] };
}

export interface RawAnswer {
  status: number;
  headers: http.IncomingHttpHeaders;
  text: string;
}

export interface SendOptions {
  method?: string;
  path?: string;
  headers: Record<string, string | string[]>;
  body?: string;
  agent?: http.Agent;
  /** Ends the request after this time, milliseconds. */
  timeout?: number;
  /** Hears how many bytes came so far; hangs up when it answers false. */
  onData?: (bytesSoFar: number) => boolean;
}

/** One plain HTTP request; rejects with the system's code where no whole answer comes. */
export function send(gateway: Gateway, options: SendOptions): Promise<RawAnswer> {
  const { method = 'POST', path = '/', headers, body, agent = new http.Agent(), timeout = 5_000, onData } = options;
  return new Promise((resolve, reject) => {
    const signal = AbortSignal.timeout(timeout);
    const request = http.request(
      { host: '127.0.0.1', port: gateway.port, method, path, headers, agent, signal },
      response => {
        const chunks: Buffer[] = [];
        let bytes = 0;
        response.on('data', (chunk: Buffer) => {
          chunks.push(chunk);
          bytes += chunk.length;
          if (onData?.(bytes) === false) {
            request.destroy(new Error('hung up by the test'));
          }
        });
        response.on('error', reject);
        response.on('end', () => {
          resolve({
            status: response.statusCode!,
            headers: response.headers,
            text: Buffer.concat(chunks).toString(),
          });
        });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}

/** A signed call with the main key, unless told otherwise. */
export async function call(
  gateway: Gateway,
  action: string,
  params: Record<string, string> = {},
  {
    key = gateway.keys.main,
    ...rest
  }: Partial<Unsigned> & { key?: SampleKey; agent?: http.Agent } & Partial<SendOptions> = {},
): Promise<Answer> {
  const unsigned = { host: gateway.host, action, params, at: gateway.account.now(), ...rest };
  const query = queryOf(params);
  const answer = await send(gateway, {
    ...rest,
    path: rest.path ?? (query ? `/?${query}` : '/'),
    headers: sign(key, unsigned),
  });
  return { ...answer, json: JSON.parse(answer.text) as Body };
}

export const start = Date.UTC(2026, 10, 24, 8, 0, 0);

/** Runs `test` with a gateway whose clock the test moves, and stops it. */
export async function withGateway(
  options: GatewayOptions,
  test: (gateway: Gateway, clock: { time: number }) => Promise<void>,
): Promise<void> {
  const clock = { time: start };
  const gateway = await startGateway({ now: () => clock.time, ...options });
  try {
    await test(gateway, clock);
  } finally {
    await gateway.stop();
  }
}

/** The first event with these properties. */
export function anEvent(gateway: Gateway, wanted: Partial<SampleEvent>): SampleEvent {
  const entries = Object.entries(wanted);
  const found = gateway.account.events.find(event =>
    entries.every(([name, value]) => event[name as keyof SampleEvent] === value),
  );
  if (!found) {
    throw new Error(`The sample account has no such event: ${JSON.stringify(wanted)}`);
  }
  return found;
}

/** The named instance as the account was written. */
export function anInstance(gateway: Gateway, wantedName: string): SampleInstance {
  return gateway.account.instances.find(({ name }) => name === wantedName)!;
}

/** How the event shows in the list. */
export async function listed(gateway: Gateway, { eventId, type, resourceId }: SampleEvent): Promise<WireEvent> {
  const { json } = await call(gateway, 'DescribeHistoryEvents', {
    EventTypes: type,
    ResourceIds: resourceId,
    PageSize: '100',
  });
  return json.Events!.find(({ EventId }) => EventId === eventId)!;
}

/** How the event's instance shows. */
export async function described(gateway: Gateway, { resourceId }: SampleEvent): Promise<WireInstance> {
  const { json } = await call(gateway, 'DescribeInstances', { InstanceIds: JSON.stringify([resourceId]) });
  return json.Instances!.Instance[0]!;
}
