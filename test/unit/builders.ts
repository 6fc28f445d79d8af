import type { Translate } from '../../src/base/translate';
import type { CallRecord, Clock } from '../../src/ens/ports';
import type { Credentials, EnsClient, EnsEvent, EventsPage, Instance } from '../../src/ens/types';

/** Puts the arguments into the English sentence, as an untranslated VS Code does. */
export const t: Translate = (message, ...args) =>
  message.replace(/\{(\d+)\}/g, (placeholder, index) => String(args[Number(index)] ?? placeholder));

export const credentials: Credentials = {
  accessKeyId: 'LTAISampleKeyId0001',
  accessKeySecret: 'SampleSecretSampleSecret0001',
};

export const noSignal = new AbortController().signal;

/** A clock that stands still until it is told to move; sleeping moves it. */
export function standingClock(now = Date.UTC(2026, 10, 24, 8)): Clock & { advance: (ms: number) => void } {
  return {
    now: () => now,
    advance: ms => {
      now += ms;
    },
    sleep: (ms, signal) => {
      signal?.throwIfAborted();
      now += ms;
      return Promise.resolve();
    },
  };
}

/** A log that keeps what it is given. */
export function recordingLog(): { log: (record: CallRecord) => void; records: CallRecord[] } {
  const records: CallRecord[] = [];
  return { log: record => records.push(record), records };
}

export function anEvent(part: Partial<EnsEvent> = {}): EnsEvent {
  return {
    eventId: 'e-d71ff150945b9c02eb6ebc0016328468',
    type: 'Instance:SystemFailure.Redeploy',
    level: 'WARN',
    status: 'Inquiring',
    resourceId: 'i-55qi8m11rr53c4i964md8a00l',
    extra: {},
    ...part,
  };
}

export function anInstance(part: Partial<Instance> = {}): Instance {
  return { instanceId: 'i-55qi8m11rr53c4i964md8a00l', addresses: [], disks: [], ...part };
}

export function aPage(part: Partial<EventsPage> = {}): EventsPage {
  const { events = [] } = part;
  return { requestId: 'R-1', pageNumber: 1, pageSize: 100, rowCount: events.length, events, ...part };
}

/** One row of a DescribeHistoryEvents answer, as the service writes it. */
export function eventRow(part: Record<string, unknown> = {}): Record<string, unknown> {
  return {
    EventId: 'e-d71ff150945b9c02eb6ebc0016328468',
    EventType: 'Instance:SystemFailure.Redeploy',
    EventLevel: 'WARN',
    EventStatus: 'Inquiring',
    ResourceId: 'i-55qi8m11rr53c4i964md8a00l',
    PublishTime: 1715578245000,
    NotBefore: 1715578245000,
    Reason: 'The host failed',
    ExtendedAttribute: '{}',
    ...part,
  };
}

/** A client whose operations fail a test that did not expect them. */
export function aClient(part: Partial<EnsClient> = {}): EnsClient {
  const unexpected = () => Promise.reject(new Error('This test expects no such call.'));
  return {
    describeHistoryEvents: unexpected,
    eventRedeployInstance: unexpected,
    eventRebootInstance: unexpected,
    eventMigrateInstance: unexpected,
    batchEventRedeployInstance: unexpected,
    batchEventRebootInstance: unexpected,
    batchEventMigrateInstance: unexpected,
    describeInstances: unexpected,
    describeEnsRegions: unexpected,
    ...part,
  };
}
