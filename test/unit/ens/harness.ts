import assert from 'node:assert/strict';
import { createEnsClient, type EnsClientParts } from '../../../src/ens/client';
import { isEnsError, type EnsError } from '../../../src/ens/error';
import type { Deadlines } from '../../../src/ens/exchange';
import type { CallRecord } from '../../../src/ens/ports';
import type { EnsClient, Endpoint, EnsReader } from '../../../src/ens/types';
import { credentials, noSignal, recordingLog, standingClock, t } from '../builders';
import { startLoopback, type Loopback, type Reply } from './loopback';
import type { TlsOptions } from 'node:tls';

/** Long enough for loopback, short enough for a test. */
export const shortDeadlines: Deadlines = { connect: 400, firstByte: 500, total: 800 };

export interface Bench {
  client: EnsClient;
  records: CallRecord[];
}

export function aBench(endpoint: Endpoint, part: Partial<EnsClientParts> = {}): Bench {
  const { log, records } = recordingLog();
  const usual = { endpoint, credentials, deadlines: shortDeadlines, log, t, clock: standingClock() };
  const client = createEnsClient({ ...usual, ...part });
  return { client, records };
}

/** Runs `check` against a client of a loopback server, which is gone afterwards. */
export async function against(
  reply: Reply,
  check: (bench: Bench & { server: Loopback }) => Promise<void>,
  { secure, ...part }: Partial<EnsClientParts> & { secure?: TlsOptions } = {},
): Promise<void> {
  const server = await startLoopback(reply, secure);
  try {
    await check({ ...aBench(server.endpoint, part), server });
  } finally {
    await server.close();
  }
}

export function listEvents(client: EnsReader, signal: AbortSignal = noSignal) {
  return client.describeHistoryEvents({ eventTypes: ['Disk:Stalled'] }, signal);
}

export function redeployNow(client: EnsClient, signal: AbortSignal = noSignal) {
  return client.eventRedeployInstance({ eventId: 'e-1', resourceId: 'i-1', opsType: 'immediate' }, signal);
}

/** The EnsError a call ends with; any other end fails the test. */
export async function failureOf(call: Promise<unknown>): Promise<EnsError> {
  const outcome = await call.then(
    () => 'success',
    (error: unknown) => error,
  );
  assert.ok(isEnsError(outcome), `expected an EnsError, got ${String(outcome)}`);
  return outcome;
}
