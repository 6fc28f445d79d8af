import { dueOf } from '../events/deadline';
import { visible } from '../base/inert';
import { csvFile, csvRows } from './csv';
import { inertJson, isoTime } from './inertJson';
import type { SharedEvent } from './sharedEvent';

/** The columns of the CSV and the members of the JSON: made for programs, so in no language. */
const columns = [
  'account',
  'eventId',
  'eventType',
  'level',
  'status',
  'resourceId',
  'instance',
  'node',
  'publishTime',
  'notBefore',
  'deadline',
  'deadlineEstimated',
  'reason',
  'extendedAttribute',
] as const;
type Row = Record<(typeof columns)[number], string | boolean | undefined>;

/** Longest cell, characters: a whole text of the service fits. */
const cellCap = 10_000;

/** A CSV file: a table with a head row. Times are ISO 8601 in UTC; what an event does not have is empty, its text is inert. */
export function eventsCsv(events: readonly SharedEvent[]): string {
  return csvFile([columns, ...cellsOf(events)]);
}

/** The rows of `eventsCsv` without the head: to go under a table that has one. */
export function eventsCsvRows(events: readonly SharedEvent[]): string {
  return csvRows(cellsOf(events));
}

function cellsOf(events: readonly SharedEvent[]): string[][] {
  return events.map(shared => {
    const row = rowOf(shared);
    return columns.map(column => visible(String(row[column] ?? ''), cellCap));
  });
}

/**
 * A JSON array with the same members, `null` for what an event does not have, and in `extra` the fields that this version
 * does not know. Texts are exactly as the service sent them.
 */
export function eventsJson(events: readonly SharedEvent[]): string {
  return inertJson(
    events.map(shared => {
      const row = rowOf(shared);
      const members = Object.fromEntries(columns.map(column => [column, row[column] ?? null]));
      return { ...members, extra: shared.event.extra };
    }),
  );
}

function rowOf({ event, instance, nodeId, account }: SharedEvent): Row {
  const due = dueOf(event);
  // A plan of the service's is in notBefore.
  const deadline = due?.kind === 'answer' ? due : undefined;
  return {
    account,
    eventId: event.eventId,
    eventType: event.type,
    level: event.level,
    status: event.status,
    resourceId: event.resourceId,
    instance: instance?.name,
    node: nodeId || undefined,
    publishTime: isoTime(event.publishTime),
    notBefore: isoTime(event.notBefore),
    deadline: isoTime(deadline?.time),
    deadlineEstimated: deadline?.estimated,
    reason: event.reason,
    extendedAttribute: event.extendedAttribute,
  };
}
