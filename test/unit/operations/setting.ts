import { EnsError, type EnsErrorDetails } from '../../../src/ens/error';
import type { EnsEvent, OperationRequest } from '../../../src/ens/types';
import { eventKey } from '../../../src/events/event';
import { createJournal } from '../../../src/operations/journal';
import { JournalError } from '../../../src/state/journalError';
import type { JournalFile } from '../../../src/state/journalFile';
import type { LockHolder, Locks } from '../../../src/state/locks';
import type { Operation } from '../../../src/operations/operation';
import type { Intent } from '../../../src/operations/confirmation';
import type { PerformParts } from '../../../src/operations/perform';
import { createRecords } from '../../../src/operations/records';
import { aClient, aClock, anEvent, anOperation, aTarget, aWriter, english } from '../../builders';
import { shanghai } from '../../personTime';

/** The disk that several windows share, in memory. */
export function aDisk() {
  const lines: Record<string, unknown>[] = [];
  const held = new Map<string, LockHolder>();
  let full = false;
  const file: Pick<JournalFile, 'append' | 'read'> = {
    append: record => {
      if (full) {
        return Promise.reject(new JournalError('The disk is full.', 'Make room.', 'ENOSPC'));
      }
      lines.push(JSON.parse(JSON.stringify(record)) as Record<string, unknown>);
      return Promise.resolve();
    },
    read: () => Promise.resolve(lines),
  };
  const locks: Locks = {
    take: (key, holder) => {
      const other = held.get(key);
      if (!other) {
        held.set(key, holder);
      }
      return Promise.resolve(other);
    },
    release: (key, operationId) => {
      if (held.get(key)?.operationId === operationId) {
        held.delete(key);
      }
      return Promise.resolve();
    },
    holds: (key, operationId) => Promise.resolve(held.get(key)?.operationId === operationId),
    breakUp: key => {
      held.delete(key);
      return Promise.resolve();
    },
  };
  return { file, lines, held, locks, fill: () => (full = true) };
}

export type Answer = 'accept' | Partial<EnsErrorDetails>;

/** A service with one event each for the ids given, and what it was sent. */
export function aService(events: EnsEvent[] = [anEvent()]) {
  const sent: OperationRequest[] = [];
  const known = new Map(events.map(event => [eventKey(event), event]));
  let answer: Answer = 'accept';
  const client = aClient({
    eventRedeployInstance: request => {
      sent.push(request);
      return answer === 'accept'
        ? Promise.resolve({ requestId: 'REQ-W' })
        : Promise.reject(
            new EnsError({ kind: 'server', code: 'X', message: 'x', advice: 'x', phase: 'answer', ...answer }),
          );
    },
  });
  return { sent, known, client, answer: (next: Answer) => (answer = next) };
}

export interface Window {
  parts: PerformParts;
  /** Its lines. */
  log: string[];
}

/** One window over a disk and a service. */
export function aWindow(disk: ReturnType<typeof aDisk>, service: ReturnType<typeof aService>, living = [1, 2]): Window {
  const log: string[] = [];
  return {
    log,
    parts: {
      writer: aWriter(service.client),
      readEvents: wanted =>
        Promise.resolve({
          complete: true,
          events: new Map(
            wanted.flatMap(event => {
              const found = service.known.get(eventKey(event));
              return found ? [[eventKey(event), found] as const] : [];
            }),
          ),
        }),
      local: shanghai,
      recheck: () => Promise.resolve(undefined),
      clockSkew: () => undefined,
      records: createRecords(createJournal(disk.file)),
      locks: disk.locks,
      lives: other => living.includes(other.pid),
      canLookUp: () => true,
      clock: aClock(),
      t: english,
      channel: { warn: line => log.push(line) },
    },
  };
}

export function anIntent(fields: Partial<Operation> = {}, event: EnsEvent = anEvent()): Intent {
  const { eventId, resourceId } = event;
  const operation = anOperation({ eventId, resourceId, ...fields });
  return { operation, target: aTarget({ event, plan: operation.plan }) };
}
