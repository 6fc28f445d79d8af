// What the service's answers are read with. No field can make a read fail: each absent or ill-typed one is left out by
// itself. Rows that are no objects, or lack the id that makes them usable, are skipped.
import * as v from 'valibot';
import { cutText } from '../base/cutText';
import { decimal, extraFields, listAt, rowsOf, text } from './fields';
import { caps, isRecord, withoutUndefined } from './text';
import { writtenTime } from './times';
import type { BatchResult, EnsEvent, EventsPage, Region } from './types';

const required = (cap: number) => v.pipe(v.string(), v.nonEmpty(), v.maxLength(cap));
const count = v.fallback(v.optional(v.pipe(decimal, v.safeInteger(), v.minValue(0))), undefined);
const positive = v.fallback(v.optional(v.pipe(decimal, v.safeInteger(), v.minValue(1))), undefined);

const eventRow = v.object({
  EventId: required(caps.id),
  EventType: text(caps.id),
  EventLevel: text(caps.id),
  EventStatus: text(caps.id),
  ResourceId: text(caps.id),
  PublishTime: v.optional(v.unknown()),
  NotBefore: v.optional(v.unknown()),
  Reason: text(caps.reason),
  ExtendedAttribute: text(caps.document),
});
const knownFields = new Set(Object.keys(eventRow.entries));

const pageHead = v.object({ PageNumber: positive, PageSize: positive, TotalCount: count });

/** Where each answer has its rows. */
export const eventList = ['Events'] as const;
export const regionList = ['EnsRegions', 'EnsRegions'] as const;
export const batchList = ['Results'] as const;

const regionRow = v.object({ EnsRegionId: required(caps.id), Name: text(caps.id), EnName: text(caps.id) });

/** Reads a DescribeHistoryEvents answer; `asked` fills in where the service does not echo the paging. */
export function eventsPageOf(
  body: Record<string, unknown>,
  requestId: string,
  asked: { pageNumber: number; pageSize: number },
): EventsPage {
  const { PageNumber, PageSize, TotalCount } = v.parse(pageHead, body);
  const rows = listAt(body, ...eventList);
  return {
    requestId,
    pageNumber: PageNumber ?? asked.pageNumber,
    pageSize: PageSize ?? asked.pageSize,
    ...withoutUndefined({ totalCount: TotalCount }),
    rowCount: rows.length,
    events: rowsOf(eventRow, rows, toEvent),
  };
}

function toEvent(row: v.InferOutput<typeof eventRow>, raw: Record<string, unknown>): EnsEvent {
  // The members for UTC have no documented form, so they stay among the other fields too (ens-api.md section 1).
  const published = writtenTime(row.PublishTime, raw['PublishUtcTime']);
  const notBefore = writtenTime(row.NotBefore, raw['NotBeforeUtcTime']);
  return {
    eventId: row.EventId,
    type: row.EventType ?? '',
    level: row.EventLevel ?? '',
    status: row.EventStatus ?? '',
    resourceId: row.ResourceId ?? '',
    ...withoutUndefined({
      publishTime: published.time,
      publishTimeText: published.text,
      notBefore: notBefore.time,
      notBeforeText: notBefore.text,
      reason: row.Reason,
      extendedAttribute: row.ExtendedAttribute,
    }),
    extra: extraFields(raw, knownFields),
  };
}

/** Reads a DescribeEnsRegions answer. */
export function regionsOf(body: Record<string, unknown>): Region[] {
  return rowsOf(regionRow, listAt(body, ...regionList), row => ({
    regionId: row.EnsRegionId,
    ...withoutUndefined({ name: row.Name, enName: row.EnName }),
  }));
}

/** An integer by the documents; a code in words is kept too. */
const batchCode = v.fallback(
  v.optional(
    v.pipe(
      v.union([v.number(), v.string()]),
      v.transform(code => cutText(String(code), caps.code)),
    ),
  ),
  undefined,
);
const batchRow = v.object({
  EventId: text(caps.id),
  ResourceId: text(caps.id),
  Code: batchCode,
  Message: text(caps.reason),
});

/**
 * Reads the elements of a batch answer; which request each belongs to is for the caller to judge.
 * @param mask takes the account's secrets out of a text, before it is cut: what an element says goes on record
 */
export function batchResultsOf(body: Record<string, unknown>, mask: (text: string) => string): BatchResult[] {
  const rows = listAt(body, ...batchList).map(row => (isRecord(row) ? maskedRow(row, mask) : row));
  return rowsOf(batchRow, rows, ({ EventId, ResourceId, Code, Message }) =>
    withoutUndefined({ eventId: EventId, resourceId: ResourceId, code: Code, message: Message }),
  );
}

function maskedRow(row: Record<string, unknown>, mask: (text: string) => string): Record<string, unknown> {
  const said = Object.entries(row).map(([name, value]) => [name, typeof value === 'string' ? mask(value) : value]);
  return Object.fromEntries(said) as Record<string, unknown>;
}
