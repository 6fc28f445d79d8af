import * as v from 'valibot';
import type { JournalFile } from './journalFile';
import type { End, Operation, Outcome } from './operation';

/** What is known of every operation, kept on disk so that a host that dies at any moment loses none. */
export interface Journal {
  /** Before it is sent. Rejects with JournalError: then nothing may be sent. */
  begin: (operation: Operation) => Promise<void>;
  answer: (id: string, outcome: Outcome) => Promise<void>;
  end: (id: string, end: End) => Promise<void>;
  /** All operations, oldest first, of every window. */
  read: () => Promise<Operation[]>;
}

const plan = v.intersect([
  v.variant('opsType', [
    v.object({ opsType: v.literal('immediate') }),
    v.object({ opsType: v.literal('scheduled'), planTime: v.number() }),
  ]),
  v.object({ dataPolicy: v.exactOptional(v.picklist(['abandon', 'force_transfer', 'try_transfer'])) }),
]);
const operation = v.object({
  id: v.string(),
  at: v.number(),
  profileId: v.string(),
  account: v.string(),
  pid: v.number(),
  window: v.exactOptional(v.string()),
  started: v.exactOptional(v.string()),
  sample: v.exactOptional(v.boolean()),
  action: v.picklist(['redeploy', 'reboot', 'migrate']),
  eventId: v.string(),
  resourceId: v.string(),
  eventType: v.string(),
  name: v.string(),
  statusBefore: v.string(),
  notBeforeBefore: v.exactOptional(v.number()),
  plan,
  snapshot: v.exactOptional(
    v.object({
      status: v.exactOptional(v.string()),
      regionId: v.exactOptional(v.string()),
      addresses: v.array(v.string()),
      disks: v.array(v.string()),
    }),
  ),
  again: v.exactOptional(v.string()),
});
const outcome = v.variant('kind', [
  v.object({ kind: v.literal('accepted'), requestId: v.exactOptional(v.string()) }),
  v.object({ kind: v.literal('notSent'), code: v.string(), message: v.string() }),
  v.object({
    kind: v.literal('refused'),
    code: v.string(),
    message: v.string(),
    requestId: v.exactOptional(v.string()),
  }),
  v.object({
    kind: v.literal('unknown'),
    code: v.string(),
    message: v.string(),
    requestId: v.exactOptional(v.string()),
  }),
]);
const end = v.object({
  how: v.picklist(['done', 'failed', 'canceled', 'gone', 'unsettled']),
  status: v.string(),
  at: v.number(),
  summary: v.exactOptional(v.string()),
});
/** One line each; a line of a later version, or of nobody's, fits none and is passed over. */
const line = v.variant('kind', [
  v.object({ v: v.literal(1), kind: v.literal('begin'), operation }),
  v.object({ v: v.literal(1), kind: v.literal('answer'), id: v.string(), outcome }),
  v.object({ v: v.literal(1), kind: v.literal('end'), id: v.string(), end }),
]);

export function createJournal(file: JournalFile): Journal {
  return {
    begin: begun => file.append({ v: 1, kind: 'begin', operation: begun }),
    answer: (id, given) => file.append({ v: 1, kind: 'answer', id, outcome: given }),
    end: (id, given) => file.append({ v: 1, kind: 'end', id, end: given }),
    read: async () => fold(await file.read()),
  };
}

/** The lines put together: an answer or an end without its beginning is foreign. */
export function fold(lines: readonly unknown[]): Operation[] {
  const operations = new Map<string, Operation>();
  for (const raw of lines) {
    const parsed = v.safeParse(line, raw);
    if (!parsed.success) {
      continue;
    }
    const record = parsed.output;
    if (record.kind === 'begin') {
      operations.set(record.operation.id, operations.get(record.operation.id) ?? record.operation);
      continue;
    }
    const known = operations.get(record.id);
    if (known && record.kind === 'answer') {
      operations.set(record.id, { ...known, outcome: record.outcome });
    } else if (known && record.kind === 'end') {
      operations.set(record.id, { ...known, end: record.end });
    }
  }
  return [...operations.values()];
}
