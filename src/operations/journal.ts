import * as v from 'valibot';
import { actions } from '../events/actions';
import type { JournalFile } from './journalFile';
import { endKinds, type End, type Operation, type Outcome } from './operation';
import { dataPolicies } from './plan';

/** By whom an operation is taken up again: the account that can follow it now, in this window. */
export type TakenUp = Pick<Operation, 'profileId' | 'account' | 'pid' | 'window' | 'started'>;

/** What is known of every operation, kept on disk so that a host that dies at any moment loses none. */
export interface Journal {
  /** Before it is sent. Rejects with JournalError: then nothing may be sent. */
  begin: (operation: Operation) => Promise<void>;
  answer: (id: string, outcome: Outcome) => Promise<void>;
  end: (id: string, end: End) => Promise<void>;
  /** Takes an operation up again that was left with its account. */
  reopen: (id: string, by: TakenUp) => Promise<void>;
  /** All operations, oldest first, of every window. */
  read: () => Promise<Operation[]>;
}

const plan = v.intersect([
  v.variant('opsType', [
    v.object({ opsType: v.literal('immediate') }),
    v.object({ opsType: v.literal('scheduled'), planTime: v.number() }),
  ]),
  v.object({ dataPolicy: v.exactOptional(v.picklist(dataPolicies)) }),
]);
const window = {
  pid: v.number(),
  window: v.exactOptional(v.string()),
  started: v.exactOptional(v.string()),
};
const operation = v.object({
  ...window,
  id: v.string(),
  at: v.number(),
  profileId: v.string(),
  account: v.string(),
  host: v.exactOptional(v.string()),
  keyHash: v.exactOptional(v.string()),
  sample: v.exactOptional(v.boolean()),
  action: v.picklist(actions),
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
} satisfies Record<keyof Required<Omit<Operation, 'outcome' | 'end'>>, unknown>);
const said = { code: v.string(), message: v.string() };
const requestId = v.exactOptional(v.string());
const outcome = v.variant('kind', [
  v.object({ kind: v.literal('accepted'), requestId }),
  v.object({ kind: v.literal('notSent'), ...said }),
  v.object({ kind: v.literal('refused'), ...said, requestId }),
  v.object({ kind: v.literal('unknown'), ...said, requestId }),
]) satisfies v.GenericSchema<unknown, Outcome>;
const end = v.object({
  how: v.picklist(endKinds),
  status: v.string(),
  at: v.number(),
  summary: v.exactOptional(v.string()),
} satisfies Record<keyof Required<End>, unknown>);
const takenUp = v.object({ ...window, profileId: v.string(), account: v.string() });
/** One line each; a line of a later version, or of nobody's, fits none and is passed over. */
const line = v.variant('kind', [
  v.object({ v: v.literal(1), kind: v.literal('begin'), operation }),
  v.object({ v: v.literal(1), kind: v.literal('answer'), id: v.string(), outcome }),
  v.object({ v: v.literal(1), kind: v.literal('end'), id: v.string(), end }),
  v.object({ v: v.literal(1), kind: v.literal('reopen'), id: v.string(), by: takenUp }),
]);

export function createJournal(file: JournalFile): Journal {
  return {
    begin: begun => file.append({ v: 1, kind: 'begin', operation: begun }),
    answer: (id, given) => file.append({ v: 1, kind: 'answer', id, outcome: given }),
    end: (id, given) => file.append({ v: 1, kind: 'end', id, end: given }),
    reopen: (id, by) => file.append({ v: 1, kind: 'reopen', id, by }),
    read: async () => fold(await file.read()),
  };
}

/**
 * The lines put together: an answer or an end without its beginning is foreign. The first end holds, whoever writes
 * another one; only what was left with its account is taken up again.
 */
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
    if (known) {
      operations.set(record.id, withLine(known, record));
    }
  }
  return [...operations.values()];
}

function withLine(known: Operation, record: Exclude<v.InferOutput<typeof line>, { kind: 'begin' }>): Operation {
  switch (record.kind) {
    case 'answer':
      return { ...known, outcome: record.outcome };
    case 'end':
      return known.end ? known : { ...known, end: record.end };
    case 'reopen':
      return known.end?.how === 'left' ? reopened(known, record.by) : known;
  }
}

/** Followed by another window and, after another sign-in, for another account. */
export function reopened(known: Operation, by: TakenUp): Operation {
  const open: Operation = { ...known };
  delete open.end;
  // Of the window before; an earlier version names no more than its process.
  delete open.window;
  delete open.started;
  return { ...open, ...by };
}
