import type { EnsClient, EnsEvent, EventsPage, Instance, SendMany } from '../src/ens/types';
import type { Translate } from '../src/base/translate';
import type { Clock } from '../src/ens/ports';
import {
  bindWriter,
  giveConfirmation,
  type Confirmation,
  type ConfirmedTarget,
  type ConfirmedWriter,
} from '../src/operations/confirmation';
import type { EventReading } from '../src/operations/follow';
import type { Operation } from '../src/operations/operation';

/** 2026-11-24 12:00 UTC. */
export const noon = Date.UTC(2026, 10, 24, 12);
export const hour = 3_600_000;

/** Fills `{0}` placeholders as `vscode.l10n.t` does, in English. */
export const english: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (_, index: string) => String(args[Number(index)]));

/** An event that needs an answer in 24 h; a test states only the fields it is about. */
export function anEvent(fields: Partial<EnsEvent> = {}): EnsEvent {
  return {
    eventId: 'e-00000000000000000000000000000001',
    type: 'Instance:SystemMaintenance.Redeploy',
    level: 'WARN',
    status: 'Inquiring',
    resourceId: 'i-sample-1',
    publishTime: noon - hour,
    notBefore: noon + 24 * hour,
    extra: {},
    ...fields,
  };
}

/** A running instance with cloud disks only. */
export function anInstance(fields: Partial<Instance> = {}): Instance {
  return {
    instanceId: 'i-sample-1',
    name: 'edge-web-01',
    status: 'Running',
    regionId: 'cn-sample-1',
    addresses: ['192.0.2.10'],
    disks: [{ category: 'pangu', sizeGiB: 40, role: 'system' }],
    ...fields,
  };
}

export function aPage(events: EnsEvent[], fields: Partial<EventsPage> = {}): EventsPage {
  return {
    requestId: 'REQ-1',
    pageNumber: 1,
    pageSize: 100,
    totalCount: events.length,
    rowCount: events.length,
    events,
    ...fields,
  };
}

/** A redeploy confirmed at noon and not yet answered. */
export function anOperation(fields: Partial<Operation> = {}): Operation {
  const { eventId, resourceId, type, status } = anEvent();
  return {
    id: 'op-1',
    at: noon,
    profileId: 'p1',
    account: 'Test',
    pid: 1,
    action: 'redeploy',
    eventId,
    resourceId,
    eventType: type,
    name: 'edge-web-01',
    statusBefore: status,
    notBeforeBefore: noon + 24 * hour,
    plan: { opsType: 'immediate' },
    ...fields,
  };
}

/** A complete reading of one event; without one, the service does not list it. */
export function aReading(event?: EnsEvent): EventReading {
  return { complete: true, ...(event && { event }) };
}

/** One event confirmed for a redeploy at once. */
export function aTarget(fields: Partial<ConfirmedTarget> = {}): ConfirmedTarget {
  return { event: anEvent(), plan: { opsType: 'immediate' }, name: 'edge-web-01', ...fields };
}

/** A redeploy agreed to at noon. */
export function aConfirmation(fields: Partial<Confirmation> = {}): Confirmation {
  return giveConfirmation({
    account: {
      profileId: 'p1',
      name: 'Test',
      sample: false,
      endpoint: { protocol: 'https', host: 'ens.aliyuncs.com' },
      revision: 0,
      digest: 'digest-1',
      keyHash: 'key-1',
    },
    action: 'redeploy',
    targets: [aTarget()],
    rule: { strictness: 'allow' },
    at: noon,
    ...fields,
  });
}

/** What sends through the client for a confirmation. */
export function aWriter(client: EnsClient, fields: Partial<Confirmation> = {}): ConfirmedWriter {
  return bindWriter(client, aConfirmation(fields));
}

/** A client that answers with an empty account; a test replaces the operations it is about. */
export function aClient(operations: Partial<EnsClient> = {}): EnsClient {
  return {
    describeHistoryEvents: () => Promise.resolve(aPage([])),
    eventRedeployInstance: () => Promise.resolve({ requestId: 'REQ-W' }),
    eventRebootInstance: () => Promise.resolve({ requestId: 'REQ-W' }),
    eventMigrateInstance: () => Promise.resolve({ requestId: 'REQ-W' }),
    batchEventRedeployInstance: allAccepted,
    batchEventRebootInstance: allAccepted,
    batchEventMigrateInstance: allAccepted,
    describeInstances: () => Promise.resolve([]),
    describeEnsRegions: () => Promise.resolve([]),
    ...operations,
  };
}

const allAccepted: SendMany = requests =>
  Promise.resolve({
    requestId: 'REQ-B',
    results: requests.map(({ eventId, resourceId }) => ({ eventId, resourceId, code: '200', message: 'success' })),
  });

export interface FakeClock extends Clock {
  /** Each sleep asked for, milliseconds. */
  readonly slept: number[];
}

/** A clock on which every sleep is over at once and moves the time by its length. */
export function aClock(start = noon): FakeClock {
  let now = start;
  const slept: number[] = [];
  return {
    slept,
    now: () => now,
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}
